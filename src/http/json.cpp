#include "http/json.hpp"

namespace uramost::http {

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

response json_response(const json& value, int status) {
  return text_response("application/json", dump(value), status);
}

json names(const localized_name& name) {
  json object = json::object();
  for (language each : all_languages) object[std::string(tag(each))] = name.in(each);
  return object;
}

json box(const bounding_box& area) { return json::array({area.west, area.south, area.east, area.north}); }

json point(lon_lat position) {
  return {{"type", "Point"}, {"coordinates", json::array({position.lon, position.lat})}};
}

}  // namespace uramost::http
