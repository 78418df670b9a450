#include "tiles/mercator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace uramost::tiles {

using index::world_position;
using std::numbers::pi;

namespace {
constexpr std::size_t cosine_steps = 4096;

/// The cosine at equal steps of y; between them a straight line is right to 3e-7.
std::array<double, cosine_steps + 2> make_cosine_table() {
  std::array<double, cosine_steps + 2> table;
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = 1 / std::cosh((1 - 2 * static_cast<double>(i) / cosine_steps) * pi);
  return table;
}
}  // namespace

double cos_latitude(double y) {
  static const auto table = make_cosine_table();
  const double at = std::clamp(y, 0.0, 1.0) * cosine_steps;
  const auto before = static_cast<std::size_t>(at);
  return table[before] + (table[before + 1] - table[before]) * (at - static_cast<double>(before));
}

double equator_m() { return 2 * pi * earth_mean_radius_m; }

double ground_distance2(world_position a, world_position b) {
  const double east = (a.x - b.x) * equator_m(), south = (a.y - b.y) * equator_m();
  return cos_latitude(a.y) * cos_latitude(b.y) * (east * east + south * south);
}

world_box grown(const world_box& box, double reach_m) {
  // A little more than the reach, so that rounding never cuts a kernel's rim.
  const double degrees = reach_m / earth_mean_radius_m * 180 / pi * 1.001 + 1e-9;
  const double north =
      index::to_world({0, std::min(index::from_world({0, box.north}).lat + degrees, 90.0)}).y;
  const double south =
      index::to_world({0, std::max(index::from_world({0, box.south}).lat - degrees, -90.0)}).y;
  const double width = reach_m * 1.001 / (equator_m() * std::min(cos_latitude(north), cos_latitude(south)));
  return {std::max(box.west - width, 0.0), north, std::min(box.east + width, 1.0), south};
}

index::cell_box cells_of(const world_box& box) {
  return {index::cell_of(world_position{box.west, box.north}),
          index::cell_of(world_position{box.east, box.south})};
}

world_box box_of(const index::cell_box& cells) {
  constexpr double side = std::uint32_t{1} << index::morton_bits;
  return {cells.least.x / side, cells.least.y / side, (cells.most.x + 1.0) / side,
          (cells.most.y + 1.0) / side};
}

double widest_cos_latitude(const world_box& box) {
  return cos_latitude(std::clamp(0.5, box.north, box.south));
}

world_grid pixel_centres(tile_id tile, int size) {
  const double step = 1 / (static_cast<double>(std::uint32_t{1} << tile.z) * size);
  const auto first = [&](std::uint32_t number) { return (static_cast<double>(number) * size + 0.5) * step; };
  return {first(tile.x), first(tile.y), step, size, size};
}

}  // namespace uramost::tiles
