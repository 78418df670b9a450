#include "tiles/separable_sum.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../index/random_incidents.hpp"
#include "tiles/direct_sum.hpp"

namespace uramost::tiles {
namespace {

using uramost::testing::random_incidents;

point_mass mass_at(lon_lat point, float mass = 1) { return {index::cell_of(index::to_world(point)), mass}; }

/// The lattice is chosen for crowds; a single incident is the worst it can meet.
TEST(SeparableSum, DrawsASingleMassAsTheDirectSumDoes) {
  random_incidents random(5);
  for (const auto shape : {kernel::quartic, kernel::gaussian}) {
    for (int trial = 0; trial < 60; ++trial) {
      const lon_lat point{random.number(20.5, 20.7), random.number(-60, 60)};
      const std::vector<point_mass> one{mass_at(point)};
      const density_kernel kernel(shape, random.number(50, 3000));
      const auto at = index::to_world(point);
      const double step = lattice_step(kernel, std::min(1.0, cos_latitude(at.y) * random.number(1, 1.3)));
      // At nodes, and at points nearer and farther apart than nodes.
      for (const double stride : {1.0, 0.37, 2.9, 6.2}) {
        const auto first = [&](double position) {
          const double start = position / step - 16.4 * stride;
          return stride == 1 ? std::floor(start) : start;
        };
        const node_axis columns{first(at.x), stride, 33}, rows{first(at.y), stride, 31};
        const world_grid grid{columns.first * step, rows.first * step, stride * step, 33, 31};
        const auto direct = direct_sum(one, kernel, grid);
        const auto lattice = separable_sum(mass_lattice(one, step), kernel, columns, rows);
        for (std::size_t i = 0; i < direct.size(); ++i)
          ASSERT_NEAR(direct[i], lattice[i], 0.005 * kernel.peak_per_km2()) << stride << ' ' << i;
      }
    }
  }
}

TEST(SeparableSum, AddsMassesWhereverTheyLie) {
  random_incidents random(8);
  const density_kernel kernel(kernel::quartic, 800);
  std::vector<point_mass> masses;
  for (int i = 0; i < 3000; ++i)
    masses.push_back(mass_at(random.position(), static_cast<float>(random.integer(1, 5))));
  const auto corner = index::to_world({20.35, 43.2});
  const double step = lattice_step(kernel, cos_latitude(corner.y + 0.001));
  const node_axis columns{corner.x / step + 0.3, 4.1, 190}, rows{corner.y / step + 0.7, 4.1, 210};
  const auto direct = direct_sum(
      masses, kernel, {columns.first * step, rows.first * step, 4.1 * step, columns.count, rows.count});
  const auto lattice = separable_sum(mass_lattice(masses, step), kernel, columns, rows);
  const double peak = static_cast<double>(std::ranges::max(direct));
  for (std::size_t i = 0; i < direct.size(); ++i) ASSERT_NEAR(direct[i], lattice[i], 0.005 * peak);
}

TEST(SeparableSum, OfNothingIsZero) {
  const density_kernel kernel(kernel::quartic, 800);
  const auto sums = separable_sum(mass_lattice({}, 1e-6), kernel, {0, 1, 5}, {0, 1, 4});
  EXPECT_EQ(sums, std::vector<float>(20, 0.0F));
}

}  // namespace
}  // namespace uramost::tiles
