#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/lon_lat.hpp"
#include "core/road_way.hpp"

namespace uramost::patrol {

/// A way to drive from one node to another; the way back is a road of its own.
struct road {
  std::uint32_t from = 0, to = 0;
  float seconds = 0;  ///< 0 or more

  friend bool operator==(const road&, const road&) = default;
};

struct road_network {
  std::vector<lon_lat> nodes;
  std::vector<road> roads;
};

/// Makes a network of the ways of a map. Nodes are where ways meet or end, and on the way between at least
/// every `node_spacing_m`, or the next vertex after it: a place beside a long road is not far from a node
/// then. Sixteen bytes a vertex while it is made.
class road_network_builder {
 public:
  static constexpr double node_spacing_m = 100;
  /// Pieces that hang together over less, and with no other, are left out: a place beside a car park that
  /// the map joins to nothing would be cut off from the roads behind it.
  static constexpr double shortest_piece_m = 1'000;
  static constexpr std::size_t most_vertices = 100'000'000;

  /// Ways that nobody drives on are passed over. Throws invalid_input for positions that are not on the
  /// Earth, and when there are more vertices than a large country has.
  void add(const road_way& way);
  /// The longest piece is kept however short it is.
  road_network finish() const;

 private:
  /// A vertex in 1e-7 degrees; ordered and compared as one number.
  using vertex = std::uint64_t;
  struct stretch {
    std::size_t end;  ///< of its vertices; it begins where the one before ends
    float metres_per_s;
    bool forward, backward;
  };

  class drawing;

  /// Calls `visit` with the vertices of each way, and the way's stretch.
  template <class Visit>
  void each_way(const Visit& visit) const;

  std::vector<vertex> vertices_;
  std::vector<stretch> stretches_;
};

}  // namespace uramost::patrol
