#include "http/handlers/tilesets.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "http/collections/feature_crs.hpp"
#include "http/link.hpp"
#include "http/negotiation.hpp"
#include "http/tilejson.hpp"
#include "tiles/tile_matrix.hpp"

namespace uramost::http {

namespace {
constexpr const char* plain = "application/json";
constexpr const char* mercator_uri = "http://www.opengis.net/def/crs/EPSG/0/3857";
constexpr const char* tiling_scheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";

const localized_name scheme_words{"Katrori i botës në Web Mercator", "Kvadrat sveta u Web Merkatoru",
                                  "Квадрат света у Web Меркатору",
                                  "The world's square in Web Mercator (Google Maps compatible)"};

response labelled(const json& value, language in) {
  response made = json_response(value);
  label_negotiated(made, in);
  return made;
}

/// What else may be asked of descriptions: nothing but `f=json`.
void expect_json(const request& asked) {
  auto parameters = asked.parameters();
  if (parameters.take("f").value_or("json") != "json") throw invalid_input("f takes json", "f");
  parameters.expect_all_taken();
}

std::string without_form(const request& asked) {
  return query_without(asked.query_string, [](std::string_view name) { return name == "f"; });
}

std::string scheme_address(const request& asked) {
  return asked.base_url + "/api/tileMatrixSets/" + tile_matrix_set_id;
}

json matrix_json(const tiles::tile_matrix& of) {
  return {{"id", std::to_string(of.zoom)},
          {"scaleDenominator", of.scale_denominator},
          {"cellSize", of.cell_size_m},
          {"cornerOfOrigin", "topLeft"},
          {"pointOfOrigin", json::array({-tiles::world_edge_m, tiles::world_edge_m})},
          {"tileWidth", tiles::tile_pixels},
          {"tileHeight", tiles::tile_pixels},
          {"matrixWidth", of.width},
          {"matrixHeight", of.width}};
}

/// What a list of tilesets says of one.
json summary_json(const tileset& of, const request& asked, language in) {
  return {{"title", of.title.in(in)},
          {"dataType", to_string(of.data)},
          {"crs", mercator_uri},
          {"tileMatrixSetURI", tile_matrix_set_uri},
          {"links", json::array({link("self", asked.base_url + of.path(), plain),
                                 link(tiling_scheme, scheme_address(asked), plain)})}};
}

/// Every tile of every zoom that is drawn: the positions of incidents are bounded by nothing else.
json limits_json(unsigned deepest_zoom) {
  json limits = json::array();
  for (unsigned zoom = 0; zoom <= deepest_zoom; ++zoom) {
    const std::uint32_t last = tiles::web_mercator_matrix(zoom).width - 1;
    limits.push_back({{"tileMatrix", std::to_string(zoom)},
                      {"minTileRow", 0},
                      {"maxTileRow", last},
                      {"minTileCol", 0},
                      {"maxTileCol", last}});
  }
  return limits;
}

/// The properties that are whole numbers in tiles; all others are texts.
constexpr std::array<std::string_view, 8> whole_numbers{
    "count", "in_study_area", "is_north", "place", "public", "rank", "severity", "severity_sum"};

json layer_json(const tileset& of, const json& layer, language in) {
  json properties = json::object();
  for (const auto& [name, about] : layer["fields"].items()) {
    const bool is_number = std::ranges::find(whole_numbers, name) != whole_numbers.end();
    properties[name] = {{"type", is_number ? "integer" : "string"}, {"description", about}};
  }
  return {{"id", layer["id"]},
          {"title", of.title.in(in)},
          {"dataType", to_string(of.data)},
          {"geometryDimension", of.of->about().geometry == "Point" ? 0 : 2},
          {"minTileMatrix", "0"},
          {"maxTileMatrix", std::to_string(of.deepest_zoom)},
          {"propertiesSchema", {{"type", "object"}, {"properties", std::move(properties)}}}};
}

json tile_link(const tileset& of, const tile_format& format, const request& asked,
               const std::string& conditions) {
  const std::string tile = std::string(tile_matrix_set_id) + "/{tileMatrix}/{tileRow}/{tileCol}";
  json made = link("item", asked.base_url + of.tile_address(tile, format, conditions), format.media_type);
  made["templated"] = true;
  return made;
}

json bounding_box_json(const bounding_box& of) {
  return {{"lowerLeft", json::array({of.west, of.south})},
          {"upperRight", json::array({of.east, of.north})},
          {"crs", crs84().uri}};
}

/// The format that a tile is asked for in.
const tile_format& wanted_format(const tileset& of, const request& asked) {
  if (const auto said = asked.parameters().take("f")) {
    const auto found = std::ranges::find(of.formats, *said, &tile_format::name);
    if (found != of.formats.end()) return *found;
    std::string known;
    for (const tile_format& each : of.formats) (known += known.empty() ? "" : " or ") += each.name;
    throw invalid_input("f takes " + known, "f");
  }
  std::vector<std::string> types;
  for (const tile_format& each : of.formats) types.push_back(each.media_type);
  return of.formats[preferred_type(asked, types)];
}
}  // namespace

response tile_matrix_set_list::operator()(const request& asked) const {
  expect_json(asked);
  const language in = preferred_language(asked);
  return labelled({{"links", json::array({link("self", own_address(asked), plain)})},
                   {"tileMatrixSets",
                    json::array({{{"id", tile_matrix_set_id},
                                  {"title", scheme_words.in(in)},
                                  {"uri", tile_matrix_set_uri},
                                  {"crs", mercator_uri},
                                  {"links", json::array({link("self", scheme_address(asked), plain)})}}})}},
                  in);
}

response web_mercator_quad::operator()(const request& asked) const {
  expect_json(asked);
  const language in = preferred_language(asked);
  json matrices = json::array();
  for (unsigned zoom = 0; zoom <= deepest_incident_zoom; ++zoom)
    matrices.push_back(matrix_json(tiles::web_mercator_matrix(zoom)));
  return labelled({{"id", tile_matrix_set_id},
                   {"title", scheme_words.in(in)},
                   {"uri", tile_matrix_set_uri},
                   {"crs", mercator_uri},
                   {"orderedAxes", json::array({"X", "Y"})},
                   {"wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"},
                   {"tileMatrices", std::move(matrices)},
                   {"links", json::array({link("self", own_address(asked), plain)})}},
                  in);
}

response tileset_list::operator()(const request& asked) const {
  expect_json(asked);
  const language in = preferred_language(asked);
  return labelled({{"links", json::array({link("self", own_address(asked), plain)})},
                   {"tilesets", json::array({summary_json(*of, asked, in)})}},
                  in);
}

response tileset_metadata::operator()(const request& asked) const {
  const std::string form = asked.parameters().take("f").value_or("json"), conditions = without_form(asked);
  if (form == "tilejson") return of->described(asked, conditions);
  if (form != "json") throw invalid_input("f takes json or tilejson", "f");
  const tileset_facts facts = facts_of(*of, asked, conditions);
  const language in = preferred_language(asked);
  json said = summary_json(*of, asked, in);
  if (!facts.about.empty()) said["description"] = facts.about;
  said["boundingBox"] = bounding_box_json(facts.bounds);
  said["tileMatrixSetLimits"] = limits_json(of->deepest_zoom);
  if (!facts.layer.is_null()) said["layers"] = json::array({layer_json(*of, facts.layer, in)});
  json& links = said["links"];
  links[0]["href"] = own_address(asked);
  links.push_back(link(
      "alternate", asked.base_url + of->path() + "?f=tilejson" + (conditions.empty() ? "" : "&" + conditions),
      plain, "TileJSON"));
  links.push_back(link("http://www.opengis.net/def/rel/ogc/1.0/geodata",
                       asked.base_url + "/api/collections/" + of->of->about().id, plain));
  for (const tile_format& each : of->formats) links.push_back(tile_link(*of, each, asked, facts.conditions));
  return labelled(said, in);
}

response tileset_tile::operator()(const request& asked) const {
  const auto at =
      of->tile(asked.captured("tileMatrix"), asked.captured("tileRow"), asked.captured("tileCol"));
  return of->answer(asked, wanted_format(*of, asked), at, without_form(asked));
}

}  // namespace uramost::http
