#include "geodata/border_index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <tuple>

#include "geodata/earth_centred.hpp"

namespace uramost::geodata {
namespace {

constexpr double longest_piece_m = 250;

/// A border between two areas, or of one area.
struct border {
  std::uint16_t first = 0;
  std::uint16_t second = 0;  // = first when nothing is on the other side
  double generalisation_m = 0;
};

struct piece {
  position from, to;
  border parts;
};

struct box {
  position low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
               std::numeric_limits<double>::infinity()};
  position high{-low[0], -low[1], -low[2]};

  void include(const position& corner) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      low[axis] = std::min(low[axis], corner[axis]);
      high[axis] = std::max(high[axis], corner[axis]);
    }
  }
  std::size_t longest_axis() const {
    const position size = difference(high, low);
    return static_cast<std::size_t>(std::ranges::max_element(size) - size.begin());
  }
  double squared_distance(const position& point) const {
    double sum = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double beyond = std::max({low[axis] - point[axis], point[axis] - high[axis], 0.0});
      sum += beyond * beyond;
    }
    return sum;
  }
};

/// Pieces in a binary tree of boxes, halved along the longest axis.
class box_tree {
 public:
  explicit box_tree(std::vector<piece> pieces) : pieces_(std::move(pieces)) {
    if (!pieces_.empty()) build(0, static_cast<std::uint32_t>(pieces_.size()));
  }

  /// Calls `visit(piece, squared distance)` for every piece nearer than `reach2`, which `visit` may lower;
  /// the nearer half first.
  template <class Visit>
  void visit_within(const position& from, double& reach2, const Visit& visit) const {
    if (!nodes_.empty()) descend(0, from, reach2, visit);
  }

 private:
  static constexpr std::uint32_t leaf_size = 6;

  struct node {
    box bounds;
    std::uint32_t first = 0, count = 0;  // of the pieces of a leaf; count = 0: an inner node
    std::uint32_t right = 0;             // the left child follows its parent
  };

  void build(std::uint32_t first, std::uint32_t count) {
    const std::size_t self = nodes_.size();
    nodes_.emplace_back();
    const auto own = std::span(pieces_).subspan(first, count);
    box bounds;
    for (const piece& each : own) bounds.include(each.from), bounds.include(each.to);
    nodes_[self].bounds = bounds;
    if (count <= leaf_size) {
      nodes_[self].first = first;
      nodes_[self].count = count;
      return;
    }
    const std::size_t axis = bounds.longest_axis();
    const std::uint32_t half = count / 2;
    std::ranges::nth_element(own, own.begin() + half, {},
                             [axis](const piece& each) { return each.from[axis] + each.to[axis]; });
    build(first, half);
    nodes_[self].right = static_cast<std::uint32_t>(nodes_.size());
    build(first + half, count - half);
  }

  template <class Visit>
  void descend(std::uint32_t at, const position& from, double& reach2, const Visit& visit) const {
    const node& here = nodes_[at];
    for (const piece& each : std::span(pieces_).subspan(here.first, here.count)) {
      const double distance2 = squared_distance_to_chord(from, each.from, each.to);
      if (distance2 <= reach2) visit(each, distance2);
    }
    if (here.count > 0) return;
    std::array children{at + 1, here.right};
    std::array distances{nodes_[children[0]].bounds.squared_distance(from),
                         nodes_[children[1]].bounds.squared_distance(from)};
    if (distances[1] < distances[0])
      std::swap(children[0], children[1]), std::swap(distances[0], distances[1]);
    for (std::size_t child = 0; child < 2; ++child)
      if (distances[child] <= reach2) descend(children[child], from, reach2, visit);
  }

  std::vector<piece> pieces_;
  std::vector<node> nodes_;
};

