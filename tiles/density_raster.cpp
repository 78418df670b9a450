#include "tiles/density_raster.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tiles/direct_sum.hpp"

namespace uramost::tiles {

namespace {
/// A smaller register is summed from its incidents, whatever is asked: that is fast enough, and more exact.
constexpr std::size_t many_incidents = 10'000;
/// A field is worth having where a grid needs no more of its blocks than this.
constexpr std::size_t most_blocks = 512;

/// Nanoseconds of one core, measured: what the ways of summing are chosen by.
namespace cost {
constexpr double mass = 25, row = 9, value = 0.15;  // direct sum: of each mass, its rows and values
constexpr double dealt = 10, node = 0.3;            // lattice: of each mass, of each node
constexpr double down = 0.08, across = 6.5, at_node = 4, read = 0.8;  // of each tap, point, node, point
}  // namespace cost

world_box box_around(const std::vector<point_mass>& masses) {
  world_box box{1, 1, 0, 0};
  for (const point_mass& mass : masses) {
    const auto [x, y] = mass.position();
    box = {std::min(box.west, x), std::min(box.north, y), std::max(box.east, x), std::max(box.south, y)};
  }
  return box;
}
}  // namespace

density_raster::density_raster(const incident_masses& masses, const density_kernel& kernel)
    : masses_(masses),
      kernel_(kernel),
      node_step_(lattice_step(kernel, widest_cos_latitude(box_of(masses.index().extent())))) {
  if (masses.unfiltered() && masses.index().located() > many_incidents)
    field_.emplace(masses, kernel, node_step_);
}

std::vector<float> density_raster::at(const world_grid& grid) const {
  const double step = grid.step / node_step_;
  const node_axis columns{grid.west / node_step_, step, grid.columns},
      rows{grid.north / node_step_, step, grid.rows};
  if (field_) {
    const node_span across = nodes_read(columns), down = nodes_read(rows);
    const std::size_t blocks = field_->blocks_within(across, down);
    if (blocks == 0) return std::vector<float>(static_cast<std::size_t>(grid.columns * grid.rows), 0.0F);
    if (blocks <= most_blocks) return interpolated(field_->at(across, down), columns, rows);
  }
  return from_incidents(grid, columns, rows);
}

std::vector<float> density_raster::from_incidents(const world_grid& grid, const node_axis& columns,
                                                  const node_axis& rows) const {
  const auto points = static_cast<double>(grid.columns) * grid.rows;
  const auto masses = masses_.within(cells_of(grown(grid.box(), kernel_.reach_m())));
  if (masses.empty()) return std::vector<float>(static_cast<std::size_t>(points), 0.0F);

  const world_box box = box_around(masses);
  const double count = static_cast<double>(masses.size());
  const double reach =
      kernel_.reach_m() / (equator_m() * cos_latitude(grid.y(grid.rows / 2)));  // world widths
  const double radius = reach / grid.step;
  const double directly =
      count * (cost::mass + cost::row * std::min(2 * radius + 1, static_cast<double>(grid.rows)) +
               cost::value * std::min(std::numbers::pi * radius * radius, points));

  const double width = std::min((box.east - box.west) / node_step_ + 8, 1e9),
               height = std::min((box.south - box.north) / node_step_ + 8, 1e9);
  const double taps = 2 * reach / node_step_;
  const auto reached = [&](double length, double step, int most) {
    return std::min((length + 2 * reach) / step, static_cast<double>(most));
  };
  const double dealing = count * cost::dealt + width * height * cost::node;
  const double point_rows = reached(box.south - box.north, grid.step, grid.rows),
               point_columns = reached(box.east - box.west, grid.step, grid.columns);
  const double to_points = dealing + point_rows * (width * taps * cost::down + point_columns * cost::across);
  const double node_rows = std::min(grid.rows * rows.step + 4, height + taps),
               node_columns = std::min(grid.columns * columns.step + 4, width + taps);
  const double to_nodes =
      dealing + node_rows * (width * taps * cost::down + node_columns * cost::at_node) + points * cost::read;

  if (directly <= std::min(to_points, to_nodes)) return direct_sum(masses, kernel_, grid);
  const mass_lattice lattice(masses, node_step_);
  if (to_points < to_nodes) {
    auto densities = separable_sum(lattice, kernel_, columns, rows);
    for (float& each : densities) each = std::max(each, 0.0F);
    return densities;
  }
  const node_span across = nodes_read(columns), down = nodes_read(rows);
  auto values = separable_sum(lattice, kernel_, {static_cast<double>(across.first), 1, across.count},
                              {static_cast<double>(down.first), 1, down.count});
  node_densities nodes{across.first, down.first, across.count, down.count, 1, {}};
  nodes.blocks.push_back(std::make_shared<const std::vector<float>>(std::move(values)));
  return interpolated(nodes, columns, rows);
}

}  // namespace uramost::tiles
