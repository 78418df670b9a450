#pragma once

namespace uramost::print {

/// A round length on the ground and how long it is on paper.
struct scale_bar {
  double length_m = 0;  ///< 1, 2 or 5 with noughts
  double length_pt = 0;
};

/// The longest round one of at most `most_pt`, where a point stands for `ground_m` metres.
scale_bar scale_bar_for(double ground_m, double most_pt);

}  // namespace uramost::print
