#include "http/routes.hpp"

#include "http/collections/incident_collection.hpp"
#include "http/collections/incident_editor.hpp"
#include "http/handlers/accounts.hpp"
#include "http/handlers/aggregates.hpp"
#include "http/handlers/annual_report.hpp"
#include "http/handlers/api_description.hpp"
#include "http/handlers/areas.hpp"
#include "http/handlers/audit.hpp"
#include "http/handlers/collections.hpp"
#include "http/handlers/conformance.hpp"
#include "http/handlers/exports.hpp"
#include "http/handlers/geocoding.hpp"
#include "http/handlers/heat.hpp"
#include "http/handlers/heat_grids.hpp"
#include "http/handlers/heat_tiles.hpp"
#include "http/handlers/imports.hpp"
#include "http/handlers/incident_tiles.hpp"
#include "http/handlers/incidents.hpp"
#include "http/handlers/item_editing.hpp"
#include "http/handlers/landing.hpp"
#include "http/handlers/layer_tiles.hpp"
#include "http/handlers/meta.hpp"
#include "http/handlers/operation.hpp"
#include "http/handlers/patrol_coverage.hpp"
#include "http/handlers/patrol_ledger.hpp"
#include "http/handlers/patrol_proposals.hpp"
#include "http/handlers/patrol_solving.hpp"
#include "http/handlers/plan_evaluation.hpp"
#include "http/handlers/plan_files.hpp"
#include "http/handlers/plan_jobs.hpp"
#include "http/handlers/plans.hpp"
#include "http/handlers/presets.hpp"
#include "http/handlers/processes.hpp"
#include "http/handlers/protection.hpp"
#include "http/handlers/quarantine.hpp"
#include "http/handlers/register_channels.hpp"
#include "http/handlers/register_codes.hpp"
#include "http/handlers/registers.hpp"
#include "http/handlers/release_drafts.hpp"
#include "http/handlers/release_heat.hpp"
#include "http/handlers/release_points.hpp"
#include "http/handlers/release_tables.hpp"
#include "http/handlers/releases.hpp"
#include "http/handlers/response_numbers.hpp"
#include "http/handlers/responses.hpp"
#include "http/handlers/results.hpp"
#include "http/handlers/roads.hpp"
#include "http/handlers/sessions.hpp"
#include "http/handlers/studies.hpp"
#include "http/handlers/style_sheet.hpp"
#include "http/handlers/tilesets.hpp"
#include "http/handlers/web_files.hpp"
#include "http/handlers/wmts.hpp"
#include "http/offered_tilesets.hpp"
#include "http/processes/process_catalogue.hpp"

