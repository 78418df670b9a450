#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost::geodata {

/// Finds the nearest of many points on the sphere: a k-d tree over unit vectors, where the straight distance
/// orders points as the great circle does (Bentley 1975). Immutable and safe to use from many threads.
class point_tree {
 public:
  explicit point_tree(std::span<const lon_lat> points);

  /// Index of the nearest point, the smallest index when several are equally near; nothing when there are
  /// none.
  std::optional<std::size_t> nearest(lon_lat point) const;

 private:
  using vector3 = std::array<double, 3>;
  struct node {
    vector3 at;
    std::size_t index;
  };
  struct best {
    double squared_distance;
    std::size_t index;
  };

  static vector3 unit_vector(lon_lat point);
  void build(std::size_t begin, std::size_t end, std::size_t axis);
  void search(const vector3& target, std::size_t begin, std::size_t end, std::size_t axis, best& found) const;

  std::vector<node> nodes_;  // the middle of every range splits it along the axis of its depth
};

}  // namespace uramost::geodata
