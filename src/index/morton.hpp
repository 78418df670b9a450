#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "index/web_mercator.hpp"

/// Morton codes (Z-order; Morton 1966): the bits of x and y of a cell in turn, x lowest. Sorting by them
/// keeps near things near, and every quadtree cell is one unbroken run of codes.
namespace uramost::index {

/// Bits a side: the world is 2^31 cells wide, 1.9 cm each on the equator.
inline constexpr int morton_bits = 31;

/// A cell of that grid.
struct world_cell {
  std::uint32_t x = 0;
  std::uint32_t y = 0;

  friend bool operator==(const world_cell&, const world_cell&) = default;
};

/// Cells from `least` to `most`, both included.
struct cell_box {
  world_cell least;
  world_cell most;
};

constexpr std::uint64_t spread_bits(std::uint32_t value) {
  std::uint64_t bits = value;
  bits = (bits | bits << 16) & 0x0000'FFFF'0000'FFFF;
  bits = (bits | bits << 8) & 0x00FF'00FF'00FF'00FF;
  bits = (bits | bits << 4) & 0x0F0F'0F0F'0F0F'0F0F;
  bits = (bits | bits << 2) & 0x3333'3333'3333'3333;
  return (bits | bits << 1) & 0x5555'5555'5555'5555;
}

constexpr std::uint32_t gather_bits(std::uint64_t bits) {
  bits &= 0x5555'5555'5555'5555;
  bits = (bits | bits >> 1) & 0x3333'3333'3333'3333;
  bits = (bits | bits >> 2) & 0x0F0F'0F0F'0F0F'0F0F;
  bits = (bits | bits >> 4) & 0x00FF'00FF'00FF'00FF;
  bits = (bits | bits >> 8) & 0x0000'FFFF'0000'FFFF;
  return static_cast<std::uint32_t>(bits | bits >> 16);
}

constexpr std::uint64_t morton_code(world_cell cell) {
  return spread_bits(cell.x) | spread_bits(cell.y) << 1;
}

constexpr world_cell cell_of(std::uint64_t morton) { return {gather_bits(morton), gather_bits(morton >> 1)}; }

inline world_cell cell_of(world_position position) {
  constexpr double side = std::uint32_t{1} << morton_bits;
  const auto along = [](double part) {
    return static_cast<std::uint32_t>(std::clamp(part * side, 0.0, side - 1));
  };
  return {along(position.x), along(position.y)};
}

namespace detail {
/// Runs shorter than this are not worth splitting.
inline constexpr std::size_t short_run = 32;

template <class CodeAt, class Visit>
void visit_quadrant(const CodeAt& code_at, std::size_t first, std::size_t last, const cell_box& box,
                    std::uint64_t corner, int bits, const Visit& visit) {
  if (first == last) return;
  const world_cell least = cell_of(corner);
  const std::uint32_t side = (std::uint32_t{1} << bits) - 1;
  if (least.x > box.most.x || least.y > box.most.y || least.x + side < box.least.x ||
      least.y + side < box.least.y)
    return;
  const bool inside = least.x >= box.least.x && least.y >= box.least.y && least.x + side <= box.most.x &&
                      least.y + side <= box.most.y;
  if (inside || last - first <= short_run) return visit(first, last);

  const std::uint64_t quarter = std::uint64_t{1} << (2 * (bits - 1));
  for (int i = 0; i < 4; ++i, corner += quarter) {
    std::size_t low = first, high = last;
    while (low < high && i < 3) {
      const std::size_t middle = low + (high - low) / 2;
      if (code_at(middle) < corner + quarter)
        low = middle + 1;
      else
        high = middle;
    }
    const std::size_t end = i < 3 ? low : last;
    visit_quadrant(code_at, first, end, box, corner, bits - 1, visit);
    first = end;
  }
}
}  // namespace detail

/// Calls `visit(first, last)` for runs of positions in [0, size) that together hold every code within `box`,
/// in ascending order; a run may hold some codes beside the box. `code_at(i)` must ascend with i. The cost
/// grows with the number of codes in and near the box, not with `size`.
template <class CodeAt, class Visit>
void visit_runs(std::size_t size, const CodeAt& code_at, const cell_box& box, const Visit& visit) {
  detail::visit_quadrant(code_at, 0, size, box, 0, morton_bits, visit);
}

}  // namespace uramost::index
