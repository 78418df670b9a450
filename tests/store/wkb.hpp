#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost::store {

/// OGC well-known binary of a polygon of one ring, little endian; the ring is closed here.
inline std::string polygon_wkb(std::vector<lon_lat> ring) {
  ring.push_back(ring.front());
  std::string wkb;
  const auto append = [&](auto number) {
    for (std::size_t byte = 0; byte < sizeof number; ++byte)
      wkb += static_cast<char>(number >> (8 * byte) & 0xFF);
  };
  wkb += '\1';
  append(std::uint32_t{3});
  append(std::uint32_t{1});
  append(static_cast<std::uint32_t>(ring.size()));
  for (const lon_lat point : ring) {
    append(std::bit_cast<std::uint64_t>(point.lon));
    append(std::bit_cast<std::uint64_t>(point.lat));
  }
  return wkb;
}

/// Even-odd rule by ray casting (Shimrat 1962); points on the border may fall either way.
inline bool in_ring(const std::vector<lon_lat>& ring, lon_lat point) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const lon_lat a = ring[i];
    const lon_lat b = ring[j];
    if ((a.lat > point.lat) != (b.lat > point.lat) &&
        point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon)
      inside = !inside;
  }
  return inside;
}

}  // namespace uramost::store
