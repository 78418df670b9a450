#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>

#include "accounts/login.hpp"
#include "http/audit_trail.hpp"
#include "http/gate.hpp"
#include "http/job_queue.hpp"
#include "http/metrics.hpp"
#include "http/query_results.hpp"
#include "http/router.hpp"
#include "intake/incident_register.hpp"
#include "intake/stored_roads.hpp"
#include "store/visit_rows.hpp"
#include "tiles/tile_cache.hpp"

namespace uramost::http {

class plan_shelf;
class preset_shelf;
class release_drafts;
class release_shelf;
class result_shelf;

/// What handlers work with. All of it outlives the router.
struct services {
  intake::incident_register& incidents;
  intake::road_shelf& roads;
  accounts::account_files& people;
  gate& known;
  const accounts::login& way_in;
  audit_trail& trail;
  const query_results& restricted;
  const query_results& masked;
  tiles::tile_cache& tiles;
  const release_shelf& releases;
  const release_drafts& drafts;
  job_queue& imports;
  result_shelf& results;
  plan_shelf& plans;
  job_queue& plan_jobs;
  job_queue& process_jobs;
  store::visit_rows& visits;
  preset_shelf& presets;
  std::filesystem::path web_directory;
  std::filesystem::path working_directory;  ///< for exports that need a file
  const metrics& measured;
  const std::atomic<bool>& is_draining;
  std::chrono::milliseconds heartbeat{15'000};
};

/// The one table of all routes.
router make_routes(const services& with);

}  // namespace uramost::http
