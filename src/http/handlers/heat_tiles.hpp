#pragma once

#include "http/incident_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "tiles/heat_picture.hpp"
#include "tiles/tile_cache.hpp"

namespace uramost::http {

/// GET /tiles/heat/{z}/{x}/{y}.png and .webp: the same picture; {y}@2x has 512 pixels a side.
struct heat_tile {
  tiles::picture_format format;
  incident_views views;
  tiles::tile_cache& cache;

  response operator()(const request& asked) const;
};

/// GET /tiles/heat/{z}/{x}/{y}.mvt: the classes of a heat tile as areas, see `tiles::heat_cells`.
struct heat_class_tile {
  incident_views views;
  tiles::tile_cache& cache;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
