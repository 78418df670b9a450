#include "analysis/space_time/close_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
constexpr std::size_t most_pairs = 100'000'000;
}

double distance_between(planar_point a, planar_point b, distance_metric metric) {
  const double dx = std::abs(a.x - b.x), dy = std::abs(a.y - b.y);
  return metric == distance_metric::manhattan ? dx + dy : std::sqrt(dx * dx + dy * dy);
}

std::vector<std::vector<point_pair>> close_pairs(std::span<const planar_point> points,
                                                 std::span<const double> edges, distance_metric metric) {
  std::vector<std::vector<point_pair>> bands(edges.size() - 1);
  std::vector<std::uint32_t> order(points.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return points[i].x; });
  std::size_t found = 0;
  for (std::size_t from = 0; from < order.size(); ++from) {
    const planar_point here = points[order[from]];
    for (std::size_t to = from + 1; to < order.size(); ++to) {
      const planar_point there = points[order[to]];
      if (there.x - here.x >= edges.back()) break;
      const double apart = distance_between(here, there, metric);
      if (!(apart < edges.back())) continue;
      const auto band = std::ranges::upper_bound(edges, apart) - edges.begin() - 1;
      const auto [first, second] = std::minmax(order[from], order[to]);
      bands[static_cast<std::size_t>(band)].push_back({first, second});
      if (++found > most_pairs)
        throw invalid_input("more than 100 million pairs are that close; take shorter distances");
    }
  }
  return bands;
}

}  // namespace uramost::analysis
