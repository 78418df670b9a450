#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"

namespace uramost::analysis {

/// How far away the only side of a window is that circles about a position, up to `reach`, leave it by;
/// infinite when there is none, or another, or the window is a polygon.
double lone_side(const observation_window& window, planar_point centre, double reach);

/// Circles that leave their window by such a side, which are most of those that leave a rectangle. They are
/// collected, so that their isotropic weights (circle_share.hpp) are worked out many at a time.
class lone_side_circles {
 public:
  /// That can be added at once.
  static constexpr std::size_t most = 256;

  /// Takes those that reach a side `away` from their centre; a bin comes with each square of a radius.
  void add(std::span<const double> squared_radii, const std::uint32_t* bins, double away);
  /// The same with a side for each; none at infinity.
  void add(std::span<const double> squared_radii, const std::uint32_t* bins, const double* away);

  bool is_full() const { return count_ > most; }
  /// Adds by how much they weigh more than 1 to their bins, and is empty.
  void empty_into(std::vector<double>& by_bin);

 private:
  template <class Away>
  void keep(std::span<const double> squared_radii, const std::uint32_t* bins, Away away_of);

  std::size_t count_ = 0;
  std::array<double, 2 * most> squared_, away_;
  std::array<std::uint32_t, 2 * most> bin_;
};

}  // namespace uramost::analysis
