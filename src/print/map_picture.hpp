#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/bounding_box.hpp"
#include "core/ground_grid.hpp"
#include "core/language.hpp"
#include "print/base_map.hpp"
#include "tiles/colour_ramp.hpp"

namespace uramost::print {

/// How a class is drawn. What has to be told apart in black and white differs in more than its hue: in
/// lightness, in hatching or in shape.
enum class look {
  filled,
  filled_hatched,       ///< with dark lines that rise to the right
  filled_back_hatched,  ///< with dark lines that fall to the right
  hatched,              ///< lines in the colour alone: what lies below stays to be seen
  back_hatched,
  outlined,
  dot,  ///< looks of points
  diamond,
};

/// A line of the legend, and how what belongs to it looks. A fill is opaque: the colour as it is on white
/// paper, so that a map of neighbouring cells and its legend show the same colours.
struct map_class {
  std::string label = {};
  tiles::rgba colour = {};
  look drawn = look::filled;
};

/// `in_class`, here and below, is an index into the layer's classes; what has no class is not drawn.
struct map_area {
  geodata::polygon shape = {};  ///< degrees, WGS 84
  std::size_t in_class = 0;
};

struct map_circle {
  lon_lat centre = {};
  double radius_m = 0;  ///< on the ground
  std::size_t in_class = 0;
  std::string label = {};  ///< such as the number of a cluster; may be empty
};

struct map_point {
  lon_lat at = {};
  std::size_t in_class = 0;
  std::string label = {};
};

/// Classes of the cells of a grid on the ground, row by row from the north.
struct map_raster {
  static constexpr std::uint8_t nothing = 255;
  ground_grid grid = {};
  std::vector<std::uint8_t> classes = {};  ///< as many as the grid has cells; `nothing` is not drawn
};

/// One thing that the map shows and the legend explains.
struct map_layer {
  std::string title = {};               ///< "Density", "Significant after correction"
  std::string unit = {};                ///< "incidents/km²"; may be empty
  std::vector<map_class> classes = {};  ///< in the order of the legend
  std::optional<map_raster> raster = {};
  std::vector<map_area> areas = {};
  std::vector<map_circle> circles = {};
  std::vector<map_point> points = {};
  std::string note = {};  ///< a sentence below the classes; may be empty
};

/// Both have the same scale along both axes of the paper.
enum class map_projection { utm_zone_34, web_mercator };

struct map_picture {
  language in = language::en;
  std::string caption = {};  ///< above the map; may be empty
  bounding_box extent = {};  ///< all of it is seen; the picture is rounded out to a shape that suits the page
  map_projection projection = map_projection::utm_zone_34;
  base_map base = {};
  std::vector<map_layer> layers = {};  ///< from the lowest to the uppermost
  bool is_synthetic = false;           ///< says so in the picture itself
};

/// The map with its legend as a PNG on white, `width_px` (200-8,000) wide and as high as it needs. The same
/// bytes for the same picture. Throws invalid_input with the field `width`, with the field `bbox` for an
/// extent that is none or reaches out of UTM zone 34 by more than 3°, and with the field `layers` when a
/// class is missing or a raster does not fit its grid. Safe to use from many threads.
std::string map_png(const map_picture& picture, int width_px);

}  // namespace uramost::print
