#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"
#include "tiles/tile_cache.hpp"

namespace uramost::http {

/// What a map shows besides incidents.
enum class map_layer { patrol_points, municipalities, places };

/// GET /tiles/municipalities/{z}/{x}/{y}.mvt, and the other layers alike: Mapbox Vector Tiles of one layer,
/// which is called like its URL.
struct layer_tile {
  map_layer shown;
  const intake::incident_register& incidents;
  tiles::tile_cache& cache;

  response operator()(const request& asked) const;
};

/// GET /tiles/municipalities.json and so on, see `vector_tilejson`.
struct layer_tilejson {
  map_layer shown;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
