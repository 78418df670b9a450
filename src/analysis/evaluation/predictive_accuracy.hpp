#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/inference/probability.hpp"

namespace uramost::analysis {

/// A cell in the order in which a prediction would have it looked after, with everything up to it added up.
struct accuracy_row {
  std::size_t cell = 0;  ///< position in the input
  double count = 0, cumulated_count = 0, share_of_count = 0;
  double predicted = 0, cumulated_predicted = 0;
  double area = 0, cumulated_area = 0, share_of_area = 0;
  double pai = 0;  ///< share of incidents / share of area
  double pei = 0;  ///< pai / that of a prediction that had known the outcome, at the same number of cells
  double rri = 0;  ///< predicted / observed so far; not Levine's recapture rate index (n2/n1)/(N2/N1)
};

/// Does a map of hot spots predict? Cells by falling predicted density; of equal ones the emptier first, the
/// worst case. Prediction accuracy index: Chainey, Tompson & Uhlig (2008, Security Journal 21); efficiency
/// index: Hunt (2016); the table is that of ptools' pai(). `counts`: incidents of a time that the prediction
/// has not seen. Throws invalid_input where nothing happened or an area is not above 0.
std::vector<accuracy_row> predictive_accuracy(std::span<const double> counts,
                                              std::span<const double> predicted,
                                              std::span<const double> areas);

/// Levine's recapture rate index: (n2 / n1) / (N2 / N1), hot-spot and all incidents, then and before (Levine
/// 2008, Security Journal 21).
double recapture_rate_index(double hot_then, double hot_before, double all_then, double all_before);

/// How much a prediction catches in a share of the area.
struct hit_rate {
  double asked_share = 0,
         share = 0;  ///< of the area: wished for, and of the cells that fit in (at least one)
  double hits = 0, total = 0;
  double rate = 0, pai = 0, pei = 0;
  interval rate_interval, pai_interval;  ///< 95 %, by Clopper and Pearson, of the share of incidents caught
};

hit_rate hit_rate_at(std::span<const accuracy_row> table, double share);

}  // namespace uramost::analysis
