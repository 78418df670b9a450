#include "tile_sample.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace uramost::bench {

namespace {
tiles::tile_id tile_of(lon_lat point, unsigned zoom) {
  const double latitude = point.lat * std::numbers::pi / 180;
  const double x = (point.lon + 180) / 360;
  const double y = (1 - std::asinh(std::tan(latitude)) / std::numbers::pi) / 2;
  const double tiles = std::exp2(zoom);
  return {zoom, static_cast<std::uint32_t>(x * tiles), static_cast<std::uint32_t>(y * tiles)};
}

/// Every tile of the points' extent with its points, the fullest first.
std::vector<sampled_tile> all_tiles(std::span<const lon_lat> points, unsigned zoom) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> counts;
  for (const lon_lat point : points) {
    const auto tile = tile_of(point, zoom);
    ++counts[{tile.x, tile.y}];
  }
  if (counts.empty()) return {};
  const auto [top, bottom] =
      std::ranges::minmax_element(counts, {}, [](const auto& each) { return each.first.second; });
  const auto first_row = top->first.second, last_row = bottom->first.second;
  std::vector<sampled_tile> tiles;
  for (auto x = counts.begin()->first.first; x <= counts.rbegin()->first.first; ++x)
    for (auto y = first_row; y <= last_row; ++y) {
      const auto found = counts.find({x, y});
      tiles.push_back({{zoom, x, y}, found == counts.end() ? 0 : found->second});
    }
  std::ranges::stable_sort(tiles, std::greater{}, &sampled_tile::points);
  return tiles;
}
}  // namespace

std::string_view to_string(tile_class value) {
  static constexpr std::string_view names[]{"dense", "median", "sparse", "empty"};
  return names[static_cast<int>(value)];
}

std::vector<sampled_tile> sample_tiles(std::span<const lon_lat> points, unsigned zoom, std::size_t dense) {
  const auto tiles = all_tiles(points, zoom);
  const auto empty = std::ranges::find(tiles, 0U, &sampled_tile::points);
  const auto filled = static_cast<std::size_t>(empty - tiles.begin());
  std::vector<sampled_tile> sample;
  std::size_t next = 0;
  // `count` tiles evenly spread over [from, end), those already taken left out.
  const auto take = [&](std::size_t from, std::size_t end, std::size_t count, tile_class fullness) {
    from = std::max(from, next);
    if (from >= end) return;
    count = std::min(count, end - from);
    for (std::size_t i = 0; i < count; ++i) {
      next = from + i * (end - from) / count;
      sample.push_back(tiles[next++]);
      sample.back().fullness = fullness;
    }
  };
  const std::size_t middle = filled / 2 - std::min(filled / 2, dense / 2);
  take(0, std::min(dense, filled), dense, tile_class::dense);
  take(middle, std::min(middle + dense, filled), dense, tile_class::median);
  take(filled - filled / 4, filled, dense / 2, tile_class::sparse);
  take(filled, tiles.size(), dense / 2, tile_class::empty);
  return sample;
}

}  // namespace uramost::bench
