#pragma once

#include <span>
#include <vector>

namespace uramost::analysis {

struct ears_options {
  std::size_t baseline = 7;    ///< steps that say what is usual, at least 3
  double alpha_c1_c2 = 0.001;  ///< of a false alarm, one-sided: z of 3.09
  double alpha_c3 = 0.025;     ///< z of 1.96
  double least_sd = 0;         ///< taken for smaller ones; 0.5 or 1 for sparse counts
};

/// One of C1, C2 and C3 at a step. NaN where there is no baseline yet.
struct ears_signal {
  double statistic;  ///< standard deviations above the baseline's mean; for C3 the sum of three days
  double upper;      ///< the count from which on it is an alarm
  bool alarm = false;
};

struct ears_step {
  ears_signal c1, c2, c3;
  double surveillance_c3_upper;  ///< as R's surveillance has it, see below
  bool surveillance_c3_alarm = false;
};

/// Early alarms of the US Centers for Disease Control (Hutwagner et al. 2003; Fricker, Hegler & Dunfee 2008,
/// Statistics in Medicine 27), for counts at equal steps. C1 compares with the steps just before, C2 leaves
/// two steps between, C3 adds up how far C2 of this and the two last steps was above 1. C1 and C2 alarm above
/// their limit as surveillance's earsC; C3 alarms when its sum reaches z. earsC (1.13 to 1.23) sums for C3
/// the two last steps only and puts its limit above the count of the step itself: that answer is given beside
/// ours. Throws invalid_input for a baseline below 3.
std::vector<ears_step> ears(std::span<const double> counts, const ears_options& how = {});

}  // namespace uramost::analysis
