#include "http/handlers/heat.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "http/heat_request.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"
#include "http/tilejson.hpp"
#include "intake/incident_features.hpp"

namespace uramost::http {

namespace {
const char* units(const tiles::heat_style& style) {
  return style.weight == tiles::heat_weight::count ? "incidents/km²" : "severity points/km²";
}
std::size_t located(const index::selection& incidents) {
  const auto end = static_cast<index::row>(incidents.index().located());
  return static_cast<std::size_t>(std::ranges::lower_bound(incidents.rows(), end) - incidents.rows().begin());
}

/// Of those without a position: how many have a name that fits several places.
std::size_t ambiguous_in(const index::selection& incidents) {
  const auto certainties = incidents.index().certainties();
  const auto off_map = incidents.rows().subspan(located(incidents));
  return static_cast<std::size_t>(std::ranges::count_if(
      off_map, [&](index::row row) { return certainties[row] == location_certainty::ambiguous; }));
}

void describe(json& answer, const tiles::heat_style& style, const index::selection& incidents) {
  answer["units"] = units(style);
  answer["bandwidth_m"] = style.bandwidth_m;
  answer["kernel"] = to_string(style.shape);
  answer["weight"] = to_string(style.weight);
  answer["count"] = located(incidents);
}
}  // namespace

response heat_tilejson::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto wanted = heat_request::take_from(parameters);
  parameters.expect_all_taken();
  const auto view = views.of(asked.who, wanted.query);
  const auto snapshot = view.pin();
  const std::int64_t revision = snapshot->built_at().value;
  const auto chosen = view.selection(snapshot);
  const tiles::heat_legend legend = view.surface(snapshot, wanted.style)->legend(wanted.style);
  // Tiles are told the peak, so that none of them has to look at more incidents than it shows.
  heat_request drawn = wanted;
  if (legend.peak_per_km2 > 0) drawn.style.peak_per_km2 = legend.peak_per_km2;

  json answer{{"tilejson", "3.0.0"},
              {"name", "UraMost heat map"},
              {"tiles", json::array({asked.base_url + "/tiles/heat/{z}/{x}/{y}.png?" + drawn.canonical() +
                                     "&v=" + std::to_string(revision)})},
              {"minzoom", 0},
              {"maxzoom", deepest_incident_zoom},
              {"bounds", box(incidents.where()->areas.extent())},
              {"breaks", legend.breaks},
              {"colours", colours(legend)},
              {"ramp", wanted.style.ramp}};
  describe(answer, wanted.style, *chosen);
  const std::size_t ambiguous = ambiguous_in(*chosen);
  answer["ambiguous"] = ambiguous;
  answer["unlocated"] = chosen->size() - located(*chosen) - ambiguous;
  answer["peak_per_km2"] = legend.peak_per_km2;
  answer["peak_held"] = wanted.style.peak_per_km2.has_value();
  answer["revision"] = revision;
  answer["synthetic"] = intake::is_synthetic(*snapshot);
  return json_response(answer);
}

response heat_value::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const lon_lat position = take_position(parameters);
  const auto wanted = heat_request::take_from(parameters);
  parameters.expect_all_taken();
  const auto view = views.of(asked.who, wanted.query);
  const auto snapshot = view.pin();
  const auto surface = view.surface(snapshot, wanted.style);
  const double density = surface->density_per_km2(position);

  json answer{{"lon", position.lon}, {"lat", position.lat}, {"density_per_km2", density}};
  describe(answer, wanted.style, *view.selection(snapshot));
  answer["revision"] = snapshot->built_at().value;
  const auto drawn_as = surface->legend(wanted.style).class_of(density);
  answer["class"] = drawn_as ? json(*drawn_as) : json(nullptr);
  answer["municipality_code"] = id_or_null(incidents.where()->locator.locate(position).municipality);
  return json_response(answer);
}

}  // namespace uramost::http
