#include "tiles/heat_cells.hpp"

#include <algorithm>

#include "tiles/vector_layer.hpp"

namespace uramost::tiles {

namespace {
constexpr int cells = 64;
constexpr std::int32_t cell_units = tile_units / cells;

/// Cells of one row, from `west` to before `east`, and the row at which they begin.
struct open_rectangle {
  int west, east, north;
};

unit_ring ring_of(const open_rectangle& of, int south) {
  const std::int32_t west = of.west * cell_units, east = of.east * cell_units;
  const std::int32_t top = of.north * cell_units, bottom = south * cell_units;
  return {{west, top}, {east, top}, {east, bottom}, {west, bottom}};
}

/// The cells for which `is_member(column, row)`, as rectangles: runs of a row, continued downwards as long as
/// the row below has the same run.
template <class IsMember>
std::vector<unit_ring> rectangles(IsMember is_member) {
  std::vector<unit_ring> made;
  std::vector<open_rectangle> open;
  for (int row = 0; row <= cells; ++row) {
    std::vector<open_rectangle> runs;
    for (int column = 0; row < cells && column < cells; ++column) {
      if (!is_member(column, row)) continue;
      const int west = column;
      while (column < cells && is_member(column, row)) ++column;
      runs.push_back({west, column, row});
    }
    for (const open_rectangle& above : open) {
      const auto below = std::ranges::find_if(
          runs, [&](const auto& run) { return run.west == above.west && run.east == above.east; });
      if (below == runs.end())
        made.push_back(ring_of(above, row));
      else
        below->north = above.north;
    }
    open = std::move(runs);
  }
  return made;
}
}  // namespace

std::string heat_cells(const heat_surface& surface, const heat_legend& legend, tile_id tile) {
  const std::vector<float> densities = surface.raster(tile, cells);
  std::vector<int> classes(densities.size(), -1);
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = legend.class_of(densities[i]).value_or(-1);

  vector_layer layer("heat");
  for (int number = 0; number < static_cast<int>(legend.breaks.size()); ++number) {
    const auto rings = rectangles([&](int column, int row) {
      return classes[static_cast<std::size_t>(row * cells + column)] == number;
    });
    if (rings.empty()) continue;
    const auto lowest = static_cast<std::size_t>(number);
    std::vector<vector_layer::tag> tags{layer.key("class"), layer.number(static_cast<std::uint64_t>(number)),
                                        layer.key("from_per_km2"), layer.number(legend.breaks[lowest])};
    if (lowest + 1 < legend.breaks.size())
      tags.insert(tags.end(), {layer.key("to_per_km2"), layer.number(legend.breaks[lowest + 1])});
    layer.add_polygon(std::nullopt, rings, tags);
  }
  return layer.tile();
}

}  // namespace uramost::tiles