namespace uramost::http {

namespace {
/// A route for each process, since each needs a permission of its own.
std::vector<route> execution_routes(const process_list& computed, job_queue& jobs) {
  std::vector<route> routes;
  for (std::size_t i = 0; i < computed->size(); ++i)
    routes.push_back({"POST", execution_path(computed->at(i)), computed->at(i).needs,
                      execute_process{computed, i, jobs}, freshness::live, cost::heavy, body_kind::document});
  return routes;
}
}  // namespace

router make_routes(const services& with) {
  using enum accounts::permission;
  using enum freshness;
  using enum cost;
  auto& [incidents, roads, people, known, way_in, trail, restricted, masked, tiles, releases, drafts, imports,
         results, plans, plan_jobs, process_jobs, visits, presets, web, working, measured, is_draining,
         heartbeat] = with;
  const incident_views views{restricted, masked, trail};
  const restricted_views records{incidents, restricted, trail};
  const plan_exports taken_plans{plans, trail, incidents, roads};
  const store::audit_log& log = people.records->audit();
  const shared_collection events = std::make_shared<incident_collection>(records),
                          patrols = patrol_point_collection(incidents),
                          areas = municipality_collection(incidents), named = place_collection(incidents),
                          points = release_point_collection(releases),
                          counts = release_count_collection(releases);
  const shared_editor event_editor = std::make_shared<incident_editor>(records, incidents);
  const process_list computed = make_processes(views, incidents, plan_jobs, working);
  const release_source numbered = releases.by_number(), newest = releases.by_age(), draft = drafts.by_until();
  const shared_tileset event_tiles = incident_tileset(events, views, tiles),
                       heat_tiles = heat_tileset(events, views, incidents, tiles),
                       patrol_tiles = layer_tileset(patrols, map_layer::patrol_points, incidents, tiles),
                       area_tiles = layer_tileset(areas, map_layer::municipalities, incidents, tiles),
                       place_tiles = layer_tileset(named, map_layer::places, incidents, tiles),
                       point_tiles = release_tileset(points, newest, tiles),
                       point_heat_tiles = release_heat_tileset(points, newest, tiles);
  const std::vector<shared_tileset> maps{heat_tiles, point_heat_tiles};

  const auto described = std::make_shared<std::shared_ptr<const api_document>>();
  const std::vector<shared_collection> collections{events, patrols, areas, named, points, counts};

  // clang-format off
  std::vector<route> table = execution_routes(computed, process_jobs);
  table.insert(table.end(), {
      {"GET",    "/healthz",                              read_published,      health{}, live, light},
      {"GET",    "/readyz",                               read_published,      readiness{incidents, is_draining}},
      {"GET",    "/metrics",                              administer_register, metrics_text{measured}, own, light},
      {"GET",    "/api",                                  read_published,      landing{}, live, light},
      {"GET",    "/api/meta",                             read_published,      meta{views, incidents, releases, &roads}},
      {"GET",    "/api/municipalities.geojson",           read_published,      municipality_areas{incidents}, places},
      {"GET",    "/api/places.geojson",                   read_published,      populated_places{incidents}, places},
      {"GET",    "/api/geocode",                          read_published,      geocode{incidents}, places},
      {"GET",    "/api/reverse",                          read_published,      reverse_geocode{incidents}, places},

      {"GET",    "/api/session",                          read_published,      show_session{people}, own},
      {"POST",   "/api/session",                          read_published,      log_in{people, way_in}, live, heavy, body_kind::json},
      {"DELETE", "/api/session",                          read_published,      log_out{people, known}},
      {"POST",   "/api/account/password",                 read_published,      change_password{people, known}, live, heavy, body_kind::json},
      {"POST",   "/api/account/second-factor",            read_published,      begin_second_factor{people}, live, heavy, body_kind::json},
      {"POST",   "/api/account/second-factor/secret",     read_published,      second_factor_secret{}},
      {"GET",    "/api/account/tokens",                   read_published,      own_tokens{people}, own},
      {"POST",   "/api/account/tokens",                   read_published,      create_own_token{people}, live, heavy, body_kind::json},
      {"DELETE", "/api/account/tokens/{id}",              read_published,      revoke_own_token{people, known}},
      {"GET",    "/api/audit",                            read_audit,          search_audit{log}},
      {"GET",    "/api/audit/head",                       read_audit,          audit_head{log}},
      {"GET",    "/api/audit/verify",                     read_audit,          verify_audit{log}},

      {"GET",    "/tiles/heat/{z}/{x}/{y}.png",           read_masked,         heat_tile{tiles::picture_format::png, views, tiles}, own, light},
      {"GET",    "/tiles/heat/{z}/{x}/{y}.webp",          read_masked,         heat_tile{tiles::picture_format::webp, views, tiles}, own, light},
      {"GET",    "/tiles/heat/{z}/{x}/{y}.mvt",           read_masked,         heat_class_tile{views, tiles}, own, light},
      {"GET",    "/tiles/heat.json",                      read_masked,         heat_tilejson{views, incidents}, snapshot},
      {"GET",    "/api/heat/value",                       read_masked,         heat_value{views, incidents}, snapshot},
      {"GET",    "/api/heat/grid",                        export_incidents,    heat_grid_file{views, incidents, working}},
      {"GET",    "/tiles/incidents/{z}/{x}/{y}.mvt",      read_masked,         incident_vector_tile{views, tiles}, own, light},
      {"GET",    "/tiles/incidents.json",                 read_masked,         incident_tilejson{views}, snapshot},
      {"GET",    "/api/aggregate",                        read_masked,         aggregates{views, incidents}, snapshot},

      {"GET",    "/api/analysis",                         read_masked,         list_methods{}},
      {"GET",    "/api/analysis/{method}",                read_masked,         run_study{views, incidents}, own},
      {"POST",   "/api/analysis/{method}",                read_masked,         begin_study{views, incidents, results}, live, heavy, body_kind::json},
      {"GET",    "/api/results",                          read_masked,         list_results{results}},
      {"GET",    "/api/results/{id}",                     read_masked,         show_result{results}},
      {"GET",    "/api/results/{id}/events",              read_masked,         result_events{results, heartbeat}, live, light},
      {"PUT",    "/api/results/{id}",                     read_incidents,      keep_result{results}, live, heavy, body_kind::json},
      {"DELETE", "/api/results/{id}",                     read_masked,         remove_result{results}},
      {"GET",    "/api/results/{id}/table.csv",           export_incidents,    result_table_file{results, trail}, own},
      {"GET",    "/api/results/{id}/marks.geojson",       export_incidents,    result_marks_file{results, trail, working, false}, own},
      {"GET",    "/api/results/{id}/marks.gpkg",          export_incidents,    result_marks_file{results, trail, working, true}, own},
      {"GET",    "/api/results/{id}/map.png",             export_incidents,    result_picture{results, trail, incidents}, own},
      {"GET",    "/api/results/{id}/briefing.pdf",        export_incidents,    result_briefing{results, trail, incidents}, own},

      {"GET",    "/api/plans",                            plan_patrols,        list_plans{plans}},
      {"POST",   "/api/plans",                            plan_patrols,        create_plan{plans, trail}, live, heavy, body_kind::json},
      {"GET",    "/api/plans/{id}",                       plan_patrols,        show_plan{plans}, own},
      {"PUT",    "/api/plans/{id}",                       plan_patrols,        change_plan{plans, trail}, live, heavy, body_kind::json},
      {"DELETE", "/api/plans/{id}",                       plan_patrols,        remove_plan{plans, trail}},
      {"GET",    "/api/plans/{id}/versions",              plan_patrols,        plan_history{plans}},
      {"GET",    "/api/plans/{id}/plan.geojson",          plan_patrols,        plan_geojson{taken_plans}, own},
      {"GET",    "/api/plans/{id}/plan.gpx",              plan_patrols,        plan_gpx{taken_plans}, own},
      {"GET",    "/api/plans/{id}/plan.csv",              plan_patrols,        plan_csv{taken_plans}, own},
      {"GET",    "/api/plans/{id}/order.pdf",             plan_patrols,        plan_order{taken_plans}, own},
      {"GET",    "/api/plans/{id}/schedule",              plan_patrols,        plan_schedule{taken_plans}, own},
      {"POST",   "/api/plans/{id}/visits",                plan_patrols,        record_visits{plans, visits, incidents, trail}, live, heavy, body_kind::form},
      {"GET",    "/api/plans/{id}/ledger",                plan_patrols,        show_ledger{plans, visits}, own},
      {"GET",    "/api/plans/{id}/evaluation",            plan_patrols,        evaluate_plan{plans, views, roads}, own},
      {"GET",    "/api/patrol/past",                      read_published,      past_patrols{visits}, own},

      {"GET",    "/tiles/patrol_points/{z}/{x}/{y}.mvt",  read_incidents,      layer_tile{map_layer::patrol_points, incidents, tiles}, own, light},
      {"GET",    "/tiles/patrol_points.json",             read_incidents,      layer_tilejson{map_layer::patrol_points, incidents}, snapshot},
      {"GET",    "/tiles/municipalities/{z}/{x}/{y}.mvt", read_published,      layer_tile{map_layer::municipalities, incidents, tiles}, own, light},
      {"GET",    "/tiles/municipalities.json",            read_published,      layer_tilejson{map_layer::municipalities, incidents}, places},
      {"GET",    "/tiles/places/{z}/{x}/{y}.mvt",         read_published,      layer_tile{map_layer::places, incidents, tiles}, own, light},
      {"GET",    "/tiles/places.json",                    read_published,      layer_tilejson{map_layer::places, incidents}, places},

      {"POST",   "/api/patrol/solve",                     plan_patrols,        solve_instance{plan_jobs}, live, heavy, body_kind::document},
      {"GET",    "/api/patrol/candidates",                plan_patrols,        list_candidates{views, incidents, roads}, own},
      {"POST",   "/api/patrol/proposals",                 plan_patrols,        begin_proposal{views, incidents, roads, plan_jobs}, live, heavy, body_kind::json},
      {"POST",   "/api/patrol/coverage",                  plan_patrols,        plan_coverage_report{views, incidents, roads}, live, heavy, body_kind::json},
      {"POST",   "/api/patrol/frontier",                  plan_patrols,        begin_frontier{views, incidents, roads, plan_jobs}, live, heavy, body_kind::json},
      {"GET",    "/api/patrol/jobs/{id}",                 plan_patrols,        plan_job_state{plan_jobs}, live, light},
      {"DELETE", "/api/patrol/jobs/{id}",                 plan_patrols,        cancel_plan_job{plan_jobs}, live, light},
      {"GET",    "/api/patrol/jobs/{id}/events",          plan_patrols,        plan_job_events{plan_jobs, heartbeat}, live, light},

      {"GET",    "/api/conformance",                      read_published,      conformance{}, live, light},
      {"GET",    "/api/openapi.json",                     read_published,      api_description{described}},
      {"GET",    "/api/docs",                             read_published,      api_explanation{described}},
      {"GET",    "/api/style.css",                        read_published,      style_sheet{}, live, light},
      {"GET",    "/api/processes",                        read_published,      list_processes{computed}, live, light},
      {"GET",    "/api/processes/{id}",                   read_published,      show_process{computed}, live, light},
      {"GET",    "/api/jobs",                             read_published,      list_jobs{process_jobs}, live, light},
      {"GET",    "/api/jobs/{id}",                        read_published,      show_job{process_jobs}, live, light},
      {"GET",    "/api/jobs/{id}/results",                read_published,      job_results{process_jobs}},
      {"DELETE", "/api/jobs/{id}",                        read_published,      dismiss_job{process_jobs}, live, light},
      {"GET",    "/api/collections",                      read_published,      collection_list{collections}},
      {"GET",    "/api/collections/incidents",            read_incidents,      collection_summary{events}, snapshot},
      {"GET",    "/api/collections/incidents/queryables", read_incidents,      collection_queryables{events}, snapshot},
      {"GET",    "/api/collections/incidents/items",      read_incidents,      collection_items{events}, snapshot},
      {"GET",    "/api/collections/incidents/items/{id}", read_incidents,      collection_item{events}, own},
      {"POST",   "/api/collections/incidents/items",      write_incidents,     create_item{events, event_editor}, live, writing, body_kind::json},
      {"PUT",    "/api/collections/incidents/items/{id}", write_incidents,     replace_item{events, event_editor}, live, writing, body_kind::json},
      {"PATCH",  "/api/collections/incidents/items/{id}", write_incidents,     update_item{events, event_editor}, live, writing, body_kind::json},
      {"DELETE", "/api/collections/incidents/items/{id}", write_incidents,     remove_item{event_editor}, live, writing},
      {"GET",    "/api/collections/patrol_points",        read_incidents,      collection_summary{patrols}, snapshot},
      {"GET",    "/api/collections/patrol_points/queryables", read_incidents,      collection_queryables{patrols}, snapshot},
      {"GET",    "/api/collections/patrol_points/items",  read_incidents,      collection_items{patrols}, snapshot},
      {"GET",    "/api/collections/patrol_points/items/{id}", read_incidents,      collection_item{patrols}, snapshot},
      {"GET",    "/api/collections/municipalities",       read_published,      collection_summary{areas}, places},
      {"GET",    "/api/collections/municipalities/queryables", read_published,      collection_queryables{areas}, places},
      {"GET",    "/api/collections/municipalities/items", read_published,      collection_items{areas}, places},
      {"GET",    "/api/collections/municipalities/items/{id}", read_published,      collection_item{areas}, places},
      {"GET",    "/api/collections/places",               read_published,      collection_summary{named}, places},
      {"GET",    "/api/collections/places/queryables",    read_published,      collection_queryables{named}, places},
      {"GET",    "/api/collections/places/items",         read_published,      collection_items{named}, places},
      {"GET",    "/api/collections/places/items/{id}",    read_published,      collection_item{named}, places},
      {"GET",    "/api/collections/release_points",       read_published,      collection_summary{points}, live},
      {"GET",    "/api/collections/release_points/queryables", read_published,      collection_queryables{points}, live},
      {"GET",    "/api/collections/release_points/items", read_published,      collection_items{points}, live},
      {"GET",    "/api/collections/release_points/items/{id}", read_published,      collection_item{points}, live},
      {"GET",    "/api/collections/release_counts",       read_published,      collection_summary{counts}, live},
      {"GET",    "/api/collections/release_counts/queryables", read_published,      collection_queryables{counts}, live},
      {"GET",    "/api/collections/release_counts/items", read_published,      collection_items{counts}, live},
      {"GET",    "/api/collections/release_counts/items/{id}", read_published,      collection_item{counts}, live},

      {"GET",    "/api/tileMatrixSets",                   read_published,      tile_matrix_set_list{}, live, light},
      {"GET",    "/api/tileMatrixSets/WebMercatorQuad",   read_published,      web_mercator_quad{}, live, light},
      {"GET",    "/api/collections/incidents/tiles",      read_masked,         tileset_list{event_tiles}, live, light},
      {"GET",    "/api/collections/incidents/tiles/WebMercatorQuad", read_masked,         tileset_metadata{event_tiles}, snapshot},
      {"GET",    "/api/collections/incidents/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", read_masked,         tileset_tile{event_tiles}, own, light},
      {"GET",    "/api/collections/incidents/map/tiles",  read_masked,         tileset_list{heat_tiles}, live, light},
      {"GET",    "/api/collections/incidents/map/tiles/WebMercatorQuad", read_masked,         tileset_metadata{heat_tiles}, snapshot},
      {"GET",    "/api/collections/incidents/map/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", read_masked,         tileset_tile{heat_tiles}, own, light},
      {"GET",    "/api/collections/patrol_points/tiles",  read_incidents,      tileset_list{patrol_tiles}, live, light},
      {"GET",    "/api/collections/patrol_points/tiles/WebMercatorQuad", read_incidents,      tileset_metadata{patrol_tiles}, snapshot},
      {"GET",    "/api/collections/patrol_points/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", read_incidents,      tileset_tile{patrol_tiles}, own, light},
      {"GET",    "/api/collections/municipalities/tiles", read_published,      tileset_list{area_tiles}, live, light},
      {"GET",    "/api/collections/municipalities/tiles/WebMercatorQuad", read_published,      tileset_metadata{area_tiles}, places},
      {"GET",    "/api/collections/municipalities/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", read_published,      tileset_tile{area_tiles}, own, light},
      {"GET",    "/api/collections/places/tiles",         read_published,      tileset_list{place_tiles}, live, light},
      {"GET",    "/api/collections/places/tiles/WebMercatorQuad", read_published,      tileset_metadata{place_tiles}, places},
      {"GET",    "/api/collections/places/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", read_published,      tileset_tile{place_tiles}, own, light},
      {"GET",    "/api/collections/release_points/tiles", read_published,      tileset_list{point_tiles}, live, light},
      {"GET",    "/api/collections/release_points/tiles/WebMercatorQuad", read_published,      tileset_metadata{point_tiles}, live},
      {"GET",    "/api/collections/release_points/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", read_published,      tileset_tile{point_tiles}, own, light},
      {"GET",    "/api/collections/release_points/map/tiles", read_published,      tileset_list{point_heat_tiles}, live, light},
      {"GET",    "/api/collections/release_points/map/tiles/WebMercatorQuad", read_published,      tileset_metadata{point_heat_tiles}, live},
      {"GET",    "/api/collections/release_points/map/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", read_published,      tileset_tile{point_heat_tiles}, own, light},
      {"GET",    "/api/wmts",                             read_published,      wmts{maps}},
      {"GET",    "/api/wmts/1.0.0/WMTSCapabilities.xml",  read_published,      wmts_description{maps}},

      {"GET",    "/api/export/incidents",                 export_incidents,    incident_download{records, working}},
      {"GET",    "/api/export/dictionary",                read_published,      export_dictionary{incidents}, places},
      {"GET",    "/api/export/presets",                   export_incidents,    list_presets{presets}},
      {"POST",   "/api/export/presets",                   export_incidents,    create_preset{presets, trail}, live, heavy, body_kind::json},
      {"PUT",    "/api/export/presets/{id}",              export_incidents,    change_preset{presets, trail}, live, heavy, body_kind::json},
      {"DELETE", "/api/export/presets/{id}",              export_incidents,    remove_preset{presets, trail}},
      {"POST",   "/api/incidents",                        write_incidents,     add_incident{incidents}, live, writing, body_kind::json},
      {"POST",   "/api/incidents/{id}/tier",              change_tiers,        change_incident_tier{records, incidents}, live, writing, body_kind::json},

      {"GET",    "/api/incidents/{id}/responses",         read_incidents,      incident_responses{records}, snapshot},
      {"POST",   "/api/incidents/{id}/responses",         write_incidents,     add_incident_response{records, incidents}, live, writing, body_kind::json},
      {"GET",    "/api/registers/overlap",                read_incidents,      compare_registers{records}},
      {"GET",    "/api/registers/matches",                read_incidents,      list_matches{records}},
      {"POST",   "/api/registers/matches",                write_incidents,     decide_match{records, incidents}, live, writing, body_kind::json},
      {"GET",    "/api/registers/{name}/channels",        read_incidents,      list_channels{incidents}},
      {"POST",   "/api/registers/{name}/channels",        write_incidents,     describe_channel{incidents}, live, writing, body_kind::json},
      {"DELETE", "/api/registers/{name}/channels/{id}",   write_incidents,     withdraw_channel{incidents}, live, writing},
      {"GET",    "/api/registers/codes",                  import_files,        list_codes{incidents}, live},
      {"GET",    "/api/registers/{name}/codes",           import_files,        show_codes{incidents}, live},
      {"PUT",    "/api/registers/{name}/codes",           import_files,        change_codes{incidents}, live, writing, body_kind::json},
      {"GET",    "/api/registers/{name}/annual-report",   read_incidents,      annual_report{records}, live},
      {"GET",    "/api/responses/funnel",                 read_incidents,      response_funnel{records}},
      {"GET",    "/api/responses/table",                  read_incidents,      protected_responses{records}},
      {"GET",    "/api/responses/times",                  read_incidents,      response_times{records}},
      {"GET",    "/api/responses/overdue",                read_incidents,      overdue_responses{records}},
      {"POST",   "/api/incidents/{id}/erasure",           erase_incidents,     erase_one_incident{records, incidents}, live, writing, body_kind::json},

      {"GET",    "/api/imports",                          import_files,        stored_imports{incidents}},
      {"POST",   "/api/imports",                          import_files,        start_import{incidents, imports}, live, writing, body_kind::form},
      {"GET",    "/api/imports/{job}",                    import_files,        import_state{imports}, live, light},
      {"DELETE", "/api/imports/{job}",                    import_files,        cancel_import{imports}, live, light},
      {"GET",    "/api/imports/{job}/events",             import_files,        import_events{imports, heartbeat}, live, light},
      {"POST",   "/api/roads",                            plan_patrols,        start_roads_import{roads, incidents.records(), imports}, live, writing, body_kind::form},
      {"GET",    "/api/roads/{job}",                      plan_patrols,        import_state{imports}, live, light},
      {"DELETE", "/api/roads/{job}",                      plan_patrols,        cancel_import{imports}, live, light},
      {"GET",    "/api/roads/{job}/events",               plan_patrols,        import_events{imports, heartbeat}, live, light},
      {"GET",    "/api/quarantine",                       import_files,        quarantine_rows{incidents}},
      {"GET",    "/api/quarantine.csv",                   import_files,        quarantine_csv{incidents}},

      {"GET",    "/api/releases",                         read_published,      release_list{releases}},
      {"GET",    "/releases/{n}/tiles/heat/{z}/{x}/{y}.png", read_published,   release_handler{numbered, tiles, release_heat_tile}, own, light},
      {"GET",    "/releases/{n}/tiles/heat.json",         read_published,      release_handler{numbered, tiles, release_heat_tilejson}, own, light},
      {"GET",    "/releases/{n}/tiles/points/{z}/{x}/{y}.mvt", read_published, release_handler{numbered, tiles, release_points_tile}, own, light},
      {"GET",    "/releases/{n}/tiles/points.json",       read_published,      release_handler{numbered, tiles, release_points_tilejson}, own, light},
      {"GET",    "/releases/{n}/items",                   read_published,      release_handler{numbered, tiles, release_items}, own, light},
      {"GET",    "/releases/{n}/tables/{year}",           read_published,      release_handler{numbered, tiles, release_tables}, own, light},
      {"GET",    "/releases/{n}/summary",                 read_published,      release_handler{numbered, tiles, release_summary}, own, light},
      {"GET",    "/releases/{n}/{file}",                  read_published,      release_handler{numbered, tiles, release_file}, own, light},

      {"POST",   "/api/releases",                         publish_releases,    publish_release{drafts, trail}, live, heavy, body_kind::json},
      {"GET",    "/api/releases/{a}/difference/{b}",      publish_releases,    compare_releases{releases}},
      {"GET",    "/api/releases/preview",                 publish_releases,    preview_release{drafts, trail}},
      {"GET",    "/api/releases/preview/tiles/heat/{z}/{x}/{y}.png", publish_releases, release_handler{draft, tiles, release_heat_tile}, own, light},
      {"GET",    "/api/releases/preview/tiles/heat.json", publish_releases,    release_handler{draft, tiles, release_heat_tilejson}, own, light},
      {"GET",    "/api/releases/preview/tiles/points/{z}/{x}/{y}.mvt", publish_releases, release_handler{draft, tiles, release_points_tile}, own, light},
      {"GET",    "/api/releases/preview/tiles/points.json", publish_releases,  release_handler{draft, tiles, release_points_tilejson}, own, light},
      {"GET",    "/api/releases/preview/items",           publish_releases,    release_handler{draft, tiles, release_items}, own, light},
      {"GET",    "/api/releases/preview/tables/{year}",   publish_releases,    release_handler{draft, tiles, release_tables}, own, light},
      {"GET",    "/api/releases/preview/summary",         publish_releases,    release_handler{draft, tiles, release_summary}, own, light},

      {"GET",    "/{*}",                                  read_published,      web_files{web}, own},
  });
  // clang-format on
  *described = std::make_shared<api_document>(table, collections, *computed);
  return router(std::move(table));
}

}  // namespace uramost::http
