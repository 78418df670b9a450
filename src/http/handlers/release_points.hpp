#pragma once

#include "http/release_source.hpp"

namespace uramost::http {

/// GET …/tiles/points.json?year=: TileJSON of the published points.
response release_points_tilejson(const release_question& question);

/// GET …/tiles/points/{z}/{x}/{y}.mvt?year=: layer `points` (see `spot_tile`), up to zoom 14.
response release_points_tile(const release_question& question);

/// GET …/items?year=&municipality=&limit=&after=: the published points as GeoJSON, each with its period and
/// count, numbered from 1 in the release's order; by municipality, "none" for those in none.
response release_items(const release_question& question);

}  // namespace uramost::http
