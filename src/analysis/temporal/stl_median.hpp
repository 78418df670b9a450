#pragma once

#include <vector>

namespace uramost::analysis {

/// The median as the program of STL's authors finds it, which R's stl still runs: by a partial sort
/// (Singleton 1969, CACM algorithm 347) that is asked for the two middle places of an even number of values
/// in falling order, though it expects rising. Now and then one of the two is then not in its place, and the
/// answer a few per cent off. Only to give R's numbers again.
double stl_median(std::vector<double> values);

}  // namespace uramost::analysis
