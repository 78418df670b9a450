#include "analysis/aggregate.hpp"
#include "core/enum_names.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::analysis {

namespace {
constexpr enum_names<dimension_kind, 10> names{
    {"municipality", "place", "grid", "month", "week", "hour", "weekday", "category", "source", "stage"}};
constexpr double least_cell_m = 100, most_cell_m = 50'000;

error unknown_dimension(std::string_view text) {
  std::string message = "'";
  message += text;
  message += "' is nothing to count by: take one or two of ";
  for (std::string_view name : names.names) (message += name == "grid" ? "grid:500m" : name) += ", ";
  message.resize(message.size() - 2);
  return invalid_input(message, "by");
}

/// `500m`.
double parse_cell(std::string_view text) {
  const auto metres = text.ends_with('m') ? parse_number(text.substr(0, text.size() - 1)) : std::nullopt;
  if (!metres || *metres < least_cell_m || *metres > most_cell_m)
    throw invalid_input("a grid has cells from 100 m to 50000 m, such as grid:500m", "by");
  return *metres;
}

dimension parse_dimension(std::string_view text) {
  const auto colon = text.find(':');
  const auto kind = names.find(text.substr(0, colon));
  if (!kind) throw unknown_dimension(text);
  dimension one{*kind, 0};
  if (one.kind == dimension_kind::grid)
    one.cell_m = parse_cell(colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1));
  else if (colon != std::string_view::npos)
    throw unknown_dimension(text);
  return one;
}
}  // namespace

std::vector<dimension> parse_dimensions(std::string_view by) {
  std::vector<dimension> dimensions;
  for (std::string_view part : split(by, ',')) dimensions.push_back(parse_dimension(trim(part)));
  if (dimensions.size() > 2) throw invalid_input("at most two dimensions", "by");
  if (dimensions.size() == 2 && dimensions[0].kind == dimensions[1].kind)
    throw invalid_input("the two dimensions are the same", "by");
  return dimensions;
}

}  // namespace uramost::analysis
