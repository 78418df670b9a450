#pragma once

#include <array>
#include <bit>

#include "tiles/lanes.hpp"

namespace uramost::tiles {

/// Lagrange's cubic weights of the nodes −1, 0, 1, 2 at a position between 0 and 1, by their powers. They
/// give polynomials of the third degree exactly, whether values are read between nodes or a mass is dealt out
/// to them.
inline __attribute__((always_inline)) quad cubic_weights_quad(float at) {
  constexpr float third = 1.0F / 3, sixth = 1.0F / 6;
  constexpr quad constant{0, 1, 0, 0}, linear{-third, -0.5F, 1, -sixth}, square{0.5F, -1, 0.5F, 0},
      cube{-sixth, 0.5F, -0.5F, sixth};
  return constant + at * (linear + at * (square + at * cube));
}

inline std::array<float, 4> cubic_weights(double position) {
  return std::bit_cast<std::array<float, 4>>(cubic_weights_quad(static_cast<float>(position)));
}

}  // namespace uramost::tiles
