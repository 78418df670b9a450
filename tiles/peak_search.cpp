#include "tiles/peak_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>

#include "tiles/lattice_sum.hpp"
#include "tiles/mercator.hpp"

namespace uramost::tiles {

namespace {
using index::world_position;

constexpr double quartic_step = 1.0 / 4, gaussian_step = 1.0 / 2;  // bandwidths
constexpr int block_side = 64;                                     // lattice nodes
constexpr std::size_t most_climbs = 24;
constexpr double worth_climbing = 0.93;   // estimates are good to a few percent
constexpr double finest_step = 1.0 / 64;  // bandwidths; a summit is flat: 0.05 % of the peak

struct summit {
  double estimate = 0;
  world_position at;
};

struct block {
  std::int32_t row = 0, column = 0;
  friend auto operator<=>(const block&, const block&) = default;
};

/// The blocks of the lattice that a kernel reaches into.
std::vector<block> reached_blocks(const point_masses& masses, const density_kernel& kernel, double step) {
  const double side = step * block_side;
  std::vector<block> blocks;
  block last{-1, -1};
  for (const point_mass& mass : masses.all()) {
    const world_position at = mass.position();
    const double reach = kernel.reach_m() / (equator_m() * static_cast<double>(mass.cos_latitude));
    const auto number = [&](double position) {
      return static_cast<std::int32_t>(std::floor(position / side));
    };
    for (std::int32_t row = number(at.y - reach); row <= number(at.y + reach); ++row)
      for (std::int32_t column = number(at.x - reach); column <= number(at.x + reach); ++column)
        if (block each{row, column}; each != last) blocks.push_back(last = each);
  }
  std::ranges::sort(blocks);
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  return blocks;
}

/// How far a parabola through three values rises above the middle one.
double rise(double before, double middle, double after) {
  const double bend = 2 * middle - before - after;
  return bend > 0 ? (after - before) * (after - before) / (8 * bend) : 0;
}

/// Appends the local maxima within a block.
void append_summits(const std::vector<float>& values, const world_grid& grid, std::vector<summit>& summits) {
  const auto value = [&](int row, int column) {
    return static_cast<double>(values[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                                      static_cast<std::size_t>(column)]);
  };
  for (int row = 1; row + 1 < grid.rows; ++row) {
    for (int column = 1; column + 1 < grid.columns; ++column) {
      const double here = value(row, column);
      const double west = value(row, column - 1), east = value(row, column + 1);
      const double north = value(row - 1, column), south = value(row + 1, column);
      if (here <= 0 || here < std::max({west, east, north, south})) continue;
      summits.push_back(
          {here + rise(west, here, east) + rise(north, here, south), {grid.x(column), grid.y(row)}});
    }
  }
}

/// The exact sum at a few near positions.
class local_density {
 public:
  local_density(const point_masses& masses, const density_kernel& kernel, world_position around,
                double margin_m)
      : kernel_(kernel) {
    const auto box = cells_of(grown({around.x, around.y, around.x, around.y}, kernel.reach_m() + margin_m));
    masses.visit_within(box, [&](const point_mass& mass) {
      near_.push_back(
          {mass.position(), static_cast<double>(mass.mass), static_cast<double>(mass.cos_latitude)});
    });
  }

  double at(world_position position) const {
    const double cos_here = cos_latitude(position.y), metre = equator_m() / kernel_.bandwidth_m();
    double sum = 0;
    for (const auto& [where, mass, cos_there] : near_) {
      const double east = (where.x - position.x) * metre, south = (where.y - position.y) * metre;
      sum += mass * kernel_.relative(cos_here * cos_there * (east * east + south * south));
    }
    return sum * kernel_.peak_per_km2();
  }

 private:
  struct near_mass {
    world_position at;
    double mass, cos_latitude;
  };
  const density_kernel& kernel_;
  std::vector<near_mass> near_;
};

double climb(const point_masses& masses, const density_kernel& kernel, const summit& from, double step) {
  const double metre = equator_m() * cos_latitude(from.at.y);
  const local_density density(masses, kernel, from.at, kernel.bandwidth_m());
  world_position at = from.at;
  double height = density.at(at);
  for (double stride = step / 2; stride * metre > finest_step * kernel.bandwidth_m();) {
    bool higher = false;
    for (const auto& [east, south] :
         {std::array{stride, 0.0}, {-stride, 0.0}, {0.0, stride}, {0.0, -stride}}) {
      const world_position next{at.x + east, at.y + south};
      if (const double there = density.at(next); there > height) {
        at = next;
        height = there;
        higher = true;
      }
    }
    if (!higher) stride /= 2;
  }
  return height;
}
}  // namespace

double find_peak(const point_masses& masses, const density_kernel& kernel) {
  if (masses.all().empty()) return 0;
  const double step_m =
      kernel.bandwidth_m() * (kernel.shape() == kernel::quartic ? quartic_step : gaussian_step);
  const double step = step_m / (equator_m() * masses.widest_cos_latitude());

  std::vector<summit> summits;
  double highest = 0;
  for (const block& each : reached_blocks(masses, kernel, step)) {
    // One node more on every side, so that a maximum on the border has its neighbours.
    const world_grid grid{(each.column * block_side - 1) * step, (each.row * block_side - 1) * step, step,
                          block_side + 2, block_side + 2};
    const std::size_t known = summits.size();
    append_summits(lattice_sum(masses, kernel, grid), grid, summits);
    for (std::size_t i = known; i < summits.size(); ++i) highest = std::max(highest, summits[i].estimate);
    std::erase_if(summits, [&](const summit& low) { return low.estimate < worth_climbing * highest; });
  }

  std::ranges::sort(summits, std::greater{}, &summit::estimate);
  summits.resize(std::min(summits.size(), most_climbs));
  double peak = 0;
  for (const summit& each : summits) peak = std::max(peak, climb(masses, kernel, each, step));
  return peak;
}

}  // namespace uramost::tiles
