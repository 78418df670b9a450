#include "tiles/lattice_sum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tiles/cubic_weights.hpp"
#include "tiles/kernel_row.hpp"

namespace uramost::tiles {

namespace {
/// Masses on the nodes of a lattice around a grid. A row's nodes lie sorted by their phase, the place between
/// two columns of the grid, so that the same tap of neighbouring columns is neighbouring memory.
class mass_lattice {
 public:
  mass_lattice(const point_masses& masses, const world_box& reached, const world_grid& grid, int subdivision)
      : grid_(grid), subdivision_(subdivision), step_(grid.step / subdivision) {
    const auto nodes = [&](double length) {
      return static_cast<int>(std::ceil(std::max(length, 0.0) / step_)) + 2;
    };
    const int before = nodes(grid.west - reached.west), above = nodes(grid.north - reached.north);
    // Whole columns of the grid, so that every phase has the same length.
    columns_before_ = (before + subdivision - 1) / subdivision;
    first_row_ = -above;
    const world_box box = grid.box();
    const int after = nodes(reached.east - box.east);
    length_ = columns_before_ + grid.columns + (after + subdivision - 1) / subdivision;
    rows_ = above + (grid.rows - 1) * subdivision + 1 + nodes(reached.south - box.south);
    nodes_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(length_ * subdivision), 0.0F);
    occupied_.assign(static_cast<std::size_t>(rows_), {});
    masses.visit_within(cells_of(reached), [&](const point_mass& mass) { deal_out(mass); });
    sort_by_phase();
  }

  /// Lattice rows, counted from the grid's first.
  int first_row() const { return first_row_; }
  int last_row() const { return first_row_ + rows_ - 1; }
  double y(int row) const { return grid_.north + row * step_; }

  /// The nodes `tap` steps east of the grid's columns.
  const float* nodes(int row, int tap) const {
    const int node = columns_before_ * subdivision_ + tap;
    const int phase = node % subdivision_;
    return nodes_.data() +
           static_cast<std::size_t>((row - first_row_) * subdivision_ + phase) *
               static_cast<std::size_t>(length_) +
           node / subdivision_;
  }

  /// The farthest tap that has nodes beside every column of the grid.
  int most_taps() const {
    return std::min(columns_before_, length_ - columns_before_ - grid_.columns) * subdivision_;
  }

  struct column_range {
    int first, last;
  };
  /// The grid's columns that a row's masses are within `taps` of; empty (first > last) when there are none.
  column_range reached_columns(int row, int taps) const {
    const auto [low, high] = occupied_[static_cast<std::size_t>(row - first_row_)];
    if (low > high) return {0, -1};
    const int origin = columns_before_ * subdivision_;
    return {
        std::max(static_cast<int>(std::floor(static_cast<double>(low - taps - origin) / subdivision_)), 0),
        std::min((high + taps - origin) / subdivision_ + 1, grid_.columns - 1)};
  }

 private:
  struct node_range {
    int low = std::numeric_limits<int>::max(), high = -1;
  };

  std::size_t width() const {
    return static_cast<std::size_t>(length_) * static_cast<std::size_t>(subdivision_);
  }

  /// Into the nodes as they lie on the ground, west to east.
  void deal_out(const point_mass& mass) {
    const index::world_position at = mass.position();
    const double column = (at.x - grid_.west) / step_ + columns_before_ * subdivision_;
    const double row = (at.y - grid_.north) / step_ - first_row_;
    const int left = static_cast<int>(column), top = static_cast<int>(row);
    if (left < 1 || top < 1 || left + 2 >= length_ * subdivision_ || top + 2 >= rows_) return;
    const auto across = cubic_weights(column - left), down = cubic_weights(row - top);
    for (std::size_t j = 0; j < 4; ++j) {
      const std::size_t line = static_cast<std::size_t>(top) - 1 + j;
      const float share = mass.mass * down[j];
      float* nodes = nodes_.data() + line * width() + (left - 1);
      for (std::size_t i = 0; i < 4; ++i) nodes[i] += share * across[i];
      occupied_[line].low = std::min(occupied_[line].low, left - 1);
      occupied_[line].high = std::max(occupied_[line].high, left + 2);
    }
  }

