#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost::exchange {

/// A node of FlatGeobuf's index: a box, and where what is in it stands. Its bytes are those of the file.
struct packed_box {
  double west, south, east, north;  ///< degrees
  std::uint64_t at;                 ///< of a leaf: byte of its feature; otherwise: number of its first child

  static packed_box around(lon_lat point, std::uint64_t at) {
    return {point.lon, point.lat, point.lon, point.lat, at};
  }
  void include(const packed_box& other);
};

/// Order of points along a Hilbert curve of 2^16 steps a side over what holds them all: near ones get near
/// ranks. Stable: points of one step stay in their order.
std::vector<std::uint32_t> hilbert_order(std::span<const lon_lat> points);

/// The packed Hilbert R-tree of FlatGeobuf: levels of boxes of up to `children` boxes each, the root first,
/// the leaves last. Not for no leaves. (Kamel & Faloutsos 1993; layout as in flatgeobuf.org.)
std::vector<packed_box> packed_tree(std::span<const packed_box> leaves, std::size_t children);

}  // namespace uramost::exchange
