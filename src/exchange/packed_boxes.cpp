#include "exchange/packed_boxes.hpp"

#include <algorithm>
#include <numeric>

namespace uramost::exchange {

namespace {
constexpr std::uint32_t last_step = (1u << 16) - 1;

/// How far along the curve a cell is: the quadrant of each level, turned as the ones before have it.
std::uint32_t distance_along(std::uint32_t x, std::uint32_t y) {
  std::uint32_t distance = 0;
  for (std::uint32_t side = 1u << 15; side > 0; side /= 2) {
    const std::uint32_t right = (x & side) != 0, upper = (y & side) != 0;
    distance += side * side * ((3 * right) ^ upper);
    if (upper) continue;
    if (right) {
      x = last_step - x;
      y = last_step - y;
    }
    std::swap(x, y);
  }
  return distance;
}

std::uint32_t step_of(double value, double least, double width) {
  return width > 0 ? static_cast<std::uint32_t>(last_step * ((value - least) / width)) : 0;
}
}  // namespace

void packed_box::include(const packed_box& other) {
  west = std::min(west, other.west);
  south = std::min(south, other.south);
  east = std::max(east, other.east);
  north = std::max(north, other.north);
}

std::vector<std::uint32_t> hilbert_order(std::span<const lon_lat> points) {
  if (points.empty()) return {};
  packed_box all = packed_box::around(points.front(), 0);
  for (const lon_lat& each : points) all.include(packed_box::around(each, 0));
  std::vector<std::uint64_t> keys(points.size());  // the distance above, the place in `points` below
  for (std::size_t i = 0; i < points.size(); ++i)
    keys[i] = std::uint64_t{distance_along(step_of(points[i].lon, all.west, all.east - all.west),
                                           step_of(points[i].lat, all.south, all.north - all.south))}
                  << 32 |
              i;
  std::ranges::sort(keys);
  std::vector<std::uint32_t> order(points.size());
  std::ranges::transform(keys, order.begin(),
                         [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return order;
}

std::vector<packed_box> packed_tree(std::span<const packed_box> leaves, std::size_t children) {
  std::vector<std::size_t> sizes{leaves.size()};  // of the levels, leaves first
  do sizes.push_back((sizes.back() + children - 1) / children);
  while (sizes.back() > 1);
  std::vector<packed_box> tree(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}));
  std::size_t below = tree.size() - leaves.size(), end = tree.size();
  std::ranges::copy(leaves, tree.begin() + static_cast<std::ptrdiff_t>(below));
  for (std::size_t level = 1; level < sizes.size(); ++level) {
    const std::size_t begin = below - sizes[level];
    for (std::size_t child = below; child < end; ++child) {
      packed_box& parent = tree[begin + (child - below) / children];
      if ((child - below) % children == 0) {
        parent = tree[child];
        parent.at = child;
      }
      parent.include(tree[child]);
    }
    end = below;
    below = begin;
  }
  return tree;
}

}  // namespace uramost::exchange
