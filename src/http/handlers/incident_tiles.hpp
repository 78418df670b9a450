#pragma once

#include "http/incident_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "tiles/tile_cache.hpp"

namespace uramost::http {

/// GET /tiles/incidents/{z}/{x}/{y}.mvt?<incident query>: Mapbox Vector Tiles of one layer, `incidents`.
struct incident_vector_tile {
  incident_views views;
  tiles::tile_cache& cache;

  response operator()(const request& asked) const;
};

/// GET /tiles/incidents.json, see `vector_tilejson`.
struct incident_tilejson {
  incident_views views;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
