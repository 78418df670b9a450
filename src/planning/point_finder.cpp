#include "planning/point_finder.hpp"

#include <algorithm>
#include <iterator>

#include "core/error.hpp"

namespace uramost::planning {

namespace {
std::vector<lon_lat> positions(std::span<const plan_point> points) {
  std::vector<lon_lat> all;
  std::ranges::transform(points, std::back_inserter(all), &plan_point::at);
  return all;
}
}  // namespace

point_finder::point_finder(std::span<const plan_point> points, double near_m)
    : points_(points), nearest_(positions(points)), near_m_(near_m) {
  if (!(near_m > 0)) throw invalid_input("near_m is not above 0", "near_m");
}

std::optional<std::size_t> point_finder::at(lon_lat place) const {
  const auto found = nearest_.nearest(place);
  return found && distance_m(points_[*found].at, place) <= near_m_ ? found : std::nullopt;
}

}  // namespace uramost::planning
