#include "core/ground_grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost {

namespace {
constexpr bounding_box zone{15, 0, 27, 84};

/// In steps, as parallels and meridians are curves on the grid.
template <class Visit>
void visit_outline(const bounding_box& box, Visit visit) {
  constexpr int steps = 64;
  for (int i = 0; i <= steps; ++i) {
    const double part = i / static_cast<double>(steps);
    const double lon = std::lerp(box.west, box.east, part), lat = std::lerp(box.south, box.north, part);
    for (const lon_lat at : {lon_lat{lon, box.south}, {lon, box.north}, {box.west, lat}, {box.east, lat}})
      visit(to_utm_zone_34(at));
  }
}
}  // namespace

ground_grid grid_over(const bounding_box& area, double cell_m, std::size_t most_cells) {
  if (!zone.contains({area.west, area.south}) || !zone.contains({area.east, area.north}))
    throw invalid_input("a grid in UTM zone 34 N lies within 15-27° E and 0-84° N", "bbox");
  constexpr double far = std::numeric_limits<double>::infinity();
  double west = far, east = -far, south = far, north = -far;
  visit_outline(area, [&](utm_position at) {
    west = std::min(west, std::floor(at.east / cell_m));
    east = std::max(east, std::ceil(at.east / cell_m));
    south = std::min(south, std::floor(at.north / cell_m));
    north = std::max(north, std::ceil(at.north / cell_m));
  });
  const double columns = std::max(east - west, 1.0), rows = std::max(north - south, 1.0);
  if (columns * rows > static_cast<double>(most_cells)) {
    const double enough_m =
        std::ceil(cell_m * std::sqrt(columns * rows / static_cast<double>(most_cells)) * 1.001);
    throw invalid_input("a grid of more than " + std::to_string(most_cells) + " cells: take cell_m of " +
                            to_text(enough_m) + " or more, or a smaller area",
                        "cell_m");
  }
  return {west * cell_m, north * cell_m, cell_m, static_cast<int>(columns), static_cast<int>(rows)};
}

}  // namespace uramost
