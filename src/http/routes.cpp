#include "http/routes.hpp"

#include "http/handlers/aggregates.hpp"
#include "http/handlers/areas.hpp"
#include "http/handlers/exports.hpp"
#include "http/handlers/geocoding.hpp"
#include "http/handlers/heat.hpp"
#include "http/handlers/heat_grids.hpp"
#include "http/handlers/heat_tiles.hpp"
#include "http/handlers/imports.hpp"
#include "http/handlers/incidents.hpp"
#include "http/handlers/landing.hpp"
#include "http/handlers/meta.hpp"
#include "http/handlers/operation.hpp"
#include "http/handlers/patrol_points.hpp"
#include "http/handlers/quarantine.hpp"
#include "http/handlers/vector_tiles.hpp"
#include "http/handlers/web_files.hpp"

namespace uramost::http {

router make_routes(const services& with) {
  using enum freshness;
  using enum cost;
  auto& [incidents, results, tiles, jobs, web, working, measured, is_draining, heartbeat] = with;

  // clang-format off
  return router({
      {"GET",    "/healthz",                                 health{}, live, light},
      {"GET",    "/readyz",                                  readiness{incidents, is_draining}},
      {"GET",    "/metrics",                                 metrics_text{measured}, own, light},
      {"GET",    "/api",                                     landing{}, live, light},
      {"GET",    "/api/meta",                                meta{incidents}},
      {"GET",    "/api/municipalities.geojson",              municipality_areas{incidents}, snapshot},
      {"GET",    "/api/places.geojson",                      populated_places{incidents}, snapshot},
      {"GET",    "/api/geocode",                             geocode{incidents}, snapshot},
      {"GET",    "/api/reverse",                             reverse_geocode{incidents}, snapshot},

      {"GET",    "/tiles/heat/{z}/{x}/{y}.png",              heat_tile{tiles::picture_format::png, results, tiles}, own, light},
      {"GET",    "/tiles/heat.json",                         heat_tilejson{results, incidents}, snapshot},
      {"GET",    "/api/heat/value",                          heat_value{results, incidents}, snapshot},
      {"GET",    "/tiles/heat/{z}/{x}/{y}.webp",             heat_tile{tiles::picture_format::webp, results, tiles}, own, light},
      {"GET",    "/tiles/heat/{z}/{x}/{y}.mvt",              heat_class_tile{results, tiles}, own, light},
      {"GET",    "/api/heat/grid",                           heat_grid_file{results, incidents, working}},

      {"GET",    "/tiles/incidents/{z}/{x}/{y}.mvt",         vector_tile{vector_source::incidents, results, incidents, tiles}, own, light},
      {"GET",    "/tiles/incidents.json",                    vector_tilejson{vector_source::incidents, results, incidents}, snapshot},
      {"GET",    "/tiles/patrol_points/{z}/{x}/{y}.mvt",     vector_tile{vector_source::patrol_points, results, incidents, tiles}, own, light},
      {"GET",    "/tiles/patrol_points.json",                vector_tilejson{vector_source::patrol_points, results, incidents}, snapshot},
      {"GET",    "/tiles/municipalities/{z}/{x}/{y}.mvt",    vector_tile{vector_source::municipalities, results, incidents, tiles}, own, light},
      {"GET",    "/tiles/municipalities.json",               vector_tilejson{vector_source::municipalities, results, incidents}, snapshot},
      {"GET",    "/tiles/places/{z}/{x}/{y}.mvt",            vector_tile{vector_source::places, results, incidents, tiles}, own, light},
      {"GET",    "/tiles/places.json",                       vector_tilejson{vector_source::places, results, incidents}, snapshot},

      {"GET",    "/api/aggregate",                           aggregates{results, incidents}, snapshot},

      {"GET",    "/api/collections/incidents/items",         incident_items{results, incidents}, snapshot},
      {"GET",    "/api/collections/incidents/items/{id}",    incident_item{incidents}, snapshot},
      {"GET",    "/api/collections/patrol_points/items",     patrol_point_items{incidents}, snapshot},
      {"GET",    "/api/export/incidents",                    export_incidents{incidents, working}},
      {"POST",   "/api/incidents",                           add_incident{incidents}, live, heavy, body_kind::json},

      {"GET",    "/api/imports",                             stored_imports{incidents}},
      {"POST",   "/api/imports",                             start_import{incidents, jobs}, live, heavy, body_kind::form},
      {"GET",    "/api/imports/{job}",                       import_state{jobs}, live, light},
      {"DELETE", "/api/imports/{job}",                       cancel_import{jobs}, live, light},
      {"GET",    "/api/imports/{job}/events",                import_events{jobs, heartbeat}, live, light},
      {"GET",    "/api/quarantine",                          quarantine_rows{incidents}},
      {"GET",    "/api/quarantine.csv",                      quarantine_csv{incidents}},

      {"GET",    "/{*}",                                     web_files{web}, own},
  });
  // clang-format on
}

}  // namespace uramost::http
