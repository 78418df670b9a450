#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "analysis/inference/p_adjustment.hpp"

namespace uramost::analysis {

/// How a place's hot spot came about, by its steps of time, as ArcGIS's "Emerging Hot Spot Analysis" defines
/// it. `share` is 90 % by default; "hot" is significantly so.
/// - fresh ("new"): hot in the last step and never before.
/// - consecutive: hot in the last two steps or more without a gap, never before these, in less than the
/// share.
/// - intensifying: hot in the share of all steps or more, the last one too, and z rises significantly.
/// - persistent: the same without a significant trend of z.
/// - diminishing: the same, and z falls significantly.
/// - sporadic: hot in the last step and on and off before, in less than the share, and never cold.
/// - oscillating: hot in the last step, in less than the share, and cold in some step before.
/// - historical: hot in the share or more, but not in the last step.
/// - none: none of these.
enum class hot_spot_history {
  none,
  fresh,
  consecutive,
  intensifying,
  persistent,
  diminishing,
  sporadic,
  oscillating,
  historical,
};

std::string_view to_string(hot_spot_history history);  ///< "none", "new", "consecutive", …

struct emerging_options {
  std::size_t steps_back = 1;  ///< how many earlier steps of the neighbours count as neighbours
  p_adjustment adjustment = p_adjustment::benjamini_hochberg;  ///< for the number of bins
  double level = 0.05;  ///< below which an adjusted p, or a trend's p, is significant
  double share = 0.9;
};

/// One place's steps.
struct emerging_place {
  hot_spot_history history = hot_spot_history::none;
  bool is_cold = false;  ///< the history is that of a cold spot, by the same definitions
  std::size_t hot_steps = 0, cold_steps = 0;
  double trend_z = 0, trend_p = 1;  ///< Mann-Kendall of the place's z
  std::vector<double> z;            ///< Gi* by step
};

/// Gi* of every place at every step among all places and steps (values lie together by place, `steps` a
/// place, in the order of time): neighbours of a bin are the place itself and its spatial neighbours, in the
/// same step and `steps_back` before. Then Mann and Kendall's test of each place's z, then the history.
/// Weights without self, binary. Throws invalid_input (field `steps`) for fewer than `fewest_emerging_steps`,
/// for as many values as there are not bins, and as local_g_star. Pure, thread safe.
std::vector<emerging_place> emerging_hot_spots(std::span<const double> values, std::size_t steps,
                                               const spatial_weights& weights,
                                               const emerging_options& options = {});

/// The history of a row of steps: 1 hot, -1 cold, 0 neither; `trend` 1 rises, -1 falls significantly, 0
/// neither. For cold spots give both with the opposite sign.
hot_spot_history history_of(std::span<const int> steps, int trend, double share);

inline constexpr std::size_t fewest_emerging_steps = 4;
/// ArcGIS asks for 10 steps before it looks for a trend.
inline constexpr std::size_t recommended_emerging_steps = 10;

}  // namespace uramost::analysis
