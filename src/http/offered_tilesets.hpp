#pragma once

#include "http/handlers/layer_tiles.hpp"
#include "http/incident_view.hpp"
#include "http/tileset.hpp"

/// The tilesets that there are, each of a collection. All keep references.
namespace uramost::http {

shared_tileset incident_tileset(const shared_collection& of, const incident_views& views,
                                tiles::tile_cache& cache);

/// Incidents as a heat map.
shared_tileset heat_tileset(const shared_collection& of, const incident_views& views,
                            const intake::incident_register& incidents, tiles::tile_cache& cache);

shared_tileset layer_tileset(const shared_collection& of, map_layer shown,
                             const intake::incident_register& incidents, tiles::tile_cache& cache);

/// Of the newest release: its points, and their heat map.
shared_tileset release_tileset(const shared_collection& of, const release_source& newest,
                               tiles::tile_cache& cache);
shared_tileset release_heat_tileset(const shared_collection& of, const release_source& newest,
                                    tiles::tile_cache& cache);

}  // namespace uramost::http
