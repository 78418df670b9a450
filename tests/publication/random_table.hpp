#pragma once

#include <random>

#include "publication/count_table.hpp"

namespace uramost::publication {

/// Shapes as releases have them: a north of four municipalities and two others, a year of quarters and
/// months, groups of categories.
struct table_shape {
  bool has_north = true;
  bool has_months = true;
  bool has_categories = true;
};

inline std::vector<table_area> areas_of(const table_shape& shape) {
  if (!shape.has_north) return {{"12"}, {"30"}};
  return {{"north"}, {"12", 0}, {"29", 0}, {"30", 0}, {"38", 0}, {"18"}, {"37"}};
}

inline std::vector<table_column> columns_of(const table_shape& shape) {
  std::vector<table_column> columns{{"2023"}};
  for (std::size_t quarter = 1; quarter <= 4; ++quarter) {
    const std::size_t whole = columns.size();
    columns.push_back({"2023-Q" + std::to_string(quarter), column_side::period, 0});
    for (std::size_t month = 1; shape.has_months && month <= 3; ++month)
      columns.push_back({"2023-" + std::to_string(3 * quarter + month - 3), column_side::period, whole});
  }
  for (std::size_t group = 0; shape.has_categories && group < 3; ++group) {
    const std::size_t whole = columns.size();
    columns.push_back({"group" + std::to_string(group), column_side::category, 0});
    for (std::size_t category = 0; group > 0 && category < 3; ++category)
      columns.push_back({"c" + std::to_string(3 * group + category), column_side::category, whole});
  }
  return columns;
}

/// Columns of one side that have no parts; {0} when the side has none.
inline std::vector<std::size_t> leaves(const count_table& table, column_side side) {
  std::vector<std::size_t> found;
  for (std::size_t c = 1; c < table.columns().size(); ++c)
    if (table.columns()[c].side == side && table.parts_of_column(c, side).empty()) found.push_back(c);
  return found.empty() ? std::vector<std::size_t>{0} : found;
}

/// Synthetic incidents at random, unevenly: some areas, periods and categories have most of them.
inline count_table random_table(const table_shape& shape, int incidents, std::mt19937& random) {
  count_table table(areas_of(shape), columns_of(shape));
  std::vector<std::size_t> areas;
  for (std::size_t a = 0; a < table.areas().size(); ++a)
    if (table.parts_of_area(a).empty()) areas.push_back(a);
  const auto periods = leaves(table, column_side::period), categories = leaves(table, column_side::category);
  const auto uneven = [&](const std::vector<std::size_t>& choice) {
    const double at = std::uniform_real_distribution<>(0, 1)(random);
    return choice[static_cast<std::size_t>(at * at * static_cast<double>(choice.size()))];
  };
  for (int i = 0; i < incidents; ++i) table.add(uneven(areas), uneven(periods), uneven(categories));
  return table;
}

}  // namespace uramost::publication
