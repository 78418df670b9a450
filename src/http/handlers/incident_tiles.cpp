#include "http/handlers/incident_tiles.hpp"

#include <algorithm>

#include "http/tile_response.hpp"
#include "http/tilejson.hpp"
#include "index/row_filter.hpp"
#include "intake/incident_features.hpp"
#include "tiles/incident_tile.hpp"

namespace uramost::http {

namespace {
layer_description description() {
  return {
      "incidents",
      "A point an incident where they are few; where they are many, a point with `count` for each group. "
      "Nothing is left out: the counts of a zoom's tiles, with 1 for each incident, add up to the "
      "incidents of the query that have a position.",
      deepest_incident_zoom,
      {{"category", "Taxonomy code; of a group the most frequent"},
       {"severity", "1-5; not in groups"},
       {"occurred_on", "Date in Europe/Belgrade, as exactly as it is known (from zoom 10; not in groups)"},
       {"stage", "How far institutions have come (from zoom 10; not in groups)"},
       {"certainty", "Of the municipality (from zoom 10; not in groups)"},
       {"municipality_code", "If in one (from zoom 10; not in groups)"},
       {"count", "Incidents in the group"},
       {"severity_sum", "Sum of the group's severities"}}};
}

/// Which rows the query means, found where a tile asks for them.
tiles::row_choice choice_of(const incident_view& view, const incident_view::snapshot& of) {
  const incident_query& query = view.query();
  if (query == incident_query{}) return nullptr;
  if (query.text.empty())
    return [filter = index::row_filter(*of, query)](index::row first, index::row last, auto& rows) {
      filter.append_matches(first, last, rows);
    };
  return [chosen = view.selection(of)](index::row first, index::row last, auto& rows) {
    const auto begin = std::ranges::lower_bound(chosen->rows(), first);
    rows.insert(rows.end(), begin, std::lower_bound(begin, chosen->rows().end(), last));
  };
}
}  // namespace

response incident_vector_tile::operator()(const request& asked) const {
  const auto tile = tile_of(asked);
  auto parameters = asked.parameters();
  const auto version = parameters.take("v");
  const auto view = views.of(asked.who, incident_query::take_from(parameters));
  parameters.expect_all_taken();
  const auto snapshot = view.pin();
  return answer_tile(
      cache, asked,
      {snapshot->built_at(), view.layer("incidents.mvt"), tile, view.query().canonical(), version}, mvt_type,
      [view, snapshot, tile] { return tiles::incident_tile(*snapshot, choice_of(view, snapshot), tile); },
      [&] { return view.looks_at_many(snapshot, tile) ? making::lengthy : making::brief; });
}

response incident_tilejson::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  const auto snapshot = views.of(asked.who, query).pin();
  json answer = vector_tilejson(asked, description(), "/tiles/incidents", query.canonical(), everywhere,
                                snapshot->built_at().value);
  answer["synthetic"] = intake::is_synthetic(*snapshot);
  return json_response(answer);
}

}  // namespace uramost::http
