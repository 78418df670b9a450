#include "cql2/text_reader.hpp"

#include <array>

#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "cql2/geometry_text.hpp"
#include "cql2/nesting.hpp"
#include "cql2/scanner.hpp"

namespace uramost::cql2 {

namespace {
constexpr std::array<std::string_view, 14> reserved{"and", "or",   "not",       "like",    "between",
                                                    "in",  "is",   "null",      "true",    "false",
                                                    "div", "date", "timestamp", "interval"};

class reader {
 public:
  explicit reader(std::string_view text) : from_(text) {}

  expression whole() {
    const std::size_t at = from_.next().at;
    expression read = alternatives();
    if (from_.next().kind != token_kind::end) throw from_.fault("an operator, or the end,");
    if ((sorts_of(read) & sort::boolean) == 0) throw fault_at(at, "a filter is a condition");
    return read;
  }

 private:
  /// One function a level of binding, from the loosest; brackets begin again at the first.
  expression alternatives() {
    const nesting::level deeper(bounds_);
    return chain(op::or_, "or", [this] { return conjunction(); });
  }
  expression conjunction() {
    return chain(op::and_, "and", [this] { return negation(); });
  }

  template <class Read>
  expression chain(op what, std::string_view word, const Read& read) {
    const std::size_t at = from_.next().at;
    expression first = read();
    if (!from_.next().is(word)) return first;
    operation all{what, {}};
    all.arguments.push_back(std::move(first));
    while (from_.take_if(word)) all.arguments.push_back(read());
    return made(std::move(all), at);
  }

  expression negation() {
    const std::size_t at = from_.next().at;
    if (!from_.take_if("not")) return comparison();
    const nesting::level deeper(bounds_);
    return made(op::not_, at, negation());
  }

  expression comparison() {
    const std::size_t at = from_.next().at;
    expression left = sum();
    for (const op sign : {op::equal, op::not_equal, op::less, op::greater, op::at_most, op::at_least})
      if (from_.take_if(row_of(sign).text)) return made(sign, at, std::move(left), sum());
    if (from_.take_if("is")) {
      const bool is_denied = from_.take_if("not");
      from_.expect("null");
      return perhaps_denied(is_denied, at, made(op::is_null, at, std::move(left)));
    }
    const bool is_denied = from_.take_if("not");
    if (from_.take_if("like"))
      return perhaps_denied(is_denied, at, made(op::like, at, std::move(left), sum()));
    if (from_.take_if("between")) return perhaps_denied(is_denied, at, between(at, std::move(left)));
    if (from_.take_if("in")) return perhaps_denied(is_denied, at, in(at, std::move(left)));
    if (is_denied) throw from_.fault("LIKE, BETWEEN or IN");
    return left;
  }

  expression between(std::size_t at, expression left) {
    expression least = sum();
    from_.expect("and");
    return made(op::between, at, std::move(left), std::move(least), sum());
  }

  expression in(std::size_t at, expression left) {
    operation listed{op::in, {}};
    listed.arguments.push_back(std::move(left));
    from_.expect("(");
    do listed.arguments.push_back(sum());
    while (from_.take_if(","));
    from_.expect(")");
    return made(std::move(listed), at);
  }

  expression perhaps_denied(bool is_denied, std::size_t at, expression what) {
    return is_denied ? made(op::not_, at, std::move(what)) : what;
  }

  expression sum() {
    return from_left({op::plus, op::minus}, [this] { return term(); });
  }
  expression term() {
    return from_left({op::times, op::divided, op::modulo, op::whole_divided}, [this] { return raised(); });
  }

  template <class Read>
  expression from_left(std::initializer_list<op> signs, const Read& read) {
    const std::size_t at = from_.next().at;
    expression left = read();
    for (std::size_t longer = 1;; ++longer) {
      const op* found = nullptr;
      for (const op& sign : signs)
        if (!found && from_.take_if(row_of(sign).text)) found = &sign;
      if (!found) return left;
      if (longer > limits::depth) throw fault_at(at, "this goes on for too long");
      left = made(*found, at, std::move(left), read());
    }
  }

