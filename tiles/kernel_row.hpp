#pragma once

#include <algorithm>

#include "tiles/density_kernel.hpp"

namespace uramost::tiles {

/// exp(x) for −8 ≤ x ≤ 0 to within 2e-5, without a branch, so that the compiler makes vectors of it:
/// (1 + y + y²/2)^128 with y = x / 128.
inline float short_exp(float x) {
  const float y = x * (1.0F / 128);
  float power = 1 + y + 0.5F * y * y;
  for (int i = 0; i < 7; ++i) power *= power;
  return power;
}

/// Share of a kernel's peak at a squared distance in bandwidths; zero beyond its reach.
template <kernel Shape>
inline float relative_kernel(float distance2) {
  if constexpr (Shape == kernel::quartic) {
    const float inside = std::max(1 - distance2, 0.0F);
    return inside * inside;
  } else {
    return distance2 < 16 ? short_exp(-0.5F * distance2) : 0.0F;
  }
}

/// Adds `height` · K to `count` sums one step apart; the first is `offset` steps east of the mass. `scale`
/// turns squared steps into squared bandwidths, `across2` is what the distance of the rows adds to them.
template <kernel Shape>
inline void add_kernel_row(float* __restrict sums, int count, float offset, float scale, float across2,
                           float height) {
  for (int i = 0; i < count; ++i) {
    const float east = offset + static_cast<float>(i);
    sums[i] += height * relative_kernel<Shape>(across2 + scale * east * east);
  }
}

}  // namespace uramost::tiles
