#include "analysis/areal/neighbourhood.hpp"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <map>
#include <utility>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
using position = boost::geometry::model::d2::point_xy<double>;
using box = boost::geometry::model::box<position>;
using numbered = std::pair<position, std::uint32_t>;

/// Places that can be asked who is near.
class place_tree {
 public:
  place_tree(std::span<const double> x, std::span<const double> y) {
    if (x.size() != y.size()) throw invalid_input("there are not as many x as y", "y");
    std::vector<numbered> all;
    for (std::uint32_t i = 0; i < x.size(); ++i) all.emplace_back(position(x[i], y[i]), i);
    tree_ = decltype(tree_)(all.begin(), all.end());
  }

  struct found {
    double distance_m;
    std::uint32_t place;

    friend auto operator<=>(const found&, const found&) = default;
  };

  /// The nearest first; of equally near ones the earlier. Not the place itself.
  std::vector<found> within(double x, double y, std::uint32_t itself, double reach_m) const {
    // The box is a hair wider than the circle, which alone decides.
    const double side = std::nextafter(reach_m, 2 * reach_m) * (1 + 1e-12);
    std::vector<found> result;
    for (auto each = tree_.qbegin(boost::geometry::index::intersects(
             box(position(x - side, y - side), position(x + side, y + side))));
         each != tree_.qend(); ++each) {
      const double distance = std::hypot(each->first.x() - x, each->first.y() - y);
      if (each->second != itself && distance <= reach_m) result.push_back({distance, each->second});
    }
    std::ranges::sort(result);
    return result;
  }

  /// How far the `k`th nearest is, besides the place itself.
  double distance_to(double x, double y, std::size_t k) const {
    double farthest = 0;
    for (auto each =
             tree_.qbegin(boost::geometry::index::nearest(position(x, y), static_cast<unsigned>(k + 1)));
         each != tree_.qend(); ++each)
      farthest = std::max(farthest, std::hypot(each->first.x() - x, each->first.y() - y));
    return farthest;
  }

 private:
  boost::geometry::index::rtree<numbered, boost::geometry::index::quadratic<16>> tree_;
};

using corner = std::pair<double, double>;
using side = std::pair<corner, corner>;

template <class Visit>
void visit_rings(const geodata::municipality_area& area, Visit visit) {
  for (const geodata::polygon& part : area.polygons) {
    visit(part.exterior);
    for (const geodata::ring& hole : part.holes) visit(hole);
  }
}

/// Everyone who has the same key becomes everyone else's neighbour.
template <class Key>
void join_sharers(const std::map<Key, std::vector<std::uint32_t>>& sharers,
                  std::vector<neighbour_pair>& pairs) {
  for (const auto& [key, areas] : sharers)
    for (const std::uint32_t a : areas)
      for (const std::uint32_t b : areas)
        if (a != b) pairs.push_back({a, b});
}
}  // namespace

spatial_weights contiguity_weights(std::span<const geodata::municipality_area> areas, contiguity kind) {
  std::map<corner, std::vector<std::uint32_t>> corners;
  std::map<side, std::vector<std::uint32_t>> sides;
  const auto add = [](std::vector<std::uint32_t>& to, std::uint32_t area) {
    if (to.empty() || to.back() != area) to.push_back(area);
  };
  for (std::uint32_t i = 0; i < areas.size(); ++i)
    visit_rings(areas[i], [&](const geodata::ring& ring) {
      for (std::size_t k = 0; k < ring.size(); ++k) {
        const corner at{ring[k].lon, ring[k].lat};
        if (kind == contiguity::queen) {
          add(corners[at], i);
        } else if (k > 0) {
          const corner before{ring[k - 1].lon, ring[k - 1].lat};
          add(sides[std::minmax(before, at)], i);
        }
      }
    });
  std::vector<neighbour_pair> pairs;
  join_sharers(corners, pairs);
  join_sharers(sides, pairs);
  return {areas.size(), std::move(pairs)};
}

spatial_weights nearest_weights(std::span<const double> x, std::span<const double> y, std::size_t k) {
  if (k == 0 || k >= x.size())
    throw invalid_input(
        "of " + std::to_string(x.size()) + " places there are no " + std::to_string(k) + " nearest others",
        "neighbours");
  const place_tree tree(x, y);
  std::vector<neighbour_pair> pairs;
  for (std::uint32_t i = 0; i < x.size(); ++i) {
    const auto near = tree.within(x[i], y[i], i, tree.distance_to(x[i], y[i], k));
    for (std::size_t at = 0; at < k; ++at) pairs.push_back({i, near[at].place});
  }
  return {x.size(), std::move(pairs)};
}

spatial_weights distance_band_weights(std::span<const double> x, std::span<const double> y, double within_m) {
  if (!(within_m > 0) || std::isinf(within_m))
    throw invalid_input("a distance band has a width above 0", "neighbours");
  const place_tree tree(x, y);
  std::vector<neighbour_pair> pairs;
  for (std::uint32_t i = 0; i < x.size(); ++i)
    for (const auto& each : tree.within(x[i], y[i], i, within_m)) pairs.push_back({i, each.place});
  return {x.size(), std::move(pairs)};
}

spatial_weights square_grid_weights(std::size_t columns, std::size_t rows, contiguity kind) {
  const auto width = static_cast<std::int64_t>(columns), height = static_cast<std::int64_t>(rows);
  std::vector<neighbour_pair> pairs;
  for (std::int64_t row = 0; row < height; ++row)
    for (std::int64_t column = 0; column < width; ++column)
      for (std::int64_t down = -1; down <= 1; ++down)
        for (std::int64_t right = -1; right <= 1; ++right) {
          if (down == 0 && right == 0) continue;
          if (kind == contiguity::rook && down != 0 && right != 0) continue;
          const auto r = row + down, c = column + right;
          if (r < 0 || r >= height || c < 0 || c >= width) continue;
          pairs.push_back(
              {static_cast<std::uint32_t>(row * width + column), static_cast<std::uint32_t>(r * width + c)});
        }
  return {columns * rows, std::move(pairs)};
}

std::vector<double> nearest_distances_m(std::span<const double> x, std::span<const double> y) {
  if (x.size() < 2) throw invalid_input("a nearest neighbour needs two places", "n");
  const place_tree tree(x, y);
  std::vector<double> distances;
  for (std::size_t i = 0; i < x.size(); ++i) distances.push_back(tree.distance_to(x[i], y[i], 1));
  return distances;
}

}  // namespace uramost::analysis
