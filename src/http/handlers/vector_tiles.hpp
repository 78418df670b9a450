#pragma once

#include "http/query_results.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "tiles/tile_cache.hpp"

namespace uramost::http {

/// What a vector tile can show.
enum class vector_source { incidents, patrol_points, municipalities, places };

/// GET /tiles/incidents/{z}/{x}/{y}.mvt?<incident query>, and the other sources alike: Mapbox Vector Tiles of
/// one layer, which is called like the source. Only incidents take a query.
struct vector_tile {
  vector_source source;
  const query_results& results;
  const intake::incident_register& incidents;
  tiles::tile_cache& cache;

  response operator()(const request& asked) const;
};

/// GET /tiles/incidents.json and so on: TileJSON 3.0 with the layer's fields; its tile URLs name the query
/// and the revision, so that clients may keep what they got.
struct vector_tilejson {
  vector_source source;
  const query_results& results;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
