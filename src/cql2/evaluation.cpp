#include "cql2/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "cql2/like_pattern.hpp"
#include "cql2/spatial.hpp"
#include "cql2/temporal.hpp"
#include "geodata/name_folding.hpp"

namespace uramost::cql2 {

namespace {
using step = evaluation::step;

/// A part made ready, and what sort of value it gives.
struct prepared {
  step run;
  std::uint8_t sorts = anything;
};

bool is_null(const value& one) { return std::holds_alternative<std::monostate>(one); }

/// True, false or unknown of a value; whatever is no truth value is unknown.
std::optional<bool> truth(const value& one) {
  const bool* said = std::get_if<bool>(&one);
  return said ? std::optional(*said) : std::nullopt;
}

/// Less, equal or greater; nothing when the two cannot be compared. Times are equal when they overlap.
std::optional<std::strong_ordering> order(const value& a, const value& b) {
  if (a.index() != b.index()) return std::nullopt;
  if (const auto* left = std::get_if<time_span>(&a)) {
    const auto& right = std::get<time_span>(b);
    return left->last < right.first   ? std::strong_ordering::less
           : left->first > right.last ? std::strong_ordering::greater
                                      : std::strong_ordering::equal;
  }
  if (const auto* left = std::get_if<double>(&a)) {
    const double right = std::get<double>(b);
    if (std::isnan(*left) || std::isnan(right)) return std::nullopt;
    return *left < right   ? std::strong_ordering::less
           : *left > right ? std::strong_ordering::greater
                           : std::strong_ordering::equal;
  }
  if (const auto* left = std::get_if<std::string>(&a)) return *left <=> std::get<std::string>(b);
  if (const auto* left = std::get_if<bool>(&a)) return *left <=> std::get<bool>(b);
  return std::nullopt;
}

value compared(op what, const value& a, const value& b) {
  const auto is = order(a, b);
  if (!is) return {};
  switch (what) {
    case op::equal:
      return *is == 0;
    case op::not_equal:
      return *is != 0;
    case op::less:
      return *is < 0;
    case op::greater:
      return *is > 0;
    case op::at_most:
      return *is <= 0;
    default:
      return *is >= 0;
  }
}

/// What is not a finite number is null: a division by nothing, a root of what is negative.
value computed(op what, const value& left, const value& right) {
  const double *x = std::get_if<double>(&left), *y = std::get_if<double>(&right);
  if (!x || !y) return {};
  const double a = *x, b = *y;
  const double made = what == op::plus            ? a + b
                      : what == op::minus         ? a - b
                      : what == op::times         ? a * b
                      : what == op::divided       ? a / b
                      : what == op::modulo        ? std::fmod(a, b)
                      : what == op::whole_divided ? std::trunc(a / b)
                                                  : std::pow(a, b);
  return std::isfinite(made) ? value(made) : value();
}

value interval_of(const value& begin, const value& end) {
  const auto *first = std::get_if<time_span>(&begin), *last = std::get_if<time_span>(&end);
  if (!first || !last || first->first > last->last) return {};
  return time_span{first->first, last->last};
}

class preparation {
 public:
  explicit preparation(std::span<const column> columns) : columns_(columns) {}

  prepared part(const expression& one) {
    return std::visit([this](const auto& held) { return make(held); }, one.value);
  }

