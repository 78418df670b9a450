#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uramost::publication {

/// A row of a table: an area, perhaps part of another one that is a row too (a municipality of the north).
struct table_area {
  std::string code;
  std::optional<std::size_t> parent = {};  ///< index of an earlier area that has no parent itself

  friend bool operator==(const table_area&, const table_area&) = default;
};

/// Along which of its two breakdowns a column divides the total.
enum class column_side : std::uint8_t { total, period, category };

std::string_view side_name(column_side side);

/// A column: the first is the total, every other one is part of an earlier column on its side or of the
/// total.
struct table_column {
  std::string key;  ///< "2023", "2023-Q2", "2023-05", a group's or a category's code
  column_side side = column_side::total;
  std::size_t parent = 0;

  friend bool operator==(const table_column&, const table_column&) = default;
};

/// A number, and whether it is kept back.
struct table_cell {
  std::int64_t count = 0;
  bool withheld = false;

  friend bool operator==(const table_cell&, const table_cell&) = default;
};

/// Counts by area and column. A column's parts add up to it, and the parts of an area add up to that area:
/// `add` keeps it so.
class count_table {
 public:
  /// Throws error(internal) when a parent does not come before its parts, or areas nest more than once.
  count_table(std::vector<table_area> areas, std::vector<table_column> columns);

  const std::vector<table_area>& areas() const { return areas_; }
  const std::vector<table_column>& columns() const { return columns_; }
  table_cell& at(std::size_t area, std::size_t column) { return cells_[area * columns_.size() + column]; }
  const table_cell& at(std::size_t area, std::size_t column) const {
    return cells_[area * columns_.size() + column];
  }

  /// Counts incidents of an area that has no parts: in the total and in a column of either side that has no
  /// parts, with all that these are part of. A side the table has no columns of is left out by 0.
  void add(std::size_t area, std::size_t period, std::size_t category, std::int64_t count = 1);

  /// Columns that are directly part of `column` on one side; areas that are part of `area`.
  std::vector<std::size_t> parts_of_column(std::size_t column, column_side side) const;
  std::vector<std::size_t> parts_of_area(std::size_t area) const;

  friend bool operator==(const count_table&, const count_table&) = default;

 private:
  void add_to_row(std::size_t area, std::size_t column, std::int64_t count);

  std::vector<table_area> areas_;
  std::vector<table_column> columns_;
  std::vector<table_cell> cells_;  // area by area
};

}  // namespace uramost::publication
