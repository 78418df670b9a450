#include "http/collections/written_feature.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "http/scalar_text.hpp"

namespace uramost::http {

namespace {
std::optional<lon_lat> point_of(const json& feature) {
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end() || geometry->is_null()) return std::nullopt;
  const bool is_point = geometry->is_object() && geometry->value("type", json()) == "Point";
  const json at = is_point ? geometry->value("coordinates", json()) : json();
  if (!at.is_array() || at.size() < 2 || !at[0].is_number() || !at[1].is_number())
    throw invalid_input("the geometry takes a Point with two numbers, or null", "geometry");
  const lon_lat point{at[0].get<double>(), at[1].get<double>()};
  if (!is_on_earth(point))
    throw invalid_input("the point is not on Earth; longitude comes first", "geometry");
  return point;
}

std::string text_of(const std::string& name, const json& value) {
  if (value.is_null()) return {};
  if (auto text = scalar_text(value)) return std::move(*text);
  throw invalid_input(name + " takes a text or a number", name);
}
}  // namespace

written_feature::written_feature(const json& feature, std::span<const exchange::property> schema)
    : point_(point_of(feature)) {
  if (feature.value("type", json()) != "Feature")
    throw invalid_input("the body is no GeoJSON Feature", "type");
  const json properties = feature.value("properties", json::object());
  if (!properties.is_object()) throw invalid_input("the properties are no object", "properties");
  for (const auto& [name, value] : properties.items()) {
    if (std::ranges::find(schema, name, &exchange::property::name) == schema.end())
      throw invalid_input("there is no property '" + name + "'", name);
    texts_[name] = text_of(name, value);
  }
}

std::string_view written_feature::text(std::string_view property) const {
  const auto found = texts_.find(property);
  return found == texts_.end() ? std::string_view() : found->second;
}

}  // namespace uramost::http
