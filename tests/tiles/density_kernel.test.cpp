#include "tiles/density_kernel.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tiles/kernel_row.hpp"

namespace uramost::tiles {
namespace {

class DensityKernel : public ::testing::TestWithParam<kernel> {};

TEST_P(DensityKernel, IntegratesToOneIncident) {
  for (const double bandwidth : {50.0, 1000.0, 20'000.0}) {
    const density_kernel shape(GetParam(), bandwidth);
    // Rings: ∫ K(r) 2πr dr by the midpoint rule.
    const int steps = 20'000;
    const double width = shape.reach_m() / steps;
    double sum = 0;
    for (int i = 0; i < steps; ++i) {
      const double radius = (i + 0.5) * width;
      sum += shape.per_km2(radius * radius) / 1e6 * 2 * 3.14159265358979 * radius * width;
    }
    EXPECT_NEAR(sum, 1, 1e-6);
  }
}

TEST_P(DensityKernel, FallsFromItsPeakToNothing) {
  const density_kernel shape(GetParam(), 500);
  EXPECT_DOUBLE_EQ(shape.per_km2(0), shape.peak_per_km2());
  double last = shape.peak_per_km2();
  for (double d = 10; d < shape.reach_m(); d += 10) {
    EXPECT_LT(shape.per_km2(d * d), last);
    last = shape.per_km2(d * d);
  }
  EXPECT_EQ(shape.per_km2(shape.reach_m() * shape.reach_m()), 0);
}

TEST_P(DensityKernel, HasTheSameFormInItsFastVersion) {
  const density_kernel shape(GetParam(), 1);
  for (double d2 = 0; d2 < shape.reach_m() * shape.reach_m() - 0.005; d2 += 0.01) {
    const float fast = GetParam() == kernel::quartic
                           ? relative_kernel<kernel::quartic>(static_cast<float>(d2))
                           : relative_kernel<kernel::gaussian>(static_cast<float>(d2));
    EXPECT_NEAR(static_cast<double>(fast), shape.relative(d2), 3e-5) << d2;
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, DensityKernel, ::testing::Values(kernel::quartic, kernel::gaussian),
                         [](const auto& of) { return of.param == kernel::quartic ? "quartic" : "gaussian"; });

}  // namespace
}  // namespace uramost::tiles
