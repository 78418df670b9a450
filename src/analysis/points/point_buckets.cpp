#include "analysis/points/point_buckets.hpp"

#include <cmath>

namespace uramost::analysis {

point_buckets::point_buckets(std::span<const planar_point> points, double reach, double cells_a_reach)
    : box_(bounding_box_of(points)), points_(points.size()), order_(points.size()) {
  const double most = std::sqrt(4.0 * static_cast<double>(points.size() + 1));
  const double longest = std::max(box_.width(), box_.height());
  if (longest > 0 && reach > 0) {
    per_unit_ = std::min(cells_a_reach / reach, most / longest);
    cell_side_ = 1 / per_unit_;
    columns_ = static_cast<std::size_t>(box_.width() * per_unit_) + 1;
    rows_ = static_cast<std::size_t>(box_.height() * per_unit_) + 1;
  }
  starts_.assign(columns_ * rows_ + 1, 0);
  std::vector<std::size_t> cells(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    cells[i] = row(points[i].y) * columns_ + column(points[i].x);
    ++starts_[cells[i] + 1];
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::size_t place = next[cells[i]]++;
    points_[place] = points[i];
    order_[place] = i;
  }
}

double point_buckets::half_width(std::size_t y, double centre, double reach) const {
  const double from_edge = centre - box_.min_y, south = static_cast<double>(y) * cell_side_;
  const double hair = 1e-12 * box_.height();
  const double apart = std::max({south - from_edge, from_edge - south - cell_side_, hair}) - hair;
  return std::sqrt(std::max(0.0, reach * reach * (1 + 1e-12) - apart * apart));
}

}  // namespace uramost::analysis
