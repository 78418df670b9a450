#include "http/offered_tilesets.hpp"

#include "http/handlers/heat.hpp"
#include "http/handlers/heat_tiles.hpp"
#include "http/handlers/incident_tiles.hpp"
#include "http/handlers/release_heat.hpp"
#include "http/handlers/release_points.hpp"
#include "http/public_layer.hpp"
#include "http/tilejson.hpp"

namespace uramost::http {

namespace {
using enum accounts::permission;

shared_tileset vector_tileset(const shared_collection& of, accounts::permission needs, unsigned deepest_zoom,
                              tile_handler tilejson, tile_handler tile) {
  return std::make_shared<tileset>(tileset{of,
                                           tile_data::vector,
                                           needs,
                                           of->about().title,
                                           deepest_zoom,
                                           std::move(tilejson),
                                           {{"mvt", mvt_type, std::move(tile)}}});
}
}  // namespace

shared_tileset incident_tileset(const shared_collection& of, const incident_views& views,
                                tiles::tile_cache& cache) {
  return vector_tileset(of, read_masked, deepest_incident_zoom, incident_tilejson{views},
                        incident_vector_tile{views, cache});
}

shared_tileset heat_tileset(const shared_collection& of, const incident_views& views,
                            const intake::incident_register& incidents, tiles::tile_cache& cache) {
  return std::make_shared<tileset>(
      tileset{of,
              tile_data::map,
              read_masked,
              {"Harta e nxehtësisë e incidenteve", "Toplotna mapa incidenata", "Топлотна мапа инцидената",
               "Heat map of incidents"},
              deepest_incident_zoom,
              heat_tilejson{views, incidents},
              {{"png", "image/png", heat_tile{tiles::picture_format::png, views, cache}},
               {"webp", "image/webp", heat_tile{tiles::picture_format::webp, views, cache}}}});
}

shared_tileset layer_tileset(const shared_collection& of, map_layer shown,
                             const intake::incident_register& incidents, tiles::tile_cache& cache) {
  return vector_tileset(of, of->about().needs, deepest_layer_zoom, layer_tilejson{shown, incidents},
                        layer_tile{shown, incidents, cache});
}

shared_tileset release_tileset(const shared_collection& of, const release_source& newest,
                               tiles::tile_cache& cache) {
  return vector_tileset(of, read_published, deepest_public_zoom,
                        release_handler{newest, cache, release_points_tilejson},
                        release_handler{newest, cache, release_points_tile});
}

shared_tileset release_heat_tileset(const shared_collection& of, const release_source& newest,
                                    tiles::tile_cache& cache) {
  return std::make_shared<tileset>(
      tileset{of,
              tile_data::map,
              read_published,
              {"Harta e nxehtësisë e publikuar", "Objavljena toplotna mapa", "Објављена топлотна мапа",
               "Published heat map"},
              deepest_public_zoom,
              release_handler{newest, cache, release_heat_tilejson},
              {{"png", "image/png", release_handler{newest, cache, release_heat_tile}}}});
}

}  // namespace uramost::http