  void sort_by_phase() {
    if (subdivision_ == 1) return;
    std::vector<float> line(width());
    for (std::size_t row = 0; row < occupied_.size(); ++row) {
      if (occupied_[row].low > occupied_[row].high) continue;
      float* nodes = nodes_.data() + row * width();
      std::copy_n(nodes, width(), line.data());
      for (int phase = 0; phase < subdivision_; ++phase)
        for (int i = 0; i < length_; ++i) *nodes++ = line[static_cast<std::size_t>(i * subdivision_ + phase)];
    }
  }

  const world_grid& grid_;
  int subdivision_;
  double step_;
  int columns_before_ = 0, length_ = 0, first_row_ = 0, rows_ = 0;
  std::vector<float> nodes_;
  std::vector<node_range> occupied_;  ///< by row: nodes that masses were dealt to
};

/// sums[i] += weight · (left[i] + right[i]), for two taps at once.
void add_taps(float* __restrict sums, int count, float near, const float* near_left, const float* near_right,
              float far, const float* far_left, const float* far_right) {
  for (int i = 0; i < count; ++i)
    sums[i] += near * (near_left[i] + near_right[i]) + far * (far_left[i] + far_right[i]);
}

template <kernel Shape>
void sum_rows(const mass_lattice& lattice, const density_kernel& kernel, const world_grid& grid,
              int subdivision, std::vector<float>& sums) {
  const double step = grid.step / subdivision * equator_m() / kernel.bandwidth_m();
  const double reach2 = std::pow(kernel.reach_m() / kernel.bandwidth_m(), 2);
  std::vector<double> cos_of_row;
  for (int row = lattice.first_row(); row <= lattice.last_row(); ++row)
    cos_of_row.push_back(cos_latitude(lattice.y(row)));
  const auto cos_at = [&](int row) {
    return cos_of_row[static_cast<std::size_t>(row - lattice.first_row())];
  };

  std::vector<float> weights;
  /// Adds one lattice row to one row of the grid; false when it is out of reach.
  const auto add_row = [&](float* line, int at, int row) {
    const double scale = step * step * cos_at(at) * cos_at(row);
    const double south = row - at;
    const double room = reach2 / scale - south * south;
    if (room <= 0) return false;
    const int taps = std::min(static_cast<int>(std::sqrt(room)), lattice.most_taps());
    const auto [first, last] = lattice.reached_columns(row, taps);
    if (first > last) return true;

    weights.assign(static_cast<std::size_t>(taps) + 2, 0.0F);
    add_kernel_row<Shape>(weights.data(), taps + 1, 0, static_cast<float>(scale),
                          static_cast<float>(scale * south * south),
                          static_cast<float>(kernel.peak_per_km2()));
    weights[0] /= 2;  // taps come in pairs, and this one is its own pair
    for (int tap = 0; tap <= taps; tap += 2) {
      const int next = std::min(tap + 1, taps);  // beyond the last the weight is zero
      add_taps(line + first, last - first + 1, weights[static_cast<std::size_t>(tap)],
               lattice.nodes(row, -tap) + first, lattice.nodes(row, tap) + first,
               weights[static_cast<std::size_t>(tap) + 1], lattice.nodes(row, -next) + first,
               lattice.nodes(row, next) + first);
    }
    return true;
  };

  for (int j = 0; j < grid.rows; ++j) {
    float* line = sums.data() + static_cast<std::size_t>(j) * static_cast<std::size_t>(grid.columns);
    const int at = j * subdivision;
    for (int row = at; row <= lattice.last_row() && add_row(line, at, row); ++row) {
    }
    for (int row = at - 1; row >= lattice.first_row() && add_row(line, at, row); --row) {
    }
  }
}
}  // namespace

std::vector<float> lattice_sum(const point_masses& masses, const density_kernel& kernel,
                               const world_grid& grid, int subdivision) {
  std::vector<float> sums(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows), 0.0F);
  const mass_lattice lattice(masses, grown(grid.box(), kernel.reach_m()), grid, subdivision);
  if (kernel.shape() == kernel::quartic)
    sum_rows<kernel::quartic>(lattice, kernel, grid, subdivision, sums);
  else
    sum_rows<kernel::gaussian>(lattice, kernel, grid, subdivision, sums);
  return sums;
}

}  // namespace uramost::tiles
