#include "tiles/density_raster.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tiles/direct_sum.hpp"

namespace uramost::tiles {

namespace {
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

enum class method { directly, over_lattice_to_points, over_lattice_to_nodes };

/// The method that takes least time, by the sizes of everything that it goes through.
method cheapest(const std::vector<point_mass>& masses, const density_kernel& kernel, const world_grid& grid,
                double node_step) {
  const double count = static_cast<double>(masses.size()), columns = grid.columns, rows = grid.rows;
  const double reach =
      kernel.reach_m() / (equator_m() * cos_latitude(grid.y(grid.rows / 2)));  // world widths
  const double radius = reach / grid.step, taps = 2 * reach / node_step;
  const double directly =
      count * (cost::mass + cost::row * std::min(2 * radius + 1, rows) +
               cost::value * std::min(std::numbers::pi * radius * radius, columns * rows));

  // Of what lies around the masses: the lattice, and the points or nodes within reach.
  const world_box box = box_around(masses);
  const double width = box.east - box.west, height = box.south - box.north;
  const double lattice_width = width / node_step + 8, lattice_height = height / node_step + 8;
  const double dealing = count * cost::dealt + lattice_width * lattice_height * cost::node;
  const double down_a_row = lattice_width * taps * cost::down;
  const double to_points =
      dealing + std::min((height + 2 * reach) / grid.step, rows) *
                    (down_a_row + std::min((width + 2 * reach) / grid.step, columns) * cost::across);
  const double nodes_a_point = grid.step / node_step;
  const double to_nodes =
      dealing + columns * rows * cost::read +
      std::min(rows * nodes_a_point + 4, lattice_height + taps) *
          (down_a_row + std::min(columns * nodes_a_point + 4, lattice_width + taps) * cost::at_node);

  if (directly <= std::min(to_points, to_nodes)) return method::directly;
  return to_points < to_nodes ? method::over_lattice_to_points : method::over_lattice_to_nodes;
}

std::vector<float> nothing(const world_grid& grid) {
  return std::vector<float>(static_cast<std::size_t>(grid.columns * grid.rows), 0.0F);
}
}  // namespace

density_raster::density_raster(const incident_masses& masses, const density_kernel& kernel)
    : masses_(masses),
      kernel_(kernel),
      lattice_(masses, lattice_step(kernel, widest_cos_latitude(box_of(masses.index().extent())))) {
  if (masses.unfiltered() && masses.index().located() > query_lattice::many_incidents)
    field_.emplace(masses, kernel, lattice_);
}

density_raster::node_axes density_raster::axes_of(const world_grid& grid) const {
  const double step = grid.step / lattice_.step();
  return {{grid.west / lattice_.step(), step, grid.columns}, {grid.north / lattice_.step(), step, grid.rows}};
}

bool density_raster::is_at_hand(const world_grid& grid) const {
  if (!field_) return false;
  const auto [columns, rows] = axes_of(grid);
  const node_span across = nodes_read(columns), down = nodes_read(rows);
  const std::size_t blocks = field_->blocks_within(across, down);
  return blocks == 0 || (blocks <= most_blocks && field_->holds(across, down));
}

std::vector<float> density_raster::at(const world_grid& grid) const {
  const auto [columns, rows] = axes_of(grid);
  const auto reached = cells_of(grown(grid.box(), kernel_.reach_m()));
  const auto whole = lattice_.whole(reached);
  if (field_) {
    const node_span across = nodes_read(columns), down = nodes_read(rows);
    const std::size_t blocks = field_->blocks_within(across, down);
    if (blocks == 0) return nothing(grid);
    if (blocks <= most_blocks) return interpolated(field_->at(across, down), columns, rows);
  }
  if (whole) {
    if (masses_.none_near(reached)) return nothing(grid);
    // As cheap by the nodes as by the points.
    constexpr double even_step = 1.2;
    return columns.step < even_step ? by_nodes(*whole, columns, rows) : by_points(*whole, columns, rows);
  }
  const auto masses = masses_.within(reached);
  if (masses.empty()) return nothing(grid);
  switch (cheapest(masses, kernel_, grid, lattice_.step())) {
    case method::directly:
      return direct_sum(masses, kernel_, grid);
    case method::over_lattice_to_points:
      return by_points({masses, lattice_.step()}, columns, rows);
    case method::over_lattice_to_nodes:
      break;
  }
  return by_nodes({masses, lattice_.step()}, columns, rows);
}

std::vector<float> density_raster::by_points(const mass_lattice& lattice, const node_axis& columns,
                                             const node_axis& rows) const {
  auto densities = separable_sum(lattice, kernel_, columns, rows);
  for (float& each : densities) each = std::max(each, 0.0F);
  return densities;
}

std::vector<float> density_raster::by_nodes(const mass_lattice& lattice, const node_axis& columns,
                                            const node_axis& rows) const {
  const node_span across = nodes_read(columns), down = nodes_read(rows);
  node_densities nodes{across.first, down.first, across.count, down.count, 1, {}};
  nodes.blocks.push_back(std::make_shared<const std::vector<float>>(
      separable_sum(lattice, kernel_, {static_cast<double>(across.first), 1, across.count},
                    {static_cast<double>(down.first), 1, down.count})));
  return interpolated(nodes, columns, rows);
}

}  // namespace uramost::tiles
