#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/planar_point.hpp"

namespace uramost::analysis {

/// Points sorted into square cells, row by row, so that what is near a point is a few runs of memory.
/// Immutable; all threads may ask.
class point_buckets {
 public:
  /// Cells are a `cells_a_reach`th of `reach` wide, but not more of them than about four a point.
  point_buckets(std::span<const planar_point> points, double reach, double cells_a_reach = 2);

  std::size_t size() const { return points_.size(); }
  /// By place in the sorted order, not in the order given.
  const planar_point& operator[](std::size_t place) const { return points_[place]; }
  /// Where the point at a place was in the order given.
  std::size_t original(std::size_t place) const { return order_[place]; }

  /// Calls `run(first, last)` with runs of places that together hold every point within `reach` of `at`
  /// (and others).
  template <class Run>
  void near(planar_point at, double reach, Run&& run) const {
    if (points_.empty()) return;
    for (std::size_t y = row(at.y - reach), last = row(at.y + reach); y <= last; ++y) {
      const double half = half_width(y, at.y, reach);
      run(starts_[y * columns_ + column(at.x - half)], starts_[y * columns_ + column(at.x + half) + 1]);
    }
  }

  /// The same for those behind a place in the order: together with what is near the others, every pair once.
  template <class Run>
  void near_behind(std::size_t place, double reach, Run&& run) const {
    const planar_point at = points_[place];
    const std::size_t own = row(at.y);
    run(place + 1, starts_[own * columns_ + column(at.x + reach) + 1]);
    for (std::size_t y = own + 1, last = row(at.y + reach); y <= last; ++y) {
      const double half = half_width(y, at.y, reach);
      run(starts_[y * columns_ + column(at.x - half)], starts_[y * columns_ + column(at.x + half) + 1]);
    }
  }

 private:
  static std::size_t cell(double from_edge, double per_unit, std::size_t cells) {
    return static_cast<std::size_t>(std::clamp(from_edge * per_unit, 0.0, static_cast<double>(cells - 1)));
  }
  std::size_t column(double x) const { return cell(x - box_.min_x, per_unit_, columns_); }
  std::size_t row(double y) const { return cell(y - box_.min_y, per_unit_, rows_); }

  /// How far a circle reaches to either side within a row of cells; a hair more, for rounding.
  double half_width(std::size_t y, double centre, double reach) const;

  planar_box box_;
  double per_unit_ = 1, cell_side_ = 1;  // cells a unit of length, and how long they are
  std::size_t columns_ = 1, rows_ = 1;
  std::vector<std::size_t> starts_;  // of each cell, and the end
  std::vector<planar_point> points_;
  std::vector<std::size_t> order_;
};

}  // namespace uramost::analysis
