#include "http/handlers/layer_tiles.hpp"

#include "core/error.hpp"
#include "http/map_layers.hpp"
#include "http/tile_response.hpp"
#include "http/tilejson.hpp"

namespace uramost::http {

namespace {
json with_names(json fields) {
  for (const auto& [property, in] : name_properties)
    fields[std::string(property)] = "Name, " + std::string(tag(in));
  return fields;
}

layer_description describe(map_layer shown) {
  switch (shown) {
    case map_layer::patrol_points:
      return {"patrol_points",
              "Points where police stand or pass",
              deepest_layer_zoom,
              {{"name", "As in the source"},
               {"kind", "station, checkpoint, …: as in the source"},
               {"shift", "Hours, as in the incident query; none: always"},
               {"languages", "BCP 47 tags, joined by commas"},
               {"certainty", "Of the municipality"},
               {"municipality_code", "If in one"}}};
    case map_layer::municipalities:
      return {"municipalities", "Areas of the municipalities", deepest_layer_zoom,
              with_names({{"code", "Municipality code"},
                          {"is_north", "1 for the four northern municipalities, else 0"},
                          {"in_study_area", "1 or 0"}})};
    case map_layer::places:
      return {"places", "Places that people live in, and landmarks", deepest_layer_zoom,
              with_names({{"kind", "municipality_seat, settlement, neighbourhood or landmark"},
                          {"rank", "0 (drawn first) to 3"},
                          {"municipality_code", "If in one"}})};
  }
  throw error(error_kind::internal, "there is no such layer");
}

/// What a layer changes with: patrol points with the register, the others with the geography alone.
std::int64_t version_of(map_layer shown, const intake::incident_register& incidents) {
  return shown == map_layer::patrol_points ? incidents.incidents()->built_at().value
                                           : incidents.where()->version;
}

std::string draw(map_layer shown, const intake::incident_register& incidents, tiles::tile_id tile) {
  switch (shown) {
    case map_layer::patrol_points:
      return patrol_point_tile(*incidents.patrol_points(), tile);
    case map_layer::municipalities:
      return municipality_tile(incidents.where()->areas, tile);
    case map_layer::places:
      return place_tile(incidents.places(), tile);
  }
  return {};
}
}  // namespace

response layer_tile::operator()(const request& asked) const {
  const auto tile = tile_of(asked);
  auto parameters = asked.parameters();
  const auto version = parameters.take("v");
  parameters.expect_all_taken();
  return answer_tile(cache, asked,
                     {{version_of(shown, incidents)},
                      std::string(describe(shown).name) + ".mvt",
                      tile,
                      "",
                      version,
                      shown != map_layer::patrol_points},
                     mvt_type,
                     [shown = shown, &incidents = incidents, tile] { return draw(shown, incidents, tile); });
}

response layer_tilejson::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const layer_description described = describe(shown);
  const bounding_box bounds =
      shown == map_layer::patrol_points ? everywhere : incidents.where()->areas.extent();
  return json_response(vector_tilejson(asked, described, std::string("/tiles/") + described.name, "", bounds,
                                       version_of(shown, incidents)));
}

}  // namespace uramost::http
