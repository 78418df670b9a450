#include "tiles/mass_lattice.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/vectorised.hpp"
#include "tiles/cubic_weights.hpp"
#include "tiles/lanes.hpp"

namespace uramost::tiles {

namespace {
constexpr double quartic_step = 1.0 / 14, gaussian_step = 1.0 / 4;  // bandwidths

URAMOST_VECTORISED index::cell_box box_around(std::span<const point_mass> masses) {
  index::cell_box box{masses.front().at, masses.front().at};
  for (const point_mass& mass : masses) {
    box.least = {std::min(box.least.x, mass.at.x), std::min(box.least.y, mass.at.y)};
    box.most = {std::max(box.most.x, mass.at.x), std::max(box.most.y, mass.at.y)};
  }
  return box;
}

using column_range = mass_lattice::column_range;

/// Where masses are dealt out to.
struct dealt_nodes {
  float* nodes;
  int columns;
  double nodes_a_cell;
  std::array<double, 2> corner;  ///< nodes
};

inline __attribute__((always_inline)) void deal_one(const dealt_nodes& to, const point_mass& mass) {
  // Both coordinates at once.
  using cell = std::int32_t __attribute__((vector_size(8)));
  using position = double __attribute__((vector_size(16)));
  static_assert(index::morton_bits < 32);
  const auto at = std::bit_cast<cell>(mass.at);
  const position on_lattice =
      __builtin_convertvector(at, position) * to.nodes_a_cell - std::bit_cast<position>(to.corner);
  const auto node = __builtin_convertvector(on_lattice, cell);
  const position beyond = on_lattice - __builtin_convertvector(node, position);

  const quad across = mass.mass * cubic_weights_quad(static_cast<float>(beyond[0])),
             down = cubic_weights_quad(static_cast<float>(beyond[1]));
  const int left = node[0] - 1, top = node[1] - 1;
  float* nodes = to.nodes + static_cast<std::ptrdiff_t>(top) * to.columns + left;
  for (int row = 0; row < 4; ++row, nodes += to.columns) {
    quad sum;
    std::memcpy(&sum, nodes, sizeof sum);
    sum += down[row] * across;
    std::memcpy(nodes, &sum, sizeof sum);
  }
}

URAMOST_VECTORISED void deal(const dealt_nodes& to, const point_mass* masses, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) deal_one(to, masses[i]);
}
}  // namespace

double lattice_step(const density_kernel& kernel, double widest_cos_latitude) {
  const double step_m =
      kernel.bandwidth_m() * (kernel.shape() == kernel::quartic ? quartic_step : gaussian_step);
  return step_m / (equator_m() * widest_cos_latitude);
}

mass_lattice::mass_lattice(std::span<const point_mass> masses, double step) : step_(step) {
  if (masses.empty()) return;
  const index::cell_box box = box_around(masses);
  const point_mass least{box.least}, most{box.most};
  const auto node_before = [&](double position) { return static_cast<int>(std::floor(position / step)); };
  first_column_ = node_before(least.position().x) - 1;
  first_row_ = node_before(least.position().y) - 1;
  columns_ = whole_strides(node_before(most.position().x) + 3 - first_column_);
  rows_ = node_before(most.position().y) + 3 - first_row_;
  nodes_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), 0.0F);
  occupied_.assign(static_cast<std::size_t>(rows_), {});
  deal_out(masses);
}

void mass_lattice::deal_out(std::span<const point_mass> masses) {
  const double nodes_a_cell = point_mass{{1, 1}}.position().x * 2 / 3 / step_;  // the cell's middle is at 1.5
  deal({.nodes = nodes_.data(),
        .columns = columns_,
        .nodes_a_cell = nodes_a_cell,
        .corner = {first_column_ - 0.5 * nodes_a_cell, first_row_ - 0.5 * nodes_a_cell}},
       masses.data(), masses.size());

  for (int row = 0; row < rows_; ++row) {
    const float* nodes = this->row(first_row_ + row);
    int first = 0, last = columns_ - 1;
    while (first <= last && nodes[first] == 0) ++first;
    while (first < last && nodes[last] == 0) --last;
    if (first <= last)
      occupied_[static_cast<std::size_t>(row)] = {first_column_ + first, first_column_ + last};
  }
}

}  // namespace uramost::tiles
