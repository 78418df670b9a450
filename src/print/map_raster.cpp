#include "print/map_raster.hpp"

#include <cmath>
#include <cstdint>

#include "core/utm_zone_34.hpp"

namespace uramost::print {

namespace {
constexpr double pixels_a_point = 150.0 / 72;

/// Cairo's ARGB32: a whole word a pixel.
std::uint32_t word_of(tiles::rgba colour) {
  return 0xFF000000U | std::uint32_t{colour.red} << 16 | std::uint32_t{colour.green} << 8 | colour.blue;
}

std::uint8_t class_at(const map_raster& raster, lon_lat position) {
  const utm_position at = to_utm_zone_34(position);
  const double column = std::floor((at.east - raster.grid.west_m) / raster.grid.cell_m);
  const double row = std::floor((raster.grid.north_m - at.north) / raster.grid.cell_m);
  if (!(column >= 0 && column < raster.grid.columns && row >= 0 && row < raster.grid.rows))
    return map_raster::nothing;
  return raster.classes[static_cast<std::size_t>(row) * static_cast<std::size_t>(raster.grid.columns) +
                        static_cast<std::size_t>(column)];
}
}  // namespace

void draw_raster(cairo_t* context, const map_frame& frame, const map_raster& raster,
                 std::span<const map_class> classes) {
  const int width = static_cast<int>(std::ceil(frame.width() * pixels_a_point));
  const int height = static_cast<int>(std::ceil(frame.height() * pixels_a_point));
  const surface_handle image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  check(cairo_surface_status(image.get()));

  unsigned char* const bytes = cairo_image_surface_get_data(image.get());
  const int stride = cairo_image_surface_get_stride(image.get());
  for (int y = 0; y < height; ++y) {
    auto* const row = reinterpret_cast<std::uint32_t*>(bytes + std::ptrdiff_t{y} * stride);
    for (int x = 0; x < width; ++x) {
      const lon_lat position = frame.from({(x + 0.5) / pixels_a_point, (y + 0.5) / pixels_a_point});
      const std::size_t in_class = class_at(raster, position);
      row[x] = in_class < classes.size() ? word_of(on_paper(classes[in_class].colour)) : 0;
    }
  }
  cairo_surface_mark_dirty(image.get());

  const saved_state state(context);
  cairo_scale(context, 1 / pixels_a_point, 1 / pixels_a_point);
  cairo_set_source_surface(context, image.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST);
  cairo_paint(context);
}

}  // namespace uramost::print
