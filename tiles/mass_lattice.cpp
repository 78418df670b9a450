#include "tiles/mass_lattice.hpp"

#include <algorithm>
#include <cmath>

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
  columns_ = whole_lanes(node_before(most.position().x) + 3 - first_column_);
  rows_ = node_before(most.position().y) + 3 - first_row_;
  nodes_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), 0.0F);
  occupied_.assign(static_cast<std::size_t>(rows_), {});
  deal_out(masses);
}

void mass_lattice::deal_out(std::span<const point_mass> masses) {
  const auto width = static_cast<std::size_t>(columns_);
  for (const point_mass& mass : masses) {
    const index::world_position at = mass.position();
    const double x = at.x / step_ - first_column_, y = at.y / step_ - first_row_;
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    const auto across = cubic_weights(x - left), down = cubic_weights(y - top);
    float* nodes = nodes_.data() + static_cast<std::size_t>(top - 1) * width + (left - 1);
    for (std::size_t j = 0; j < 4; ++j, nodes += width) {
      const float share = mass.mass * down[j];
      for (std::size_t i = 0; i < 4; ++i) nodes[i] += share * across[i];
    }
    // Of the row before the mass only: the three rows below are added afterwards.
    column_range& range = occupied_[static_cast<std::size_t>(top - 1)];
    range.first = std::min(range.first, first_column_ + left - 1);
    range.last = std::max(range.last, first_column_ + left + 2);
  }
  for (std::size_t row = occupied_.size(); row-- > 0;)
    for (std::size_t above = row - std::min<std::size_t>(row, 3); above < row; ++above) {
      occupied_[row].first = std::min(occupied_[row].first, occupied_[above].first);
      occupied_[row].last = std::max(occupied_[row].last, occupied_[above].last);
    }
}

}  // namespace uramost::tiles
