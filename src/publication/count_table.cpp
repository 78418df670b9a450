#include "publication/count_table.hpp"

#include "core/error.hpp"

namespace uramost::publication {

namespace {
void expect(bool is_so, const char* what) {
  if (!is_so) throw error(error_kind::internal, what);
}
}  // namespace

std::string_view side_name(column_side side) {
  switch (side) {
    case column_side::total:
      return "total";
    case column_side::period:
      return "period";
    case column_side::category:
      break;
  }
  return "category";
}

count_table::count_table(std::vector<table_area> areas, std::vector<table_column> columns)
    : areas_(std::move(areas)), columns_(std::move(columns)), cells_(areas_.size() * columns_.size()) {
  expect(!columns_.empty() && columns_[0].side == column_side::total, "a table begins with its total");
  for (std::size_t i = 1; i < columns_.size(); ++i) {
    const table_column& each = columns_[i];
    expect(each.side != column_side::total && each.parent < i, "a column comes after what it is part of");
    expect(each.parent == 0 || columns_[each.parent].side == each.side, "a column divides its own side");
  }
  for (std::size_t i = 0; i < areas_.size(); ++i)
    expect(!areas_[i].parent || (*areas_[i].parent < i && !areas_[*areas_[i].parent].parent),
           "areas nest once, the larger one first");
}

void count_table::add_to_row(std::size_t area, std::size_t column, std::int64_t count) {
  for (; column != 0; column = columns_[column].parent) at(area, column).count += count;
}

void count_table::add(std::size_t area, std::size_t period, std::size_t category, std::int64_t count) {
  for (std::optional<std::size_t> row = area; row; row = areas_[*row].parent) {
    at(*row, 0).count += count;
    add_to_row(*row, period, count);
    add_to_row(*row, category, count);
  }
}

std::vector<std::size_t> count_table::parts_of_column(std::size_t column, column_side side) const {
  std::vector<std::size_t> parts;
  for (std::size_t i = 1; i < columns_.size(); ++i)
    if (columns_[i].parent == column && columns_[i].side == side) parts.push_back(i);
  return parts;
}

std::vector<std::size_t> count_table::parts_of_area(std::size_t area) const {
  std::vector<std::size_t> parts;
  for (std::size_t i = 0; i < areas_.size(); ++i)
    if (areas_[i].parent == area) parts.push_back(i);
  return parts;
}

}  // namespace uramost::publication
