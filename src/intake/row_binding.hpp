#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "exchange/record_reader.hpp"
#include "intake/column_mapping.hpp"

namespace uramost::intake {

/// Where the fields of a `Text` (incident_text, patrol_point_text) stand in the rows of one file.
template <class Text>
class row_binding {
 public:
  using member = std::string_view Text::*;

  /// `member_of(field)`: the member a field fills, or null. Throws invalid_input with the field when the
  /// mapping names a column that the file has not, or a field that this kind of record has not.
  template <class MemberOf>
  row_binding(const column_mapping& mapping, const std::vector<std::string>& columns, MemberOf member_of) {
    for (const auto& [field, header] : mapping.columns) bind(field, header, columns, member_of(field));
    for (const auto& [field, headers] : mapping.further_columns)
      for (const auto& header : headers) bind(field, header, columns, member_of(field));
  }

  /// Views into `row`.
  Text read(const exchange::record& row) const {
    Text text;
    for (const auto& [column, target] : places_)
      if (column < row.values.size() && (text.*target).empty()) text.*target = row.values[column];
    text.geometry = row.point;
    return text;
  }

 private:
  void bind(const std::string& field, const std::string& header, const std::vector<std::string>& columns,
            member target) {
    if (!target) throw invalid_input("there is no field '" + field + "' to fill here", field);
    const auto found = std::find(columns.begin(), columns.end(), header);
    if (found == columns.end())
      throw invalid_input(
          "the file has no column '" + header + "' for the field '" + field + "'; it has " + listed(columns),
          field);
    places_.emplace_back(static_cast<std::size_t>(found - columns.begin()), target);
  }

  static std::string listed(const std::vector<std::string>& columns) {
    std::string text;
    for (const std::string& column : columns) text += (text.empty() ? "'" : ", '") + column + "'";
    return text;
  }

  std::vector<std::pair<std::size_t, member>> places_;
};

}  // namespace uramost::intake