  std::vector<std::size_t> reads() const {
    std::vector<std::size_t> all = reads_;
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

 private:
  static prepared constant(value always_this, std::uint8_t sorts) {
    return {[held = std::move(always_this)](const row&) { return held; }, sorts};
  }

  static prepared make(bool one) { return constant(one, sort::boolean); }
  static prepared make(double one) { return constant(one, sort::number); }
  static prepared make(const std::string& one) { return constant(one, sort::text); }
  static prepared make(const date& one) { return constant(span_of(one), sort::moment); }
  static prepared make(const instant& one) { return constant(span_of(one), sort::moment); }
  static prepared make(const geometry& one) {
    return constant(std::make_shared<const geometry>(one), sort::shape);
  }
  /// Which end it is, `operation` knows.
  static prepared make(const unbounded& /*one*/) { return constant({}, sort::open_end); }

  prepared make(const property& one) {
    const auto found = std::ranges::find(columns_, one.name, &column::name);
    if (found == columns_.end()) throw invalid_input("there is no property '" + one.name + "'", "filter");
    const auto at = static_cast<std::size_t>(found - columns_.begin());
    reads_.push_back(at);
    return {[at](const row& of) { return of(at); }, static_cast<std::uint8_t>(found->of)};
  }

  prepared make(const operation& one) {
    const operator_row& said = row_of(one.what);
    std::vector<prepared> of;
    for (const expression& each : one.arguments) of.push_back(part(each));
    read_texts_as_times(one, of);
    expect_sorts(said, of);
    std::vector<step> steps;
    for (prepared& each : of) steps.push_back(std::move(each.run));
    return {step_of(one, std::move(steps)), said.gives};
  }

  /// `occurred_at > '2023-05-29T00:00:00Z'`, as older clients write it.
  static void read_texts_as_times(const operation& one, std::vector<prepared>& of) {
    const bool has_time =
        std::ranges::any_of(of, [](const prepared& each) { return each.sorts == sort::moment; });
    if (!has_time) return;
    for (std::size_t i = 0; i < of.size(); ++i)
      if (const auto* said = std::get_if<std::string>(&one.arguments[i].value)) {
        const auto read = parse_span(*said);
        if (!read) throw invalid_input("'" + *said + "' is no date and no time", "filter");
        of[i] = constant(*read, sort::moment);
      }
  }

  /// Of every argument what the operator takes, and of those that are compared all the same.
  static void expect_sorts(const operator_row& said, const std::vector<prepared>& of) {
    const bool compares = said.binds == comparison && said.what != op::is_null;
    std::uint8_t common = said.takes;
    for (const prepared& each : of) {
      const std::uint8_t fits = each.sorts & said.takes;
      common &= each.sorts;
      if (fits == 0 || (compares && common == 0))
        throw invalid_input(std::string(said.text) + " takes " + std::string(words_of(said.takes)) +
                                (fits == 0 ? "" : ", and compares only what is of one kind"),
                            "filter");
    }
  }

  static step step_of(const operation& one, std::vector<step> of) {
    switch (one.what) {
      case op::and_:
        return junction(std::move(of), false);
      case op::or_:
        return junction(std::move(of), true);
      case op::not_:
        return [a = of[0]](const row& r) {
          const auto said = truth(a(r));
          return said ? value(!*said) : value();
        };
      case op::is_null:
        return [a = of[0]](const row& r) { return value(is_null(a(r))); };
      case op::between:
        return between(std::move(of));
      case op::in:
        return in(std::move(of));
      case op::interval:
        return interval(one, std::move(of));
      case op::casei:
        return folded(of[0], geodata::to_lower_case);
      case op::accenti:
        return folded(of[0], geodata::without_accents);
      default:
        return [a = of[0], b = of[1], both = of_two(one.what)](const row& r) { return both(a(r), b(r)); };
    }
  }

  using binary = std::function<value(const value&, const value&)>;

  static binary of_two(op what) {
    if (row_of(what).gives == sort::number)
      return [what](const value& a, const value& b) { return computed(what, a, b); };
    if (what == op::like)
      return [](const value& a, const value& b) {
        const auto *text = std::get_if<std::string>(&a), *pattern = std::get_if<std::string>(&b);
        return text && pattern ? value(is_like(*text, *pattern)) : value();
      };
    if (row_of(what).takes == sort::shape)
      return [related = relation_of(what)](const value& a, const value& b) {
        const auto *left = std::get_if<shared_geometry>(&a), *right = std::get_if<shared_geometry>(&b);
        return left && right ? value(related(*left, *right)) : value();
      };
    if (row_of(what).binds == as_function)
      return [what](const value& a, const value& b) {
        const auto *left = std::get_if<time_span>(&a), *right = std::get_if<time_span>(&b);
        return left && right ? value(holds(what, *left, *right)) : value();
      };
    return [what](const value& a, const value& b) { return compared(what, a, b); };
  }

  /// One that decides (false of AND, true of OR) settles it; otherwise one unknown leaves it unknown.
  static step junction(std::vector<step> of, bool decides) {
    return [all = std::move(of), decides](const row& r) -> value {
      bool is_known = true;
      for (const step& each : all) {
        const auto said = truth(each(r));
        if (said == decides) return decides;
        is_known = is_known && said;
      }
      return is_known ? value(!decides) : value();
    };
  }

  static step between(std::vector<step> of) {
    return [all = std::move(of)](const row& r) -> value {
      const value one = all[0](r);
      const auto low = truth(compared(op::at_least, one, all[1](r)));
      const auto high = truth(compared(op::at_most, one, all[2](r)));
      if (low == false || high == false) return false;
      return low && high ? value(true) : value();
    };
  }

  static step in(std::vector<step> of) {
    return [all = std::move(of)](const row& r) -> value {
      const value one = all[0](r);
      bool is_known = true;
      for (std::size_t i = 1; i < all.size(); ++i) {
        const auto same = truth(compared(op::equal, one, all[i](r)));
        if (same == true) return true;
        is_known = is_known && same;
      }
      return is_known ? value(false) : value();
    };
  }

  static step interval(const operation& one, std::vector<step> of) {
    const auto is_open = [&](std::size_t i) {
      return std::holds_alternative<unbounded>(one.arguments[i].value);
    };
    if (is_open(0)) of[0] = [](const row&) { return value(span_of(always)); };
    if (is_open(1)) of[1] = [](const row&) { return value(span_of(for_ever)); };
    return [begin = of[0], end = of[1]](const row& r) { return interval_of(begin(r), end(r)); };
  }

  static step folded(step of, std::string (*fold)(std::string_view)) {
    return [of = std::move(of), fold](const row& r) {
      const value one = of(r);
      const auto* said = std::get_if<std::string>(&one);
      return said ? value(fold(*said)) : value();
    };
  }

  std::span<const column> columns_;
  std::vector<std::size_t> reads_;
};
}  // namespace

evaluation::evaluation(const expression& condition, std::span<const column> columns) {
  preparation made(columns);
  prepared whole = made.part(condition);
  if ((whole.sorts & sort::boolean) == 0) throw invalid_input("a filter is a condition", "filter");
  whole_ = std::move(whole.run);
  reads_ = made.reads();
}

std::optional<bool> evaluation::operator()(const row& of) const { return truth(whole_(of)); }

}  // namespace uramost::cql2
