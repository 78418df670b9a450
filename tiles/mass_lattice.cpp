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
  const double west = first_column_ - 0.5 * nodes_a_cell, north = first_row_ - 0.5 * nodes_a_cell;
  const auto deal = [&](const point_mass& mass) {
    const double x = mass.at.x * nodes_a_cell - west, y = mass.at.y * nodes_a_cell - north;
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    add(mass.mass, column - 1, row - 1, cubic_weights(x - column), cubic_weights(y - row));
  };
  // Neighbours touch the same nodes, and each would wait for the one before: so four far apart take turns.
  const std::size_t quarter = masses.size() / 4;
  for (std::size_t i = 0; i < quarter; ++i)
    for (std::size_t part = 0; part < 4; ++part) deal(masses[part * quarter + i]);
  for (const point_mass& mass : masses.subspan(4 * quarter)) deal(mass);

  // Noted for the first of the four rows of each mass only.
  for (std::size_t row = occupied_.size(); row-- > 0;)
    for (std::size_t above = row - std::min<std::size_t>(row, 3); above < row; ++above) {
      occupied_[row].first = std::min(occupied_[row].first, occupied_[above].first);
      occupied_[row].last = std::max(occupied_[row].last, occupied_[above].last);
    }
}

inline void mass_lattice::add(float mass, int left, int top, const std::array<float, 4>& across,
                              const std::array<float, 4>& down) {
  quad shares;
  std::memcpy(&shares, across.data(), sizeof shares);
  shares *= mass;
  float* nodes = nodes_.data() + static_cast<std::size_t>(top) * static_cast<std::size_t>(columns_) + left;
  for (std::size_t row = 0; row < 4; ++row, nodes += columns_) {
    quad sum;
    std::memcpy(&sum, nodes, sizeof sum);
    sum += down[row] * shares;
    std::memcpy(nodes, &sum, sizeof sum);
  }
  column_range& range = occupied_[static_cast<std::size_t>(top)];
  range.first = std::min(range.first, first_column_ + left);
  range.last = std::max(range.last, first_column_ + left + 3);
}

}  // namespace uramost::tiles
