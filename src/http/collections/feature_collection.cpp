#include "http/collections/feature_collection.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
using exchange::property_type;

cql2::sort sort_of(property_type type) {
  switch (type) {
    case property_type::integer:
    case property_type::real:
      return cql2::sort::number;
    case property_type::boolean:
      return cql2::sort::boolean;
    case property_type::date_time:
      return cql2::sort::moment;
    case property_type::text:
      break;
  }
  return cql2::sort::text;
}

/// A time stays a text: comparing reads it.
cql2::expression literal(const std::string& said, const exchange::property& of) {
  switch (sort_of(of.type)) {
    case cql2::sort::number:
      if (const auto number = parse_number(said)) return {*number};
      throw invalid_input(of.name + " takes a number", of.name);
    case cql2::sort::boolean:
      if (said == "true" || said == "false") return {said == "true"};
      throw invalid_input(of.name + " takes true or false", of.name);
    case cql2::sort::moment:
      if (cql2::parse_span(said)) return {said};
      throw invalid_input(of.name + " takes a date or a time", of.name);
    default:
      return {said};
  }
}
}  // namespace

std::vector<cql2::column> columns_of(const collection_about& about) {
  std::vector<cql2::column> columns;
  for (const exchange::property& each : about.schema) columns.push_back({each.name, sort_of(each.type)});
  if (!about.geometry.empty()) columns.push_back({geometry_name, cql2::sort::shape});
  return columns;
}

std::vector<cql2::expression> take_property_conditions(query_parameters& from,
                                                       const collection_about& about) {
  std::vector<cql2::expression> conditions;
  for (const exchange::property& each : about.schema)
    if (const auto said = from.take(each.name))
      conditions.push_back(
          cql2::applied(cql2::op::equal, cql2::expression{cql2::property{each.name}}, literal(*said, each)));
  return conditions;
}

cql2::value filter_value(const json& value, property_type type) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return {};
  const auto& text = value.get_ref<const std::string&>();
  if (type != property_type::date_time) return text;
  const auto moment = cql2::parse_instant(text);
  return moment ? cql2::value(cql2::span_of(*moment)) : cql2::value();
}

}  // namespace uramost::http
