#include "http/handlers/vector_tiles.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "http/json.hpp"
#include "http/map_layers.hpp"
#include "http/tile_response.hpp"
#include "index/row_filter.hpp"
#include "tiles/incident_tile.hpp"

namespace uramost::http {

namespace {
constexpr const char* mvt_type = "application/vnd.mapbox-vector-tile";

/// The whole square of Web Mercator: incidents may be anywhere.
constexpr bounding_box everywhere{-180, -85.0511, 180, 85.0511};

/// What TileJSON says about a source.
struct source_description {
  const char* name;
  const char* about;
  int maxzoom;
  json fields;
};

json with_names(json fields) {
  for (const auto& [property, in] : name_properties)
    fields[std::string(property)] = "Name, " + std::string(tag(in));
  return fields;
}

source_description describe(vector_source source) {
  switch (source) {
    case vector_source::incidents:
      return {
          "incidents",
          "A point an incident where they are few; where they are many, a point with `count` for each group. "
          "Nothing is left out: the counts of a zoom's tiles, with 1 for each incident, add up to the "
          "incidents of the query that have a position.",
          18,
          {{"category", "Taxonomy code; of a group the most frequent"},
           {"severity", "1-5; not in groups"},
           {"occurred_on",
            "Date in Europe/Belgrade, as exactly as it is known (from zoom 10; not in groups)"},
           {"stage", "How far institutions have come (from zoom 10; not in groups)"},
           {"certainty", "Of the municipality (from zoom 10; not in groups)"},
           {"municipality_code", "If in one (from zoom 10; not in groups)"},
           {"count", "Incidents in the group"},
           {"severity_sum", "Sum of the group's severities"}}};
    case vector_source::patrol_points:
      return {"patrol_points",
              "Points where police stand or pass",
              14,
              {{"name", "As in the source"},
               {"kind", "station, checkpoint, …: as in the source"},
               {"shift", "Hours, as in the incident query; none: always"},
               {"languages", "BCP 47 tags, joined by commas"},
               {"certainty", "Of the municipality"},
               {"municipality_code", "If in one"}}};
    case vector_source::municipalities:
      return {"municipalities", "Areas of the municipalities", 14,
              with_names({{"code", "Municipality code"},
                          {"is_north", "1 for the four northern municipalities, else 0"},
                          {"in_study_area", "1 or 0"}})};
    case vector_source::places:
      return {"places", "Places that people live in, and landmarks", 14,
              with_names({{"kind", "municipality_seat, settlement, neighbourhood or landmark"},
                          {"rank", "0 (drawn first) to 3"},
                          {"municipality_code", "If in one"}})};
  }
  throw error(error_kind::internal, "there is no such source");
}

incident_query take_query(vector_source source, query_parameters& parameters) {
  auto query = source == vector_source::incidents ? incident_query::take_from(parameters) : incident_query{};
  parameters.expect_all_taken();
  return query;
}

/// Which rows the query means, found where a tile asks for them.
tiles::row_choice choice_of(const query_results& results, const query_results::snapshot& of,
                            const incident_query& query) {
  if (query == incident_query{}) return nullptr;
  if (query.text.empty())
    return [filter = index::row_filter(*of, query)](index::row first, index::row last, auto& rows) {
      filter.append_matches(first, last, rows);
    };
  return [chosen = results.selection(of, query)](index::row first, index::row last, auto& rows) {
    const auto begin = std::ranges::lower_bound(chosen->rows(), first);
    rows.insert(rows.end(), begin, std::lower_bound(begin, chosen->rows().end(), last));
  };
}
}  // namespace

response vector_tile::operator()(const request& asked) const {
  const auto tile = tile_of(asked);
  auto parameters = asked.parameters();
  const auto version = parameters.take("v");
  const auto query = take_query(source, parameters);
  const auto snapshot = results.pin();

  const auto make = [source = source, &results = results, &incidents = incidents, snapshot, query, tile] {
    switch (source) {
      case vector_source::incidents:
        return tiles::incident_tile(*snapshot, choice_of(results, snapshot, query), tile);
      case vector_source::patrol_points:
        return patrol_point_tile(*incidents.patrol_points(), tile);
      case vector_source::municipalities:
        return municipality_tile(incidents.where()->areas, tile);
      case vector_source::places:
        return place_tile(incidents.places(), tile);
    }
    return std::string();
  };
  const std::string layer = std::string(describe(source).name) + ".mvt";
  return answer_tile(cache, asked, {snapshot->built_at(), layer, tile, query.canonical(), version}, mvt_type,
                     make);
}

response vector_tilejson::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const std::string conditions = take_query(source, parameters).canonical();
  const std::int64_t revision = results.revision();
  const source_description described = describe(source);
  const bool is_drawn_by_us = source == vector_source::municipalities || source == vector_source::places;

  std::string url = asked.base_url + "/tiles/" + described.name + "/{z}/{x}/{y}.mvt?";
  if (!conditions.empty()) url += conditions + '&';
  return json_response({{"tilejson", "3.0.0"},
                        {"name", std::string("UraMost ") + described.name},
                        {"description", described.about},
                        {"tiles", json::array({url + "v=" + std::to_string(revision)})},
                        {"minzoom", 0},
                        {"maxzoom", described.maxzoom},
                        {"bounds", box(is_drawn_by_us ? incidents.where()->areas.extent() : everywhere)},
                        {"vector_layers", json::array({{{"id", described.name},
                                                        {"description", described.about},
                                                        {"minzoom", 0},
                                                        {"maxzoom", described.maxzoom},
                                                        {"fields", described.fields}}})},
                        {"revision", revision}});
}

}  // namespace uramost::http
