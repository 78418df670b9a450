#pragma once

#include <span>
#include <vector>

namespace uramost::analysis {

/// A series taken apart: what comes again every period, what changes slowly, and what is left. Values of the
/// three add up to the series, or multiply to it. NaN where a part is not defined.
struct decomposition {
  std::vector<double> seasonal, trend, remainder;
};

enum class decomposition_model { additive, multiplicative };

/// Classical decomposition by moving averages (Kendall & Stuart 1983, vol. 3), as R's decompose: the trend is
/// the centred mean over one period (its ends half for an even period; not defined for half a period at
/// either end), the season the mean of what is left at each step of the period, centred on 0 (or on 1).
/// `period` of at least 2 steps. Throws invalid_input for fewer than two periods, and for values that are no
/// numbers.
decomposition classical_decomposition(std::span<const double> values, std::size_t period,
                                      decomposition_model model);

}  // namespace uramost::analysis
