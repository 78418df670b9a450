#pragma once

#include <array>

namespace uramost::tiles {

/// Lagrange's cubic weights of the nodes −1, 0, 1, 2 at a position between 0 and 1. They give polynomials of
/// the third degree exactly, whether values are read between nodes or a mass is dealt out to them.
inline std::array<float, 4> cubic_weights(double position) {
  const auto at = static_cast<float>(position);
  const float before = at + 1, after = at - 1, far = at - 2;
  const float inner = before * far / 2, outer = at * after / 6;
  return {-outer * far, inner * after, -inner * at, outer * before};
}

}  // namespace uramost::tiles
