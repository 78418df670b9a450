#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/space_time/close_pairs.hpp"
#include "core/progress.hpp"

namespace uramost::analysis {

/// Bands of distance and time are half-open, [edges[i], edges[i + 1]); the last edge may be infinite. The
/// default is the Near Repeat Calculator's "same location", then twice 200 m, by single days.
struct near_repeat_options {
  std::vector<double> spatial_edges{0, 1, 201, 401};  ///< metres
  std::vector<double> temporal_edges{0, 1, 2, 3};     ///< days
  distance_metric metric = distance_metric::manhattan;
  std::size_t permutations = 999;
  std::uint64_t seed = 1;
};

/// Pairs of incidents in one band of distance and time.
struct near_repeat_cell {
  std::uint64_t observed = 0;
  double expected = 0;        ///< exact mean over all permutations of the times: S T / (n (n - 1) / 2)
  double ratio = 0;           ///< observed / expected; NaN where both are 0
  double simulated_mean = 0;  ///< of the permutations made
  double simulated_median = 0;
  double p = 1;          ///< (permutations with as many or more + 1) / (permutations + 1)
  bool flagged = false;  ///< p <= 0.05 with a ratio of 1.2 or more (Ratcliffe & Rengert 2008)
};

struct near_repeat_result {
  std::size_t n = 0;                          ///< incidents
  std::vector<std::uint64_t> spatial_pairs;   ///< pairs in each band of distance, at any time
  std::vector<std::uint64_t> temporal_pairs;  ///< pairs in each band of time, at any distance
  std::vector<near_repeat_cell> cells;        ///< by band of distance, then of time
  const near_repeat_cell& at(std::size_t spatial, std::size_t temporal) const {
    return cells[spatial * temporal_pairs.size() + temporal];
  }
};

/// What practice asks for before near repeats are believed.
inline constexpr std::size_t recommended_near_repeat_incidents = 100;

/// Do incidents happen near earlier ones, soon after? The test of Knox (1964, Applied Statistics 13) by
/// bands, as in the Near Repeat Calculator (Ratcliffe 2009), whose labels are one unit off: its band "a to b"
/// is [a - 1, b). Times are permuted over places; each permutation has its own stream of the seed. `days`:
/// when each happened, in days since any day. Throws invalid_input for fewer than 3 incidents and for edges
/// that do not ascend from 0 or more; unavailable when cancelled.
near_repeat_result near_repeat(std::span<const planar_point> points, std::span<const double> days,
                               const near_repeat_options& options = {},
                               const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
