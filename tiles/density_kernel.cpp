#include "tiles/density_kernel.hpp"

#include <cmath>
#include <numbers>

namespace uramost::tiles {

using std::numbers::pi;

namespace {
constexpr double gaussian_cut = 4;  // standard deviations
constexpr double m2_in_km2 = 1e6;
}  // namespace

density_kernel::density_kernel(kernel shape, double bandwidth_m) : shape_(shape), bandwidth_m_(bandwidth_m) {
  const double square_m2 = bandwidth_m * bandwidth_m;
  if (shape == kernel::quartic) {
    reach_m_ = bandwidth_m;
    peak_per_km2_ = m2_in_km2 * 3 / (pi * square_m2);
  } else {
    reach_m_ = gaussian_cut * bandwidth_m;
    const double within = 1 - std::exp(-gaussian_cut * gaussian_cut / 2);
    peak_per_km2_ = m2_in_km2 / (2 * pi * square_m2 * within);
  }
}

double density_kernel::relative(double distance2) const {
  if (shape_ == kernel::quartic) return distance2 < 1 ? (1 - distance2) * (1 - distance2) : 0;
  return distance2 < gaussian_cut * gaussian_cut ? std::exp(-distance2 / 2) : 0;
}

}  // namespace uramost::tiles
