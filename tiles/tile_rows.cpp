#include "tiles/tile_rows.hpp"

#include <algorithm>

#include "index/morton.hpp"

namespace uramost::tiles {

row_run rows_of(const index::incident_index& snapshot, tile_id tile) {
  const auto codes = snapshot.morton().first(snapshot.located());
  const int shift = 2 * (index::morton_bits - static_cast<int>(tile.z));
  const std::uint64_t number = index::morton_code({tile.x, tile.y});
  const auto first_row = [&](std::uint64_t code) {
    return static_cast<index::row>(std::ranges::lower_bound(codes, code) - codes.begin());
  };
  return {first_row(number << shift), first_row((number + 1) << shift)};
}

}  // namespace uramost::tiles