  expression raised() {
    const std::size_t at = from_.next().at;
    expression base = factor();
    return from_.take_if("^") ? made(op::power, at, std::move(base), factor()) : base;
  }

  expression factor() {
    const std::size_t at = from_.next().at;
    if (!from_.take_if("-")) return operand();
    const nesting::level deeper(bounds_);
    expression of = factor();
    if (double* number = std::get_if<double>(&of.value)) return {-*number};
    return made(op::times, at, expression{-1.0}, std::move(of));
  }

  expression operand() {
    if (from_.take_if("(")) {
      expression inner = alternatives();
      from_.expect(")");
      return inner;
    }
    switch (from_.next().kind) {
      case token_kind::number:
        return {from_.take().number};
      case token_kind::text:
        return {from_.take().text};
      case token_kind::quoted_name:
        return name(from_.take());
      case token_kind::word:
        return word();
      default:
        throw from_.fault("a value");
    }
  }

  expression word() {
    if (begins_geometry(from_)) return {read_geometry(from_, bounds_)};
    token first = from_.take();
    const std::string lower = ascii_lower(first.text);
    if (lower == "true" || lower == "false") return {lower == "true"};
    if (lower == "date" || lower == "timestamp") return time(lower == "date");
    const bool is_function = from_.next().is("(");
    if (is_function && lower == "interval") return interval(first.at);
    if (is_function) return function(first);
    for (const std::string_view keyword : reserved)
      if (lower == keyword) throw fault_at(first.at, "a value is expected, not " + first.text);
    return name(first);
  }

  expression name(const token& of) {
    if (of.text.empty()) throw fault_at(of.at, "a name has a letter at least");
    return {property{of.text}};
  }

  expression time(bool is_date) {
    from_.expect("(");
    if (from_.next().kind != token_kind::text) throw from_.fault("a time in quotes");
    const token said = from_.take();
    from_.expect(")");
    if (is_date) {
      if (const auto day = parse_date(said.text)) return {*day};
    } else if (const auto moment = parse_instant(said.text)) {
      return {*moment};
    }
    throw fault_at(said.at, is_date ? "a date such as 2023-05-29 is expected"
                                    : "a time such as 2023-05-29T19:10:00Z is expected");
  }

  expression interval(std::size_t at) {
    from_.expect("(");
    expression first = end_of_interval();
    from_.expect(",");
    expression last = end_of_interval();
    from_.expect(")");
    return made(op::interval, at, std::move(first), std::move(last));
  }

  expression end_of_interval() {
    if (from_.next().kind != token_kind::text) return factor();
    const token said = from_.take();
    if (auto end = read_end_of_interval(said.text)) return *std::move(end);
    throw fault_at(said.at, "a date, a time or '..' is expected");
  }

  expression function(const token& named) {
    const auto what = op_of_text(named.text);
    if (!what || row_of(*what).binds != as_function)
      throw fault_at(named.at, "there is no function '" + named.text + "'");
    operation call{*what, {}};
    from_.expect("(");
    do call.arguments.push_back(alternatives());
    while (from_.take_if(","));
    from_.expect(")");
    return made(std::move(call), named.at);
  }

  template <class... Arguments>
  expression made(op what, std::size_t at, Arguments... arguments) {
    operation whole{what, {}};
    (whole.arguments.push_back(std::move(arguments)), ...);
    return made(std::move(whole), at);
  }
  expression made(operation whole, std::size_t at) {
    if (const auto fault = fault_of(whole); !fault.empty()) throw fault_at(at, fault);
    return {std::move(whole)};
  }

  static error fault_at(std::size_t at, const std::string& what) {
    return invalid_input("filter, byte " + std::to_string(at + 1) + ": " + what, "filter");
  }

  scanner from_;
  nesting bounds_;
};
}  // namespace

expression read_text(std::string_view text) {
  limits::expect_within(text);
  if (!is_utf8(text)) throw invalid_input("the filter is not UTF-8", "filter");
  expression whole = reader(text).whole();
  limits::expect_within(whole);
  return whole;
}

}  // namespace uramost::cql2
