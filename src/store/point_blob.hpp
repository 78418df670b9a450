#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/lon_lat.hpp"

namespace uramost::store {

/// A WGS 84 point as SpatiaLite stores it ("BLOB-Geometry"): start, byte order, SRID 4326, bounding box,
/// class POINT, x, y, end. 60 bytes; written here because MakePoint() for every row costs more than the row.
class point_blob {
 public:
  explicit point_blob(lon_lat point);
  std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::array<char, 60> bytes_;
};

/// The position of a stored point; nothing for NULL or another geometry.
std::optional<lon_lat> read_point_blob(std::string_view bytes);

}  // namespace uramost::store
