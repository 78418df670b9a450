#include "http/features.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "http/link.hpp"
#include "http/parameters.hpp"

namespace uramost::http {

namespace {
json value_json(const exchange::property_value& value) {
  return std::visit(
      [](const auto& held) -> json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
          return nullptr;
        else
          return held;
      },
      value);
}
}  // namespace

json property_schema(const exchange::property& of) {
  switch (of.type) {
    case exchange::property_type::integer:
      return {{"type", "integer"}};
    case exchange::property_type::real:
      return {{"type", "number"}};
    case exchange::property_type::boolean:
      return {{"type", "boolean"}};
    case exchange::property_type::date_time:
      return {{"type", "string"}, {"format", "date-time"}};
    case exchange::property_type::text:
      break;
  }
  return {{"type", "string"}};
}

json feature_json(const std::vector<exchange::property>& schema, const exchange::feature& one) {
  json properties = json::object();
  for (std::size_t i = 0; i < schema.size(); ++i) properties[schema[i].name] = value_json(one.values.at(i));
  return {{"type", "Feature"},
          {"id", one.id},
          {"geometry", one.point ? point(*one.point) : json(nullptr)},
          {"properties", std::move(properties)}};
}

page page::take_from(query_parameters& parameters) {
  page wanted;
  const auto limit = take_integer(parameters, "limit", 1, INT64_MAX).value_or(100);
  wanted.limit = static_cast<std::size_t>(std::min<std::int64_t>(limit, 10'000));
  wanted.after = take_integer(parameters, "after", 0, INT64_MAX).value_or(0);
  return wanted;
}

std::vector<std::int64_t> page::cut(std::vector<std::int64_t> ids) {
  std::erase_if(ids, [this](std::int64_t id) { return id <= after; });
  has_next_ = ids.size() > limit;
  if (has_next_) {
    std::nth_element(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(limit), ids.end());
    ids.resize(limit);
  }
  std::ranges::sort(ids);
  if (!ids.empty()) last_ = ids.back();
  return ids;
}

json collection_json(const request& asked, const page& shown, std::size_t matched, json features) {
  const std::string here = asked.base_url + asked.path;
  json links = json::array({link("self", own_address(asked), geojson_type)});
  if (shown.has_next()) {
    const std::string conditions = shown.conditions.empty() ? "" : shown.conditions + '&';
    links.push_back(link("next",
                         fmt::format("{}?{}limit={}&after={}", here, conditions, shown.limit, shown.last()),
                         geojson_type));
  }
  const std::size_t returned = features.size();
  return {{"type", "FeatureCollection"},
          {"numberMatched", matched},
          {"numberReturned", returned},
          {"links", std::move(links)},
          {"features", std::move(features)}};
}

}  // namespace uramost::http
