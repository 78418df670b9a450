#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/lon_lat.hpp"
#include "geodata/point_tree.hpp"
#include "patrol/distance_table.hpp"
#include "patrol/road_network.hpp"

namespace uramost::patrol {

/// Where a place meets the roads.
struct road_access {
  std::uint32_t node = 0;
  double seconds = 0;  ///< from the place to the node
};

/// How places that are not on a road are reached.
struct access_rule {
  double speed_m_s = 1.4;  ///< of walking
  double limit_m = 2'000;  ///< who is farther from every road cannot be reached
};

/// Roads as a directed graph with travel times. Immutable; many threads may ask it at once.
class road_graph {
 public:
  /// Throws invalid_input when a road has a node that is not there, or a time that is negative or no number.
  road_graph(std::vector<lon_lat> nodes, std::span<const road> roads);

  std::size_t nodes() const { return nodes_.size(); }

  /// The node nearest to a place, in a straight line; nothing when none is within the limit.
  std::optional<road_access> access(lon_lat place, const access_rule& rule = {}) const;

  /// Where three roads or more meet, whichever way they are driven, in the order of the nodes.
  std::vector<lon_lat> junctions() const;

  /// Seconds from every origin (column) to every destination (row), that is, from where a patrol waits to
  /// where it is needed, by the fastest way (Dijkstra 1959), with the walk at either end. `unreachable` where
  /// there is no way, a place has no road near, or it takes more than `limit_s`, which saves looking farther.
  distance_table travel_times(std::span<const lon_lat> destinations, std::span<const lon_lat> origins,
                              const access_rule& rule = {}, double limit_s = unreachable) const;

 private:
  struct way_on {
    std::uint32_t to;
    float seconds;
  };
  class search;

  std::span<const way_on> ways_from(std::uint32_t node) const {
    return std::span(ways_).subspan(first_way_[node], first_way_[node + 1] - first_way_[node]);
  }

  std::vector<lon_lat> nodes_;
  geodata::point_tree nearest_;
  std::vector<std::size_t> first_way_;  // of each node, and one past the last
  std::vector<way_on> ways_;            // by the node they begin at
};

}  // namespace uramost::patrol
