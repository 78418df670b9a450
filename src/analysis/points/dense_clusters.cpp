#include "analysis/points/dense_clusters.hpp"

#include <cmath>

#include "analysis/inference/parallel.hpp"
#include "analysis/points/point_buckets.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
template <class Each>
void each_within(const point_buckets& points, planar_point at, double distance, Each&& each) {
  points.near(at, distance, [&](std::size_t first, std::size_t last) {
    for (std::size_t other = first; other < last; ++other) {
      const double dx = points[other].x - at.x, dy = points[other].y - at.y;
      if (dx * dx + dy * dy <= distance * distance) each(other);
    }
  });
}
}  // namespace

dense_clusters cluster_by_density(std::span<const planar_point> points, double distance,
                                  std::size_t least_points) {
  if (!(distance > 0) || !std::isfinite(distance))
    throw invalid_input("a distance is a number above 0", "distance");
  if (least_points == 0) throw invalid_input("a core needs one point at least, itself", "least-points");
  const point_buckets buckets(points, distance);
  std::vector<std::size_t> places(points.size());
  std::vector<char> core(points.size());  // by place; a byte each, for both processors write
  for (std::size_t place = 0; place < points.size(); ++place) places[buckets.original(place)] = place;
  in_parallel(points.size(), 256, [&](std::size_t first, std::size_t last) {
    for (std::size_t place = first; place < last; ++place) {
      std::size_t near = 0;
      each_within(buckets, buckets[place], distance, [&](std::size_t) { ++near; });
      core[place] = near >= least_points;
    }
  });
  dense_clusters result{std::vector<std::uint32_t>(points.size()), std::vector<bool>(points.size()), 0};
  std::vector<std::size_t> open;
  for (std::size_t start = 0; start < points.size(); ++start) {
    result.is_core[start] = core[places[start]] != 0;
    if (!result.is_core[start] || result.cluster[start] != 0) continue;
    result.cluster[start] = ++result.count;
    open.assign(1, places[start]);
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      each_within(buckets, buckets[at], distance, [&](std::size_t other) {
        std::uint32_t& cluster = result.cluster[buckets.original(other)];
        if (cluster != 0) return;
        cluster = result.count;
        if (core[other]) open.push_back(other);
      });
    }
  }
  return result;
}

}  // namespace uramost::analysis
