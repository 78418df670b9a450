#include "tiles/heat_picture.hpp"

#include <algorithm>
#include <array>

#include "tiles/class_raster.hpp"
#include "tiles/png.hpp"
#include "tiles/webp.hpp"

namespace uramost::tiles {

namespace {
using bytes = std::vector<std::uint8_t>;

bytes encoded(const bytes& pixels, int size, const std::vector<rgba>& palette, picture_format format) {
  return format == picture_format::png ? palette_png(pixels, size, size, palette)
                                       : palette_webp(pixels, size, size, palette);
}

bytes encoded_blank(int size, picture_format format) {
  const auto side = static_cast<std::size_t>(size);
  return encoded(bytes(side * side, 0), size, {rgba{}}, format);
}

/// Most of a map shows nothing: these are encoded once.
const bytes& blank(int size, picture_format format) {
  using enum picture_format;
  static const std::array<bytes, 4> made{encoded_blank(256, png), encoded_blank(256, webp),
                                         encoded_blank(512, png), encoded_blank(512, webp)};
  return made[(size == 256 ? 0U : 2U) + (format == png ? 0U : 1U)];
}
}  // namespace

bytes heat_picture(const heat_surface& surface, const heat_legend& legend, tile_id tile, int size,
                   picture_format format) {
  const bytes pixels = class_raster(surface.raster(tile, size), legend);
  const bool is_blank = std::ranges::all_of(pixels, [](std::uint8_t each) { return each == 0; });
  return is_blank ? blank(size, format) : encoded(pixels, size, class_palette(legend), format);
}

}  // namespace uramost::tiles
