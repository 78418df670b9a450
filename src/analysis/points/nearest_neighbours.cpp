#include "analysis/points/nearest_neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/inference/parallel.hpp"
#include "analysis/points/point_buckets.hpp"

namespace uramost::analysis {

namespace {
/// The smallest squared distances so far, ascending.
class nearest_few {
 public:
  explicit nearest_few(std::size_t many) : squared_(many, std::numeric_limits<double>::infinity()) {}

  void offer(double squared) {
    if (squared >= squared_.back()) return;
    auto at = squared_.end() - 1;
    for (; at != squared_.begin() && *(at - 1) > squared; --at) *at = *(at - 1);
    *at = squared;
  }
  double last() const { return squared_.back(); }
  double operator[](std::size_t order) const { return squared_[order]; }

 private:
  std::vector<double> squared_;
};

nearest_few nearest_to(const point_buckets& points, std::size_t place, std::size_t orders, double reach,
                       double farthest) {
  for (;; reach *= 2) {
    nearest_few found(orders);
    points.near(points[place], reach, [&](std::size_t first, std::size_t last) {
      for (std::size_t other = first; other < last; ++other) {
        const double dx = points[other].x - points[place].x, dy = points[other].y - points[place].y;
        if (other != place) found.offer(dx * dx + dy * dy);
      }
    });
    if (found.last() <= reach * reach || reach > farthest) return found;
  }
}
}  // namespace

std::vector<std::vector<double>> nearest_distances(std::span<const planar_point> points, std::size_t orders) {
  std::vector<std::vector<double>> distances(orders, std::vector<double>(points.size()));
  if (points.empty() || orders == 0) return distances;
  const planar_box box = bounding_box_of(points);
  // About so far, were the points spread evenly.
  const double n = static_cast<double>(points.size());
  const double extent = std::max({box.width() * box.height(), box.diagonal() * box.diagonal() / n, 1e-300});
  const double reach = std::sqrt(extent * static_cast<double>(orders + 1) / n);
  const point_buckets buckets(points, reach);
  in_parallel(points.size(), 512, [&](std::size_t first, std::size_t last) {
    for (std::size_t place = first; place < last; ++place) {
      const nearest_few found = nearest_to(buckets, place, orders, reach, box.diagonal());
      for (std::size_t order = 0; order < orders; ++order)
        distances[order][buckets.original(place)] = std::sqrt(found[order]);
    }
  });
  return distances;
}

}  // namespace uramost::analysis
