#pragma once

#include <cstring>

/// Eight or four floats that are reckoned with at once (vector extension of GCC and Clang). Only for bodies
/// of functions: how one would be passed depends on the processor.
namespace uramost::tiles {

using lanes = float __attribute__((vector_size(32)));
using quad = float __attribute__((vector_size(16)));
inline constexpr int lane_count = 8;

/// Floats that a loop takes at a time: two vectors, so that one is summed while the other is on its way.
inline constexpr int stride = 2 * lane_count;
/// The next multiple of it.
constexpr int whole_strides(int count) { return (count + stride - 1) / stride * stride; }

/// The sums of four vectors.
inline quad sums_of(quad a, quad b, quad c, quad d) {
  const quad ab = __builtin_shufflevector(a, b, 0, 4, 2, 6) + __builtin_shufflevector(a, b, 1, 5, 3, 7);
  const quad cd = __builtin_shufflevector(c, d, 0, 4, 2, 6) + __builtin_shufflevector(c, d, 1, 5, 3, 7);
  return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

}  // namespace uramost::tiles
