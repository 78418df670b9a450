#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>

#include "http/import_jobs.hpp"
#include "http/metrics.hpp"
#include "http/query_results.hpp"
#include "http/router.hpp"
#include "intake/incident_register.hpp"
#include "tiles/tile_cache.hpp"

namespace uramost::http {

/// What handlers work with. All of it outlives the router.
struct services {
  intake::incident_register& incidents;
  const query_results& results;
  tiles::tile_cache& tiles;
  import_jobs& jobs;
  std::filesystem::path web_directory;
  std::filesystem::path working_directory;  ///< for exports that need a file
  const metrics& measured;
  const std::atomic<bool>& is_draining;
  std::chrono::milliseconds heartbeat{15'000};
};

/// The one table of all routes.
router make_routes(const services& with);

}  // namespace uramost::http
