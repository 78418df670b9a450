#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/space_time/scan_circles.hpp"
#include "analysis/space_time/scan_likelihood.hpp"
#include "analysis/space_time/scan_search.hpp"
#include "core/progress.hpp"

namespace uramost::analysis {

/// Counts of cases at places, in one or more periods. Both tables are by place, then period.
struct scan_data {
  std::vector<planar_point> places;
  std::size_t periods = 1;
  std::vector<std::uint32_t> cases;
  /// Poisson: the population at risk, or the number expected in any unit (standardised for covariates:
  /// indirectly_standardised). Bernoulli: cases and controls together. Permutation: empty.
  std::vector<double> population;
  /// How long each period is, for a Poisson population: who is at risk for 31 days is so more than for 28.
  /// Empty: all the same (or the population is of expected numbers).
  std::vector<double> lengths;
};

/// The defaults are SaTScan's.
struct scan_options {
  scan_model model = scan_model::poisson;
  scan_areas areas = scan_areas::high;
  double max_population = 0.5;                   ///< share of all that is at risk, 0-0.5
  std::optional<double> max_radius = {};         ///< metres
  std::size_t min_periods = 1, max_periods = 0;  ///< length of a window; 0: half of the study
  bool alive_only = false;                       ///< prospective: windows that reach the last period
  std::uint32_t min_cases = 2;                   ///< in a window of a high rate
  bool ties_together = false;                    ///< see circle_limits
  std::size_t permutations = 999;
  std::uint64_t seed = 1;
};

struct scan_cluster {
  std::size_t centre = 0;
  std::vector<std::uint32_t> places;              ///< from the centre outwards
  double radius = 0;                              ///< metres, to the farthest of them
  std::size_t first_period = 0, last_period = 0;  ///< both within
  std::uint32_t observed = 0;
  double expected = 0, ratio = 0;  ///< ratio: observed / expected
  double relative_risk = 0;        ///< inside against outside; NaN when nobody is outside
  double population = 0;           ///< a period, on average; 0 in the permutation model
  double llr = 0;                  ///< log likelihood ratio (permutation: test statistic)
  double p_monte_carlo = 1;        ///< rank among the simulated maxima / (permutations + 1)
  double p_gumbel = 1;  ///< by a Gumbel distribution fitted to them (Abrams, Kulldorff & Kleinman 2010)
  /// As SaTScan reports it: Gumbel's where fewer than 9 simulations did as well, which says more than "under
  /// 1 in 1,000" (high rates of the Poisson and Bernoulli models), else the Monte Carlo one.
  double p = 1;
  bool high = true;
};

struct scan_result {
  std::uint64_t cases = 0;
  std::vector<double> expected;          ///< by place, then period; adds up to the cases
  std::vector<scan_cluster> clusters;    ///< the most likely first, without overlap
  std::vector<double> simulated_maxima;  ///< of each permutation
};

/// What practice asks for before a cluster is believed.
inline constexpr std::uint64_t recommended_scan_cases = 20;

/// Where, and when, were there more (or fewer) cases than chance would put there? Kulldorff's scan statistic
/// with circles centred on the places, and cylinders on them when there are several periods; significance by
/// simulation, made up for all windows by comparing maxima. Secondary clusters are the best of other centres
/// that share no place with a likelier one, at no common time. Throws invalid_input for fewer than 2 places
/// or cases, and for cases where nobody is at risk; unavailable when cancelled.
scan_result scan(const scan_data& data, const scan_options& options = {},
                 const progress_sink& watching = keep_going);

/// Expected numbers from cases and population by stratum (age, sex, …): each stratum's own rate times its
/// population, added up. All tables are of the same shape (place, then period).
std::vector<double> indirectly_standardised(std::span<const std::vector<std::uint32_t>> cases_by_stratum,
                                            std::span<const std::vector<double>> population_by_stratum);

}  // namespace uramost::analysis
