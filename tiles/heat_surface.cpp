#include "tiles/heat_surface.hpp"

#include "tiles/class_raster.hpp"
#include "tiles/mercator.hpp"
#include "tiles/near_distance.hpp"
#include "tiles/peak_search.hpp"
#include "tiles/png.hpp"

namespace uramost::tiles {

heat_surface::heat_surface(std::shared_ptr<const index::incident_index> snapshot, const incident_query& query,
                           heat_style style, std::span<const incident_id> text_matches)
    : style_(std::move(style)),
      kernel_(style_.shape, style_.bandwidth_m),
      masses_(std::move(snapshot), query, style_.weight, text_matches),
      raster_(masses_, kernel_) {}

double heat_surface::peak_per_km2() const {
  std::call_once(searched_, [&] {
    if (const auto highest = find_peak(masses_, kernel_, raster_.lattice()))
      peak_per_km2_ = density_per_km2(index::from_world(*highest));
  });
  return peak_per_km2_;
}

heat_legend heat_surface::legend(const heat_style& style) const {
  return make_legend(style.peak_per_km2 ? *style.peak_per_km2 : peak_per_km2(), style.ramp);
}

double heat_surface::density_per_km2(lon_lat point) const {
  const index::world_position at = index::to_world(point);
  const auto box = cells_of(grown({at.x, at.y, at.x, at.y}, kernel_.reach_m()));
  const near_distance distance(point, kernel_.reach_m());
  const auto points = masses_.index().points();
  double sum = 0;
  for (index::row row : masses_.rows_near(box))
    sum += static_cast<double>(masses_.mass(row)) * kernel_.per_km2(distance.squared(points[row]));
  return sum;
}

std::vector<float> heat_surface::raster(tile_id tile, int size) const {
  return raster_.at(pixel_centres(tile, size));
}

bool heat_surface::is_at_hand(tile_id tile, int size) const {
  return raster_.is_at_hand(pixel_centres(tile, size));
}

std::vector<std::uint8_t> heat_surface::png(tile_id tile, const heat_legend& legend, int size) const {
  return palette_png(class_raster(raster(tile, size), legend), size, size, class_palette(legend));
}

}  // namespace uramost::tiles
