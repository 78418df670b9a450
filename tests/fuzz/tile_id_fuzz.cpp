#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.hpp"
#include "tiles/tile_id.hpp"

/// z/x/y: whatever is read is within its zoom and has one spelling.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parts = uramost::split({reinterpret_cast<const char*>(data), size}, '/');
  if (parts.size() != 3) return 0;
  const auto tile = uramost::tiles::parse_tile_id(parts[0], parts[1], parts[2]);
  if (!tile) return 0;
  if (tile->z > 22 || tile->x >> tile->z != 0 || tile->y >> tile->z != 0) std::abort();
  if (parts[1] != std::to_string(tile->x)) std::abort();
  const auto box = uramost::tiles::bounds(*tile);
  if (!(box.west < box.east && box.south < box.north)) std::abort();
  return 0;
}
