#include "tiles/unit_rings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "index/web_mercator.hpp"

namespace uramost::tiles {

namespace {
/// A corner, in whole units from the tile's north-western corner. Deep zooms need more than 32 bits for what
/// lies far outside; a double holds it exactly.
struct corner {
  double x = 0, y = 0;
  friend auto operator<=>(const corner&, const corner&) = default;
};
using ring = std::vector<corner>;

/// Without equal neighbours and without spikes that go out and back the same way.
ring without_repeats(const ring& corners) {
  ring kept;
  for (const corner& each : corners) {
    if (!kept.empty() && kept.back() == each) continue;
    while (kept.size() > 1 && kept[kept.size() - 2] == each) kept.pop_back();
    if (kept.empty() || kept.back() != each) kept.push_back(each);
  }
  std::size_t first = 0;
  while (kept.size() - first > 2) {
    if (kept[first] == kept.back())
      kept.pop_back();
    else if (kept[first + 1] == kept.back())
      ++first;
    else if (kept[kept.size() - 2] == kept[first])
      kept.pop_back();
    else
      break;
  }
  kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(first));
  return kept;
}

ring on_the_grid(const std::vector<lon_lat>& positions, tile_id tile) {
  const double units = std::ldexp(tile_units, static_cast<int>(tile.z));
  ring corners;
  corners.reserve(positions.size());
  for (const lon_lat position : positions) {
    const auto at = index::to_world(position);
    corners.push_back({std::round(at.x * units) - tile_units * static_cast<double>(tile.x),
                       std::round(at.y * units) - tile_units * static_cast<double>(tile.y)});
  }
  return without_repeats(corners);
}

/// One side of the clipping square: what lies on the `sign` side of `limit` along an axis is outside.
struct border {
  double corner::*along;
  double corner::*across;
  double limit;
  double sign;

  bool keeps(const corner& at) const { return (at.*along - limit) * sign <= 0; }

  /// Where an edge crosses; the same from both ends, for neighbours run along it in opposite directions.
  corner crossing(corner a, corner b) const {
    if (b < a) std::swap(a, b);
    corner at;
    at.*along = limit;
    at.*across = std::round(a.*across + (limit - a.*along) / (b.*along - a.*along) * (b.*across - a.*across));
    return at;
  }
};

ring clipped(ring corners, const border& at) {
  if (std::ranges::all_of(corners, [&](const corner& each) { return at.keeps(each); })) return corners;
  ring kept;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const corner &from = corners[i == 0 ? corners.size() - 1 : i - 1], &to = corners[i];
    if (at.keeps(from) != at.keeps(to)) kept.push_back(at.crossing(from, to));
    if (at.keeps(to)) kept.push_back(to);
  }
  return kept;
}

/// Twice the area; positive when the ring turns clockwise on the screen.
double double_area(const ring& corners) {
  double area = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const corner &a = corners[i], &b = corners[(i + 1) % corners.size()];
    area += a.x * b.y - b.x * a.y;
  }
  return area;
}

/// The loops of a ring that comes back to corners where it was before, each of them without repetition.
std::vector<ring> simple_loops(const ring& corners) {
  std::vector<ring> loops;
  ring open;
  std::map<corner, std::size_t> place;  // in `open`
  for (const corner& each : corners) {
    if (const auto before = place.find(each); before != place.end()) {
      const auto from = open.begin() + static_cast<std::ptrdiff_t>(before->second);
      loops.emplace_back(from, open.end());
      for (auto it = from; it != open.end(); ++it) place.erase(*it);
      open.erase(from, open.end());
    }
    place.emplace(each, open.size());
    open.push_back(each);
  }
  loops.push_back(std::move(open));
  return loops;
}

/// What is left of a ring in the tile: loops with an area, turning clockwise where the ring does (`turn` 1)
/// or where it does not (−1).
std::vector<ring> clipped_loops(const std::vector<lon_lat>& positions, tile_id tile, double turn) {
  constexpr double low = -buffer_units, high = tile_units + buffer_units;
  ring corners = on_the_grid(positions, tile);
  if (double_area(corners) * turn < 0) std::ranges::reverse(corners);
  for (const border& side :
       {border{&corner::x, &corner::y, low, -1}, border{&corner::x, &corner::y, high, 1},
        border{&corner::y, &corner::x, low, -1}, border{&corner::y, &corner::x, high, 1}})
    corners = clipped(std::move(corners), side);
  std::vector<ring> loops = simple_loops(without_repeats(corners));
  std::erase_if(loops, [](const ring& each) { return double_area(each) == 0; });
  return loops;
}

unit_ring in_units(const ring& corners) {
  unit_ring made;
  for (const corner& each : corners)
    made.push_back({static_cast<std::int32_t>(each.x), static_cast<std::int32_t>(each.y)});
  return made;
}
}  // namespace

std::vector<unit_ring> unit_rings(const std::vector<lon_lat>& exterior,
                                  std::span<const std::vector<lon_lat>> holes, tile_id tile) {
  std::vector<ring> loops = clipped_loops(exterior, tile, 1);
  for (const auto& each : holes) std::ranges::move(clipped_loops(each, tile, -1), std::back_inserter(loops));
  // A decoder takes a hole for one of the exterior before it: the largest comes last.
  std::ranges::stable_sort(loops, [](const ring& a, const ring& b) {
    const double first = double_area(a), second = double_area(b);
    return first > 0 && (second < 0 || first < second);
  });
  if (loops.empty() || double_area(loops.front()) < 0) return {};
  std::vector<unit_ring> rings;
  for (const ring& each : loops) rings.push_back(in_units(each));
  return rings;
}

}  // namespace uramost::tiles
