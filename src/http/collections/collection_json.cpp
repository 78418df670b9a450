#include "http/collections/collection_json.hpp"

#include "http/collections/feature_crs.hpp"
#include "http/link.hpp"
#include "http/manner.hpp"

namespace uramost::http {

namespace {
const localized_name tile_words{"Pllakat", "Pločice", "Плочице", "Tiles"};

json extent_json(const collection_extent& extent) {
  json made{{"spatial",
             {{"bbox", json::array({box(extent.spatial.value_or(bounding_box{-180, -90, 180, 90}))})},
              {"crs", crs84().uri}}}};
  if (extent.temporal.begin && extent.temporal.end)
    made["temporal"] = {
        {"interval",
         json::array({json::array({to_rfc3339(*extent.temporal.begin), to_rfc3339(*extent.temporal.end)})})},
        {"trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}};
  return made;
}

std::string geometry_format(const std::string& type) {
  return type == "Point" ? "geometry-point" : "geometry-multipolygon";
}
}  // namespace

std::string address_of(const request& asked, const collection_about& about) {
  return asked.base_url + "/api/collections/" + about.id;
}

json crs_uris() {
  json list = json::array();
  for (const feature_crs& each : all_feature_crs()) list.push_back(each.uri);
  return list;
}

/// `describedBy` is how GDAL before 3.8 writes `describedby`.
json summary_json(const feature_collection& of, const request& asked, language in) {
  const collection_about& about = of.about();
  const std::string address = address_of(asked, about), queryables = address + "/queryables";
  json made{{"id", about.id},
            {"title", about.title.in(in)},
            {"description", about.description.in(in)},
            {"itemType", "feature"},
            {"extent", extent_json(of.extent(asked))},
            {"crs", crs_uris()},
            {"storageCrs", crs84().uri},
            {"links",
             json::array({link("self", address, json_type), link("alternate", address + "?f=html", html_type),
                          link("items", address + "/items", geojson_type, items_words.in(in)),
                          link("items", address + "/items?f=html", html_type, items_words.in(in)),
                          link("describedby", queryables, schema_type),
                          link("describedBy", queryables, schema_type),
                          link("http://www.opengis.net/def/rel/ogc/1.0/queryables", queryables, schema_type,
                               queryables_words.in(in))})}};
  for (const tile_data each : about.tiles)
    made["links"].push_back(link(tilesets_relation(each), asked.base_url + tilesets_path(about.id, each),
                                 json_type, tile_words.in(in)));
  if (about.geometry.empty()) made.erase("storageCrs");
  return made;
}

json queryables_json(const collection_about& about, const request& asked, language in) {
  json properties = json::object();
  int order = 0;
  for (const exchange::property& each : about.schema) {
    properties[each.name] = property_schema(each);
    properties[each.name]["title"] = each.name;
    properties[each.name]["x-ogc-propertySeq"] = ++order;
    if (each.type == exchange::property_type::date_time)
      properties[each.name]["x-ogc-role"] = "primary-instant";
  }
  if (!about.geometry.empty())
    properties[geometry_name] = {{"format", geometry_format(about.geometry)},
                                 {"x-ogc-role", "primary-geometry"}};
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"$id", address_of(asked, about) + "/queryables"},
          {"type", "object"},
          {"title", about.title.in(in)},
          {"description", about.description.in(in)},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

}  // namespace uramost::http
