#include "tiles/density_raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "tiles/cubic_weights.hpp"
#include "tiles/direct_sum.hpp"
#include "tiles/lattice_sum.hpp"

namespace uramost::tiles {

namespace {
/// Bandwidths in one step of a lattice: see lattice_sum.
constexpr double quartic_step = 1.0 / 14, gaussian_step = 1.0 / 4;

/// Kernel values that are summed directly without a second thought, and what a mass costs beside its kernel.
constexpr double few_values = 6e6, values_a_mass = 40;
/// Kernels of a smaller radius in pixels gain nothing from a lattice.
constexpr double small_radius = 1.8;

/// Where a position lies between the nodes of a line.
struct node_weights {
  int first;
  std::array<float, 4> weights;
};

std::vector<node_weights> weights_along(double from, double step, int count, double first_node,
                                        double node_step) {
  std::vector<node_weights> along;
  for (int i = 0; i < count; ++i) {
    const double at = (from + i * step) / node_step - first_node;
    const int left = static_cast<int>(std::floor(at));
    along.push_back({left - 1, cubic_weights(at - left)});
  }
  return along;
}
}  // namespace

density_raster::density_raster(const point_masses& masses, const density_kernel& kernel)
    : masses_(masses), kernel_(kernel) {
  const double step_m =
      kernel.bandwidth_m() * (kernel.shape() == kernel::quartic ? quartic_step : gaussian_step);
  node_step_ = step_m / (equator_m() * masses.widest_cos_latitude());
}

std::vector<float> density_raster::at(const world_grid& grid) const {
  const double pixel_m = grid.step * equator_m() * masses_.widest_cos_latitude();
  const double radius = kernel_.reach_m() / pixel_m;
  const double footprint = std::min(std::numbers::pi * radius * radius,
                                    static_cast<double>(grid.columns) * static_cast<double>(grid.rows));
  const bool few = static_cast<double>(masses_.all().size()) * (footprint + values_a_mass) <= few_values;
  if (few || radius <= small_radius) return direct_sum(masses_, kernel_, grid);
  if (grid.step <= node_step_) return between_nodes(grid);
  return lattice_sum(masses_, kernel_, grid, static_cast<int>(std::ceil(grid.step / node_step_ - 0.05)));
}

std::vector<float> density_raster::between_nodes(const world_grid& grid) const {
  const world_box box = grid.box();
  const auto node_before = [&](double position) { return std::floor(position / node_step_) - 1; };
  const double first_column = node_before(box.west), first_row = node_before(box.north);
  const auto count = [&](double first, double last) {
    return static_cast<int>(node_before(last) - first) + 4;
  };
  const world_grid nodes{first_column * node_step_, first_row * node_step_, node_step_,
                         count(first_column, box.east), count(first_row, box.south)};
  const std::vector<float> values = lattice_sum(masses_, kernel_, nodes);

  const auto across = weights_along(grid.west, grid.step, grid.columns, first_column, node_step_);
  const auto down = weights_along(grid.north, grid.step, grid.rows, first_row, node_step_);
  const auto width = static_cast<std::size_t>(nodes.columns);
  std::vector<float> densities, line(width);
  densities.reserve(across.size() * down.size());
  for (const auto& [row, of_row] : down) {
    const float* above = values.data() + static_cast<std::size_t>(row) * width;
    for (std::size_t i = 0; i < width; ++i)
      line[i] = of_row[0] * above[i] + of_row[1] * above[i + width] + of_row[2] * above[i + 2 * width] +
                of_row[3] * above[i + 3 * width];
    for (const auto& [column, of_column] : across) {
      const float* near = line.data() + column;
      const float value =
          of_column[0] * near[0] + of_column[1] * near[1] + of_column[2] * near[2] + of_column[3] * near[3];
      densities.push_back(std::max(value, 0.0F));
    }
  }
  return densities;
}

}  // namespace uramost::tiles
