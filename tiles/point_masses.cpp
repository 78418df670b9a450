#include "tiles/point_masses.hpp"

#include <algorithm>
#include <cmath>

namespace uramost::tiles {

namespace {
constexpr double cells_a_side = std::uint32_t{1} << index::morton_bits;

/// Cosine of the latitude nearest to the equator.
double widest_cos(std::span<const index::row> rows, std::span<const std::uint64_t> morton) {
  std::uint32_t nearest = 0, equator = std::uint32_t{1} << (index::morton_bits - 1);
  const auto distance = [&](std::uint32_t y) { return y > equator ? y - equator : equator - y; };
  for (index::row row : rows)
    if (const std::uint32_t y = index::cell_of(morton[row]).y; distance(y) < distance(nearest)) nearest = y;
  return cos_latitude(nearest / cells_a_side);
}

/// Bits of the largest square whose side on the ground stays within `square_m`.
int square_bits(double square_m, double cos_latitude) {
  const double cells = square_m / (equator_m() * cos_latitude) * cells_a_side;
  return cells < 2 ? 0 : std::min(static_cast<int>(std::log2(cells)), index::morton_bits);
}

/// Sums of one square, relative to its first cell.
struct square_sums {
  double mass = 0, x = 0, y = 0;
};
}  // namespace

index::world_position point_mass::position() const {
  return {(at.x + 0.5) / cells_a_side, (at.y + 0.5) / cells_a_side};
}

point_masses::point_masses(const index::selection& incidents, std::span<const float> weights,
                           double square_m) {
  const index::incident_index& snapshot = incidents.index();
  const auto end = std::ranges::lower_bound(incidents.rows(), static_cast<index::row>(snapshot.located()));
  const auto rows = incidents.rows().first(static_cast<std::size_t>(end - incidents.rows().begin()));
  const auto morton = snapshot.morton();
  widest_cos_latitude_ = widest_cos(rows, morton);
  const int shift = 2 * square_bits(square_m, widest_cos_latitude_);

  for (std::size_t i = 0; i < rows.size();) {
    const std::uint64_t square = morton[rows[i]] >> shift;
    const index::world_cell first = index::cell_of(morton[rows[i]]);
    square_sums sums;
    for (; i < rows.size() && morton[rows[i]] >> shift == square; ++i) {
      const index::world_cell cell = index::cell_of(morton[rows[i]]);
      const double weight = static_cast<double>(weights[i]);
      sums.mass += weight;
      sums.x += weight * (static_cast<double>(cell.x) - first.x);
      sums.y += weight * (static_cast<double>(cell.y) - first.y);
    }
    if (sums.mass <= 0) continue;
    const auto centre = [&](std::uint32_t from, double sum) {
      return static_cast<std::uint32_t>(from + sum / sums.mass + 0.5);
    };
    point_mass mass{{centre(first.x, sums.x), centre(first.y, sums.y)}, static_cast<float>(sums.mass), 1};
    mass.cos_latitude = static_cast<float>(cos_latitude(mass.position().y));
    masses_.push_back(mass);
  }
}

}  // namespace uramost::tiles
