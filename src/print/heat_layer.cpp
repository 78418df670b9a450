#include "print/heat_layer.hpp"

#include <algorithm>
#include <cmath>

#include "print/words.hpp"
#include "print/written.hpp"
#include "tiles/density_grid.hpp"

namespace uramost::print {

namespace {
/// The part of a map's surroundings that UTM zone 34 can hold.
bounding_box within_zone(const bounding_box& box) {
  return {std::clamp(box.west, 15.0, 27.0), std::clamp(box.south, 0.0, 84.0),
          std::clamp(box.east, 15.0, 27.0), std::clamp(box.north, 0.0, 84.0)};
}

double cell_of(const bounding_box& extent) {
  constexpr double cells = 250, least_m = 10;
  const double wide = distance_m({extent.west, extent.south}, {extent.east, extent.south});
  const double tall = distance_m({extent.west, extent.south}, {extent.west, extent.north});
  return std::max(std::ceil(std::max(wide, tall) / cells), least_m);
}
}  // namespace

map_layer heat_layer(const tiles::heat_surface& surface, const tiles::heat_legend& legend,
                     const bounding_box& extent, language in_language) {
  map_layer layer{.title = std::string(in(in_language, word::density))};
  if (surface.style().weight == tiles::heat_weight::count)
    layer.unit = in(in_language, word::incidents_per_km2);
  const auto colours = tiles::ramp_colours("reds", static_cast<int>(legend.breaks.size()));
  for (std::size_t i = 0; i < legend.breaks.size(); ++i) {
    map_class& made = layer.classes.emplace_back();
    made.label = "≥ " + written_shortly(in_language, legend.breaks[i]);
    made.colour = colours[i];
    made.colour.alpha = 255;
  }

  constexpr std::size_t most_cells = 4'000'000;
  map_raster raster{grid_over(within_zone(surroundings(extent)), cell_of(extent), most_cells), {}};
  for (const float density : tiles::density_grid(surface, raster.grid)) {
    const auto in_class = legend.class_of(density);
    raster.classes.push_back(in_class ? static_cast<std::uint8_t>(*in_class) : map_raster::nothing);
  }
  layer.raster = std::move(raster);
  return layer;
}

}  // namespace uramost::print
