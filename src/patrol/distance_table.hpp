#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace uramost::patrol {

/// What cannot be reached is this far.
inline constexpr double unreachable = std::numeric_limits<double>::infinity();

/// Distances in any one unit (metres, seconds): a row per demand point, a column per candidate.
class distance_table {
 public:
  distance_table() = default;
  distance_table(std::size_t rows, std::size_t columns, double value = unreachable)
      : rows_(rows), columns_(columns), values_(rows * columns, value) {}
  /// `values` row by row; their number is rows × columns.
  distance_table(std::size_t rows, std::size_t columns, std::vector<double> values)
      : rows_(rows), columns_(columns), values_(std::move(values)) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  bool empty() const { return values_.empty(); }
  double at(std::size_t row, std::size_t column) const { return values_[row * columns_ + column]; }
  double& at(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }
  std::span<const double> row(std::size_t row) const { return {values_.data() + row * columns_, columns_}; }

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<double> values_;
};

}  // namespace uramost::patrol
