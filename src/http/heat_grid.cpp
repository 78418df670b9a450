#include "http/heat_grid.hpp"

#include <algorithm>
#include <chrono>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "geodata/area_box.hpp"
#include "http/heat_request.hpp"
#include "http/parameters.hpp"
#include "intake/incident_features.hpp"
#include "tiles/density_grid.hpp"

namespace uramost::http {

namespace {
bounding_box area_of(const incident_query& query, const geodata::boundaries& areas) {
  if (query.bbox) return *query.bbox;
  covering_box asked;
  for (const geodata::municipality_area& each : areas.areas)
    if (std::ranges::count(query.municipalities, each.code)) geodata::add_area(asked, each);
  return asked.is_empty() ? areas.extent() : asked.box();
}

exchange::grid_description description(const heat_request& wanted, const index::incident_index& incidents) {
  const time_point now = uramost::now();
  const auto& [query, style] = wanted;
  const bool counts = style.weight == tiles::heat_weight::count;
  return {counts ? "incidents_per_km2" : "severity_points_per_km2",
          counts ? "incidents/km2" : "severity points/km2",
          {{"title", "UraMost density at the centres of cells"},
           {"query", query.canonical()},
           {"bandwidth_m", to_text(style.bandwidth_m)},
           {"kernel", std::string(to_string(style.shape))},
           {"weight", std::string(to_string(style.weight))},
           {"view", "restricted"},
           {"generated_at", to_rfc3339(now)},
           {"revision", std::to_string(incidents.built_at().value)},
           {"synthetic", intake::is_synthetic(incidents) ? "true" : "false"}}};
}
}  // namespace

heat_grid_request heat_grid_request::take_from(query_parameters& parameters) {
  heat_grid_request wanted;
  wanted.cell_m = take_number(parameters, "cell_m", 1, 100'000).value_or(wanted.cell_m);
  wanted.drawn = heat_request::take_from(parameters);
  parameters.expect_all_taken();
  return wanted;
}

heat_grid make_heat_grid(const heat_grid_request& wanted, const index::incident_index& of,
                         const tiles::heat_surface& surface, const geodata::boundaries& areas,
                         const progress_sink& watch) {
  const ground_grid grid = grid_over(area_of(wanted.drawn.query, areas), wanted.cell_m, wanted.most_cells);
  return {grid, tiles::density_grid(surface, grid, watch), description(wanted.drawn, of)};
}

}  // namespace uramost::http
