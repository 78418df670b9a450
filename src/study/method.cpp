#include "study/method.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "study/methods/methods.hpp"

namespace uramost::study {

std::span<const method> methods() {
  static const std::array all{hot_spots(),
                              clusters(),
                              emerging_hot_spots(),
                              nearest_neighbours(),
                              centrography(),
                              k_function(),
                              near_repeats(),
                              space_time_clusters(),
                              rhythm(),
                              periods(),
                              alarms(),
                              back_test(),
                              effect()};
  return all;
}

const method& method_of(std::string_view id) {
  const auto found = std::ranges::find(methods(), id, &method::id);
  if (found == methods().end())
    throw error(error_kind::not_found, "there is no method '" + std::string(id) + "'");
  return *found;
}

}  // namespace uramost::study
