#include "publication/release_difference.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace uramost::publication {

namespace {
/// The cells of two tables that stand for the same.
class compared_tables {
 public:
  compared_tables(const count_table& next, const count_table& before, std::int64_t step)
      : next_(next), before_(before), step_(step) {
    for (const table_column& column : next.columns()) {
      const auto found = std::ranges::find_if(before.columns(), [&](const table_column& other) {
        return other.key == column.key && other.side == column.side;
      });
      columns_.push_back(found == before.columns().end()
                             ? std::nullopt
                             : std::optional(static_cast<std::size_t>(found - before.columns().begin())));
    }
  }

  /// How the shown count changed; nothing when it was not shown in one of them.
  std::optional<std::int64_t> change(std::size_t area, std::size_t column) const {
    if (!columns_[column]) return std::nullopt;
    const auto now = shown(next_.at(area, column), step_);
    const auto then = shown(before_.at(area, *columns_[column]), step_);
    return now && then ? std::optional(*now - *then) : std::nullopt;
  }

  /// How that part of a sum changed that is not shown part by part.
  template <class Parts, class ChangeOf>
  static std::optional<std::int64_t> rest(std::optional<std::int64_t> whole, const Parts& parts,
                                          ChangeOf change_of) {
    if (!whole || parts.empty()) return std::nullopt;
    for (const std::size_t part : parts) *whole -= change_of(part).value_or(0);
    return whole;
  }

 private:
  const count_table& next_;
  const count_table& before_;
  std::int64_t step_;
  std::vector<std::optional<std::size_t>> columns_;  // of the next table, in the one before
};

bool is_few(std::optional<std::int64_t> change, std::int64_t threshold) {
  return change && *change != 0 && std::abs(*change) < threshold;
}

void compare(std::string_view name, const count_table& next, const count_table& before,
             std::int64_t threshold, std::int64_t step, std::vector<std::string>& found) {
  if (next.areas() != before.areas()) {
    found.push_back(fmt::format("{} has other areas than in the release before", name));
    return;
  }
  const compared_tables tables(next, before, step);
  for (std::size_t area = 0; area < next.areas().size(); ++area)
    for (std::size_t column = 0; column < next.columns().size(); ++column) {
      const auto whole = tables.change(area, column);
      const auto say = [&](std::optional<std::int64_t> change, std::string_view where) {
        if (is_few(change, threshold))
          found.push_back(fmt::format("{} {} {}{}: {} since the release before", name,
                                      next.areas()[area].code, next.columns()[column].key, where, *change));
      };
      say(whole, "");
      for (const column_side side : {column_side::period, column_side::category})
        say(tables.rest(whole, next.parts_of_column(column, side),
                        [&](std::size_t part) { return tables.change(area, part); }),
            " without its published parts");
      say(tables.rest(whole, next.parts_of_area(area),
                      [&](std::size_t part) { return tables.change(part, column); }),
          " without its published areas");
    }
}

void compare_points(int year, const release_content& next, const release_content& before,
                    std::int64_t threshold, std::vector<std::string>& found) {
  for (const published_point& now : next.points) {
    if (now.protection != tier::p1 || !now.period.starts_with(std::to_string(year) + "-")) continue;
    const auto then = std::ranges::find_if(before.points, [&](const published_point& other) {
      return other.protection == tier::p1 && other.place == now.place && other.period == now.period;
    });
    if (then != before.points.end() && is_few(now.count - then->count, threshold))
      found.push_back(fmt::format("P1 place {} {}: {} since the release before", now.place->value, now.period,
                                  now.count - then->count));
  }
}
}  // namespace

std::vector<std::string> differences_of(int year, const release_content& next, const release_content& before,
                                        const publication_rules& rules) {
  std::vector<std::string> found;
  const auto now = std::ranges::find(next.years, year, &published_year::year);
  const auto then = std::ranges::find(before.years, year, &published_year::year);
  if (now == next.years.end() || then == before.years.end()) return found;
  compare("P1", now->p1, then->p1, rules.p1_threshold, 1, found);
  compare("P2", now->p2, then->p2, rules.p2_threshold, rules.p2_rounding, found);
  compare_points(year, next, before, rules.p1_threshold, found);
  return found;
}

}  // namespace uramost::publication