/// Each stretch of border once, by its ends.
std::map<std::tuple<double, double, double, double>, border> borders_of(
    const std::vector<municipality_area>& areas) {
  std::map<std::tuple<double, double, double, double>, border> borders;
  const auto add_ring = [&](const ring& closed, std::uint16_t area, double generalisation_m) {
    for (std::size_t at = 1; at < closed.size(); ++at) {
      lon_lat low = closed[at - 1], high = closed[at];
      if (std::tie(low.lat, low.lon) > std::tie(high.lat, high.lon)) std::swap(low, high);
      const auto [place, is_new] =
          borders.try_emplace({low.lon, low.lat, high.lon, high.lat}, border{area, area, generalisation_m});
      place->second.second = area;
      place->second.generalisation_m = std::min(place->second.generalisation_m, generalisation_m);
    }
  };
  for (std::size_t area = 0; area < areas.size(); ++area)
    for (const polygon& part : areas[area].polygons) {
      add_ring(part.exterior, static_cast<std::uint16_t>(area), areas[area].generalisation_m);
      for (const ring& hole : part.holes)
        add_ring(hole, static_cast<std::uint16_t>(area), areas[area].generalisation_m);
    }
  return borders;
}

/// Cuts a border, straight in degrees, into chords.
void add_pieces(std::vector<piece>& pieces, lon_lat low, lon_lat high, const border& parts) {
  const double count = std::max(1.0, std::ceil(distance_m(low, high) / longest_piece_m));
  position from = earth_centred(low);
  for (double step = 1; step <= count; ++step) {
    const double share = step / count;
    const lon_lat end{low.lon + share * (high.lon - low.lon), low.lat + share * (high.lat - low.lat)};
    const position to = earth_centred(step == count ? high : end);
    pieces.push_back({from, to, parts});
    from = to;
  }
}

std::vector<piece> pieces_of(const std::vector<municipality_area>& areas) {
  std::vector<piece> pieces;
  for (const auto& [ends, parts] : borders_of(areas)) {
    const auto [low_lon, low_lat, high_lon, high_lat] = ends;
    add_pieces(pieces, {low_lon, low_lat}, {high_lon, high_lat}, parts);
  }
  return pieces;
}

}  // namespace

struct border_index::tree {
  box_tree pieces;
  double coarsest_m = 0;
};

border_index::border_index(const std::vector<municipality_area>& areas) {
  double coarsest_m = 0;
  for (const municipality_area& area : areas) coarsest_m = std::max(coarsest_m, area.generalisation_m);
  tree_.reset(new tree{box_tree(pieces_of(areas)), coarsest_m});
}

border_index::~border_index() = default;
border_index::border_index(border_index&&) noexcept = default;
border_index& border_index::operator=(border_index&&) noexcept = default;

double border_index::nearest_m(lon_lat point) const {
  double least2 = std::numeric_limits<double>::infinity();
  tree_->pieces.visit_within(earth_centred(point), least2,
                             [&](const piece&, double distance2) { least2 = distance2; });
  return std::isinf(least2) ? least2 : ground_distance(std::sqrt(least2));
}

bool border_index::any_within(lon_lat point, double radius_m) const {
  const double reach = chord_of(radius_m + tree_->coarsest_m);
  double reach2 = reach * reach;
  bool found_one = false;
  tree_->pieces.visit_within(earth_centred(point), reach2, [&](const piece& found, double distance2) {
    if (ground_distance(std::sqrt(distance2)) > radius_m + found.parts.generalisation_m) return;
    found_one = true;
    reach2 = -1;  // nothing is nearer than this: the search ends
  });
  return found_one;
}

std::vector<border_distance> border_index::within(lon_lat point, double radius_m) const {
  std::vector<border_distance> nearest;  // few: a search from the front is quick
  const auto note = [&](std::uint16_t area, double metres) {
    const auto known = std::ranges::find(nearest, area, &border_distance::area);
    if (known == nearest.end())
      nearest.push_back({area, metres});
    else
      known->metres = std::min(known->metres, metres);
  };
  const double reach = chord_of(radius_m + tree_->coarsest_m);
  double reach2 = reach * reach;
  tree_->pieces.visit_within(earth_centred(point), reach2, [&](const piece& found, double distance2) {
    const double metres = ground_distance(std::sqrt(distance2));
    if (metres > radius_m + found.parts.generalisation_m) return;
    note(found.parts.first, metres);
    note(found.parts.second, metres);
  });
  std::ranges::sort(nearest, {},
                    [](const border_distance& each) { return std::pair(each.metres, each.area); });
  return nearest;
}

}  // namespace uramost::geodata
