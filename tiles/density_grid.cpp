#include "tiles/density_grid.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/error.hpp"
#include "index/web_mercator.hpp"
#include "tiles/cubic_weights.hpp"
#include "tiles/mercator.hpp"

namespace uramost::tiles {

namespace {
constexpr std::uint32_t tile_pixels = 256;
constexpr std::size_t kept_tiles = 256;  ///< 64 MB

/// The largest step at which a cubic follows the kernel.
double fine_step_m(const heat_style& style) {
  return style.shape == kernel::quartic ? style.bandwidth_m / 14 : style.bandwidth_m / 4;
}

/// Reads a surface between the pixels of its rasters of one zoom.
class raster_reader {
 public:
  raster_reader(const heat_surface& surface, std::uint32_t zoom)
      : surface_(surface), zoom_(zoom), pixels_(std::ldexp(tile_pixels, static_cast<int>(zoom))) {}

  float at(index::world_position position) {
    const double x = position.x * pixels_ - 0.5, y = position.y * pixels_ - 0.5;
    const double left = std::floor(x), top = std::floor(y);
    const auto across = cubic_weights(x - left), down = cubic_weights(y - top);
    float density = 0;
    for (int j = 0; j < 4; ++j)
      for (int i = 0; i < 4; ++i)
        density += down[static_cast<std::size_t>(j)] * across[static_cast<std::size_t>(i)] *
                   pixel(left + i - 1, top + j - 1);
    return std::max(density, 0.0F);  // a cubic swings a little below zero beside a rim
  }

 private:
  float pixel(double x, double y) {
    const auto column = static_cast<std::uint32_t>(std::clamp(x, 0.0, pixels_ - 1));
    const auto row = static_cast<std::uint32_t>(std::clamp(y, 0.0, pixels_ - 1));
    const auto& raster = tile(column / tile_pixels, row / tile_pixels);
    return raster[row % tile_pixels * tile_pixels + column % tile_pixels];
  }

  const std::vector<float>& tile(std::uint32_t x, std::uint32_t y) {
    const std::uint64_t number = std::uint64_t{y} << 32 | x;
    if (last_ && number == last_number_) return *last_;
    if (tiles_.size() >= kept_tiles && !tiles_.contains(number)) tiles_.clear();
    const auto [kept, is_new] = tiles_.try_emplace(number);
    if (is_new) kept->second = surface_.raster({zoom_, x, y}, tile_pixels);
    last_number_ = number;
    last_ = &kept->second;
    return *last_;
  }

  const heat_surface& surface_;
  std::uint32_t zoom_;
  double pixels_;
  std::unordered_map<std::uint64_t, std::vector<float>> tiles_;
  std::uint64_t last_number_ = 0;
  const std::vector<float>* last_ = nullptr;
};

/// The first zoom whose pixels are no larger than `step_m` anywhere in the grid.
std::uint32_t zoom_of(const ground_grid& grid, double step_m) {
  const lon_lat south = from_utm_zone_34(grid.centre(grid.columns / 2, grid.rows - 1));
  const double width_m = equator_m() * cos_latitude(index::to_world(south).y);
  std::uint32_t zoom = 0;
  while (zoom < 22 && std::ldexp(width_m / tile_pixels, -static_cast<int>(zoom)) > step_m) ++zoom;
  return zoom;
}

/// Calls `visit(column, row)` for every cell, square by square, so that neighbours come one soon after
/// another; tells `watch` after each square how many cells it has visited.
template <class Visit>
void visit_in_squares(const ground_grid& grid, const progress_sink& watch, Visit visit) {
  constexpr int side = 128;
  const auto cells = static_cast<double>(grid.cells());
  std::uint64_t visited = 0;
  for (int top = 0; top < grid.rows; top += side) {
    for (int left = 0; left < grid.columns; left += side) {
      const int bottom = std::min(top + side, grid.rows), right = std::min(left + side, grid.columns);
      for (int row = top; row < bottom; ++row)
        for (int column = left; column < right; ++column) visit(column, row);
      visited += static_cast<std::uint64_t>(bottom - top) * static_cast<std::uint64_t>(right - left);
      if (!watch({visited, static_cast<double>(visited) / cells}))
        throw error(error_kind::unavailable, "the grid was cancelled");
    }
  }
}
}  // namespace

std::vector<float> density_grid(const heat_surface& surface, const ground_grid& grid,
                                const progress_sink& watch) {
  std::vector<float> densities(grid.cells());
  const double step_m = fine_step_m(surface.style());
  const auto fill = [&](auto density_at) {
    visit_in_squares(grid, watch, [&](int column, int row) {
      const std::size_t cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                               static_cast<std::size_t>(column);
      densities[cell] = density_at(from_utm_zone_34(grid.centre(column, row)));
    });
  };
  // A kernel then reaches a few dozen cells at most.
  if (grid.cell_m >= 4 * step_m) {
    fill([&](lon_lat centre) { return static_cast<float>(surface.density_per_km2(centre)); });
  } else {
    raster_reader reader(surface, zoom_of(grid, step_m));
    fill([&](lon_lat centre) { return reader.at(index::to_world(centre)); });
  }
  return densities;
}

}  // namespace uramost::tiles
