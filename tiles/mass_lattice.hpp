#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "tiles/density_kernel.hpp"
#include "tiles/incident_masses.hpp"

namespace uramost::tiles {

/// A square lattice fixed on the world: node (column, row) lies at world (column, row) · step. With steps of
/// a fourteenth of the quartic's radius, or a quarter of the gaussian's standard deviation, where latitude
/// stretches the world least, one mass dealt out to nodes is drawn to within 0.2 % of its peak.
double lattice_step(const density_kernel& kernel, double widest_cos_latitude);

/// Masses on the nodes of such a lattice, as far as they lie together: each is dealt out to the sixteen nodes
/// around it by cubic weights.
class mass_lattice {
 public:
  mass_lattice(std::span<const point_mass> masses, double step);

  bool empty() const { return rows_ == 0; }
  double step() const { return step_; }
  int first_row() const { return first_row_; }
  int rows() const { return rows_; }
  int first_column() const { return first_column_; }
  /// A whole number of strides; the last nodes may all be empty.
  int columns() const { return columns_; }

  /// The masses of a row, by its number on the world; zero where there are none.
  const float* row(int row) const {
    return nodes_.data() + static_cast<std::size_t>(row - first_row_) * static_cast<std::size_t>(columns_);
  }

  /// The columns of a row that hold masses, on the world; empty (first > last) when there are none.
  struct column_range {
    int first = std::numeric_limits<int>::max(), last = std::numeric_limits<int>::min();
  };
  column_range occupied(int row) const { return occupied_[static_cast<std::size_t>(row - first_row_)]; }

 private:
  void deal_out(std::span<const point_mass> masses);

  double step_;
  int first_row_ = 0, rows_ = 0, first_column_ = 0, columns_ = 0;
  std::vector<float> nodes_;
  std::vector<column_range> occupied_;
};

}  // namespace uramost::tiles
