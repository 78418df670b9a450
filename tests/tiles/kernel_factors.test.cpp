#include "tiles/kernel_factors.hpp"

#include <gtest/gtest.h>

namespace uramost::tiles {
namespace {

TEST(KernelFactors, MultiplyToTheKernel) {
  for (const auto& [shape, reach, tolerance] :
       {std::tuple{kernel::quartic, 1.0, 0.0028}, {kernel::gaussian, 4.0, 0.0004}}) {
    const density_kernel kernel(shape, 1000);
    const auto& factors = kernel_factors::of(shape);
    for (int i = 0; i <= 150; ++i) {
      for (int j = 0; j <= 150; ++j) {
        const double x = 1.1 * reach * i / 150, y = 1.1 * reach * j / 150;
        const auto across = factors.across(static_cast<float>(x * x)),
                   down = factors.down(static_cast<float>(y * y));
        double product = 0;
        for (std::size_t k = 0; k < across.size(); ++k)
          product += static_cast<double>(across[k]) * static_cast<double>(down[k]);
        ASSERT_NEAR(product, kernel.relative(x * x + y * y), tolerance) << x << ' ' << y;
      }
    }
  }
}

TEST(KernelFactors, AreZeroBeyondTheReach) {
  EXPECT_EQ(kernel_factors::of(kernel::quartic).across(1), kernel_factors::values{});
  EXPECT_EQ(kernel_factors::of(kernel::quartic).across(1e9F), kernel_factors::values{});
  EXPECT_EQ(kernel_factors::of(kernel::gaussian).across(16), kernel_factors::values{});
}

}  // namespace
}  // namespace uramost::tiles
