#include "tiles/mass_lattice.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "tiles/cubic_weights.hpp"
#include "tiles/lanes.hpp"

namespace uramost::tiles {

namespace {
constexpr double quartic_step = 1.0 / 14, gaussian_step = 1.0 / 4;  // bandwidths

index::cell_box box_around(std::span<const point_mass> masses) {
  index::cell_box box{masses.front().at, masses.front().at};
  for (const point_mass& mass : masses) {
    box.least = {std::min(box.least.x, mass.at.x), std::min(box.least.y, mass.at.y)};
    box.most = {std::max(box.most.x, mass.at.x), std::max(box.most.y, mass.at.y)};
  }
  return box;
}
}  // namespace

/// What sixteen nodes get of masses between the same four of them: neighbours in Morton order mostly are, and
/// are gathered here before the nodes in memory are touched.
struct mass_lattice::node_shares {
  quad rows[4] = {};

  void add(float mass, const std::array<float, 4>& across, const std::array<float, 4>& down) {
    quad shares;
    std::memcpy(&shares, across.data(), sizeof shares);
    shares *= mass;
    for (std::size_t row = 0; row < 4; ++row) rows[row] += down[row] * shares;
  }
};

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
  const double cell = point_mass{{1, 1}}.position().x - point_mass{{0, 0}}.position().x;
  const double nodes_a_cell = cell / step_;
  const double west = first_column_ - 0.5 * nodes_a_cell, north = first_row_ - 0.5 * nodes_a_cell;
  node_shares shares;
  int left = 1, top = 1;  // of the nodes that `shares` belong to
  for (const point_mass& mass : masses) {
    const double x = mass.at.x * nodes_a_cell - west, y = mass.at.y * nodes_a_cell - north;
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    if (column != left || row != top) {
      add(shares, left - 1, top - 1);
      shares = {};
      left = column;
      top = row;
    }
    shares.add(mass.mass, cubic_weights(x - column), cubic_weights(y - row));
  }
  add(shares, left - 1, top - 1);
}

void mass_lattice::add(const node_shares& shares, int left, int top) {
  float* nodes = nodes_.data() + static_cast<std::size_t>(top) * static_cast<std::size_t>(columns_) + left;
  for (int row = 0; row < 4; ++row, nodes += columns_) {
    quad sum;
    std::memcpy(&sum, nodes, sizeof sum);
    sum += shares.rows[row];
    std::memcpy(nodes, &sum, sizeof sum);
    column_range& range = occupied_[static_cast<std::size_t>(top + row)];
    range.first = std::min(range.first, first_column_ + left);
    range.last = std::max(range.last, first_column_ + left + 3);
  }
}

}  // namespace uramost::tiles
