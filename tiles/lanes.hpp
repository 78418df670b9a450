#pragma once

#include <cstring>

/// Eight floats that are reckoned with at once (vector extension of GCC and Clang). Only for bodies of
/// functions: how one would be passed depends on the processor.
namespace uramost::tiles {

using lanes = float __attribute__((vector_size(32)));
inline constexpr int lane_count = 8;

/// The next multiple of the number of lanes.
constexpr int whole_lanes(int count) { return (count + lane_count - 1) / lane_count * lane_count; }

}  // namespace uramost::tiles
