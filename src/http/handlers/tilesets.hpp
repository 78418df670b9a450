#pragma once

#include "http/tileset.hpp"

/// OGC API - Tiles, part 1 (20-057): which tiles there are, and the tiles by the standard's addresses.
namespace uramost::http {

/// GET /api/tileMatrixSets
struct tile_matrix_set_list {
  response operator()(const request& asked) const;
};

/// GET /api/tileMatrixSets/WebMercatorQuad, as OGC 17-083r4 writes it, to the zoom that the server draws.
struct web_mercator_quad {
  response operator()(const request& asked) const;
};

/// GET /api/collections/…/tiles and …/map/tiles: the one tileset that is there.
struct tileset_list {
  shared_tileset of;

  response operator()(const request& asked) const;
};

/// GET …/tiles/WebMercatorQuad: what is in its tiles and where they are. `f=tilejson` says it as TileJSON;
/// all else are conditions, which the addresses of the tiles then carry.
struct tileset_metadata {
  shared_tileset of;

  response operator()(const request& asked) const;
};

/// GET …/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}, in the form that `f` or Accept says.
struct tileset_tile {
  shared_tileset of;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
