#include "analysis/points/lone_sides.hpp"

#include <algorithm>
#include <limits>

#include "analysis/points/side_arc.hpp"
#include "core/vectorised.hpp"

namespace uramost::analysis {

namespace {
URAMOST_VECTORISED
void work_out(const double* squared_radii, std::size_t count, double* away_to_excess) {
  const side_arc::polynomial excess = side_arc::excesses;
  for (std::size_t i = 0; i < count; ++i)
    away_to_excess[i] = side_arc::value(excess, side_arc::half_tangent(squared_radii[i], away_to_excess[i]));
}
}  // namespace

double lone_side(const observation_window& window, planar_point centre, double reach) {
  constexpr double none = std::numeric_limits<double>::infinity();
  if (!window.is_rectangle()) return none;
  const planar_box& box = window.box();
  std::array sides{centre.x - box.min_x, box.max_x - centre.x, centre.y - box.min_y, box.max_y - centre.y};
  std::ranges::sort(sides);
  return sides[0] < reach && sides[1] >= reach ? std::max(sides[0], 0.0) : none;
}

/// Without a branch that could be foreseen wrongly.
template <class Away>
void lone_side_circles::keep(std::span<const double> squared_radii, const std::uint32_t* bins, Away away_of) {
  std::size_t kept = count_;
  for (std::size_t i = 0; i < squared_radii.size(); ++i) {
    const double away = away_of(i);
    squared_[kept] = squared_radii[i];
    away_[kept] = away;
    bin_[kept] = bins[i];
    kept += static_cast<std::size_t>(squared_radii[i] > away * away);
  }
  count_ = kept;
}

void lone_side_circles::add(std::span<const double> squared_radii, const std::uint32_t* bins, double away) {
  keep(squared_radii, bins, [away](std::size_t) { return away; });
}

void lone_side_circles::add(std::span<const double> squared_radii, const std::uint32_t* bins,
                            const double* away) {
  keep(squared_radii, bins, [away](std::size_t i) { return away[i]; });
}

void lone_side_circles::empty_into(std::vector<double>& by_bin) {
  work_out(squared_.data(), count_, away_.data());
  for (std::size_t i = 0; i < count_; ++i) by_bin[bin_[i]] += away_[i];
  count_ = 0;
}

}  // namespace uramost::analysis
