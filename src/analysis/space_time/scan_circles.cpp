#include "analysis/space_time/scan_circles.hpp"

#include <algorithm>
#include <tuple>

#include "analysis/inference/parallel.hpp"

namespace uramost::analysis {

namespace {
struct neighbour {
  double distance;
  planar_point at;
  std::uint32_t place;

  bool operator<(const neighbour& other) const {
    return std::tie(distance, at.x, at.y, place) <
           std::tie(other.distance, other.at.x, other.at.y, other.place);
  }
};

bool join(const neighbour& a, const neighbour& b, const circle_limits& limits) {
  return a.at == b.at || (limits.ties_together && a.distance == b.distance);
}

std::vector<neighbour> sorted_neighbours(std::span<const planar_point> places, planar_point centre,
                                         const circle_limits& limits) {
  std::vector<neighbour> found;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double distance = distance_between(centre, places[i], distance_metric::euclidean);
    if (!limits.max_radius || distance <= *limits.max_radius)
      found.push_back({distance, places[i], static_cast<std::uint32_t>(i)});
  }
  std::ranges::sort(found, std::less<>());
  return found;
}

scan_circle circle_about(std::span<const planar_point> places, std::span<const double> sizes,
                         planar_point centre, const circle_limits& limits) {
  const auto neighbours = sorted_neighbours(places, centre, limits);
  // A hair more, so that half of everything is half also when it was added up in another order.
  const double most = limits.max_size * (1 + 1e-12);
  scan_circle made;
  double size = 0;
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    size += sizes[neighbours[i].place];
    if (size > most) break;
    made.places.push_back(neighbours[i].place);
    made.radius.push_back(neighbours[i].distance);
    made.complete.push_back(i + 1 == neighbours.size() || !join(neighbours[i], neighbours[i + 1], limits));
  }
  while (!made.complete.empty() && !made.complete.back()) {
    made.places.pop_back();
    made.radius.pop_back();
    made.complete.pop_back();
  }
  return made;
}
}  // namespace

std::vector<scan_circle> scan_circles(std::span<const planar_point> places, std::span<const double> sizes,
                                      const circle_limits& limits) {
  std::vector<scan_circle> made(places.size());
  in_parallel(places.size(), 8, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) made[i] = circle_about(places, sizes, places[i], limits);
  });
  return made;
}

}  // namespace uramost::analysis
