#include "geodata/point_tree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace uramost::geodata {

point_tree::point_tree(std::span<const lon_lat> points) {
  nodes_.reserve(points.size());
  for (std::size_t index = 0; index < points.size(); ++index)
    nodes_.push_back({unit_vector(points[index]), index});
  build(0, nodes_.size(), 0);
}

std::optional<std::size_t> point_tree::nearest(lon_lat point) const {
  if (nodes_.empty()) return std::nullopt;
  best found{std::numeric_limits<double>::infinity(), nodes_.size()};
  search(unit_vector(point), 0, nodes_.size(), 0, found);
  return found.index;
}

point_tree::vector3 point_tree::unit_vector(lon_lat point) {
  constexpr double radian = std::numbers::pi / 180;
  const double lon = point.lon * radian;
  const double lat = point.lat * radian;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

void point_tree::build(std::size_t begin, std::size_t end, std::size_t axis) {
  if (end - begin < 2) return;
  const std::size_t middle = begin + (end - begin) / 2;
  const auto at = [this](std::size_t index) { return nodes_.begin() + static_cast<std::ptrdiff_t>(index); };
  std::nth_element(at(begin), at(middle), at(end),
                   [axis](const node& a, const node& b) { return a.at[axis] < b.at[axis]; });
  build(begin, middle, (axis + 1) % 3);
  build(middle + 1, end, (axis + 1) % 3);
}

void point_tree::search(const vector3& target, std::size_t begin, std::size_t end, std::size_t axis,
                        best& found) const {
  if (begin == end) return;
  const std::size_t middle = begin + (end - begin) / 2;
  const node& here = nodes_[middle];
  double squared_distance = 0;
  for (std::size_t i = 0; i < 3; ++i) squared_distance += (here.at[i] - target[i]) * (here.at[i] - target[i]);
  if (squared_distance < found.squared_distance ||
      (squared_distance == found.squared_distance && here.index < found.index))
    found = {squared_distance, here.index};

  const double offset = target[axis] - here.at[axis];
  const std::size_t next = (axis + 1) % 3;
  const auto search_side = [&](bool before) {
    if (before)
      search(target, begin, middle, next, found);
    else
      search(target, middle + 1, end, next, found);
  };
  search_side(offset < 0);
  if (offset * offset <= found.squared_distance) search_side(offset >= 0);
}

}  // namespace uramost::geodata
