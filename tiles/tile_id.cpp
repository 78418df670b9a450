#include "tiles/tile_id.hpp"

#include "core/text.hpp"
#include "index/web_mercator.hpp"

namespace uramost::tiles {

namespace {
constexpr std::int64_t deepest_zoom = 22;

/// Decimal digits only: a URL has one spelling for a tile.
std::optional<std::uint32_t> parse_below(std::string_view text, std::int64_t limit) {
  if (text.empty() || text.size() > 7 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  const auto number = parse_integer(text);
  return number && *number < limit ? std::optional{static_cast<std::uint32_t>(*number)} : std::nullopt;
}
}  // namespace

std::optional<tile_id> parse_tile_id(std::string_view z, std::string_view x, std::string_view y) {
  const auto zoom = parse_below(z, deepest_zoom + 1);
  if (!zoom) return std::nullopt;
  const std::int64_t side = std::int64_t{1} << *zoom;
  const auto column = parse_below(x, side), row = parse_below(y, side);
  return column && row ? std::optional{tile_id{*zoom, *column, *row}} : std::nullopt;
}

bounding_box bounds(tile_id tile) {
  const double side = static_cast<double>(std::uint32_t{1} << tile.z);
  const lon_lat north_west = index::from_world({tile.x / side, tile.y / side});
  const lon_lat south_east = index::from_world({(tile.x + 1) / side, (tile.y + 1) / side});
  return {north_west.lon, south_east.lat, south_east.lon, north_west.lat};
}

}  // namespace uramost::tiles
