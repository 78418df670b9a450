#include "http/handlers/areas.hpp"

#include "http/collections/feature_lists.hpp"
#include "http/features.hpp"

namespace uramost::http {

namespace {
response geojson_response(std::vector<json> features) {
  response answer = json_response({{"type", "FeatureCollection"}, {"features", std::move(features)}});
  answer.set("Content-Type", geojson_type);
  return answer;
}
}  // namespace

response municipality_areas::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return geojson_response(municipality_features(incidents.where()->areas));
}

response populated_places::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return geojson_response(place_features(incidents.places()));
}

}  // namespace uramost::http
