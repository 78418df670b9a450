#include "geodata/municipality_locator.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "geodata/border_index.hpp"
#include "geodata/locator_grid.hpp"

namespace uramost::geodata {

struct municipality_locator::grid {
  locator_grid cells;
  border_index borders;
  std::vector<municipality_code> codes;
};

static_assert(municipality_locator::none == locator_grid::none);

municipality_locator::municipality_locator(const boundaries& areas) {
  std::vector<municipality_code> codes;
  for (const municipality_area& area : areas.areas) codes.push_back(area.code);
  grid_.reset(new grid{locator_grid(areas.areas), border_index(areas.areas), std::move(codes)});
}

municipality_locator::~municipality_locator() = default;
municipality_locator::municipality_locator(municipality_locator&&) noexcept = default;
municipality_locator& municipality_locator::operator=(municipality_locator&&) noexcept = default;

located municipality_locator::locate(lon_lat point, double uncertainty_m) const {
  located answer;
  if (!is_on_earth(point)) {
    answer.distance_to_border_m = std::numeric_limits<double>::infinity();
    return answer;
  }
  const std::uint16_t home = find(point);
  answer.distance_to_border_m = grid_->borders.nearest_m(point);
  const auto in_reach = grid_->borders.within(point, uncertainty_m > 0 ? uncertainty_m : 0);

  if (home != none) {
    answer.municipality = grid_->codes[home];
    answer.candidates.push_back(grid_->codes[home]);
    answer.certainty = in_reach.empty() ? location_certainty::certain : location_certainty::near_border;
  }
  for (const border_distance& border : in_reach)
    if (border.area != home) answer.candidates.push_back(grid_->codes[border.area]);
  return answer;
}

assigned municipality_locator::assign(lon_lat point, double uncertainty_m) const {
  if (!is_on_earth(point)) return {};
  const std::uint16_t home = find(point);
  if (home == none) return {};
  const bool near = grid_->borders.any_within(point, uncertainty_m > 0 ? uncertainty_m : 0);
  return {home, near ? location_certainty::near_border : location_certainty::certain};
}

std::uint16_t municipality_locator::find(lon_lat point) const { return grid_->cells.find(point); }

void municipality_locator::find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const {
  assert(points.size() == out.size());
  grid_->cells.find(points, out);
}

std::span<const municipality_code> municipality_locator::codes() const { return grid_->codes; }

}  // namespace uramost::geodata
