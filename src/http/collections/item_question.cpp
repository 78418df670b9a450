#include "http/collections/item_question.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "cql2/json_reader.hpp"
#include "cql2/text_reader.hpp"
#include "http/collections/feature_crs.hpp"
#include "http/link.hpp"

namespace uramost::http {

namespace {
/// A box in another system than CRS84: exactly a box in degrees, or a filter.
cql2::expression box_filter(const std::string& said, const feature_crs& crs) {
  std::vector<double> numbers;
  for (const std::string_view each : split(said, ',')) {
    const auto number = parse_number(trim(each));
    if (!number) throw invalid_input("bbox takes four numbers, or six", "bbox");
    numbers.push_back(*number);
  }
  if (numbers.size() != 4 && numbers.size() != 6)
    throw invalid_input("bbox takes four numbers, or six", "bbox");
  const std::size_t upper = numbers.size() / 2;
  const cql2::geometry drawn{
      cql2::geometry_kind::box, {{numbers[0], numbers[1]}, {numbers[upper], numbers[upper + 1]}}, {}};
  if (const auto fault = cql2::fault_of(drawn); !fault.empty())
    throw invalid_input(std::string(fault), "bbox");
  auto made = cql2::applied(cql2::op::s_intersects, cql2::expression{cql2::property{geometry_name}},
                            cql2::expression{drawn});
  to_crs84(made, crs);
  return made;
}

std::optional<cql2::expression> take_filter(query_parameters& from) {
  const std::string written_in = from.take("filter-lang").value_or("cql2-text");
  const feature_crs& crs = take_crs(from, "filter-crs");
  const auto said = from.take("filter");
  const bool is_json = written_in == "cql2-json";
  if (!is_json && written_in != "cql2-text" && written_in != "cql-text")
    throw invalid_input("filter-lang takes cql2-text, cql2-json or cql-text", "filter-lang");
  if (!said) return std::nullopt;
  auto filter = is_json ? cql2::read_json(*said) : cql2::read_text(*said);
  to_crs84(filter, crs);
  return filter;
}

/// All parameters but those that say which page, for the link to the next one.
std::string conditions_of(const request& asked) {
  return query_without(asked.query_string,
                       [](std::string_view name) { return name == "limit" || name == "after"; });
}
}  // namespace

item_question take_question(const request& asked, query_parameters& parameters, bool has_geometry) {
  item_question wanted{asked, parameters, {}, {}, take_filter(parameters), page::take_from(parameters)};
  const feature_crs& box_crs = take_crs(parameters, "bbox-crs");
  std::vector<cql2::expression> conditions;
  if (const auto said = parameters.take("bbox"); said && box_crs.is_crs84())
    wanted.bbox = parse_bounding_box(*said);
  else if (said && has_geometry)
    conditions.push_back(box_filter(*said, box_crs));
  if (const auto said = parameters.take("datetime")) wanted.datetime = parse_datetime(*said);
  if (wanted.filter) conditions.push_back(std::move(*wanted.filter));
  wanted.filter = all_of(std::move(conditions));
  wanted.shown.conditions = conditions_of(asked);
  return wanted;
}

std::optional<cql2::expression> all_of(std::vector<cql2::expression> conditions) {
  if (conditions.empty()) return std::nullopt;
  if (conditions.size() == 1) return std::move(conditions.front());
  return cql2::expression{cql2::operation{cql2::op::and_, std::move(conditions)}};
}

}  // namespace uramost::http
