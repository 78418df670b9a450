#include "print/scale_bar.hpp"

#include <cmath>
#include <initializer_list>

namespace uramost::print {

scale_bar scale_bar_for(double ground_m, double most_pt) {
  const double most_m = ground_m * most_pt;
  const double power = std::pow(10, std::floor(std::log10(most_m)));
  double length_m = power;
  for (const double factor : {2, 5})
    if (factor * power <= most_m) length_m = factor * power;
  return {length_m, length_m / ground_m};
}

}  // namespace uramost::print
