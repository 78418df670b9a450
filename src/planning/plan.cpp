#include "planning/plan.hpp"

#include <algorithm>

#include "core/enum_names.hpp"

namespace uramost::planning {

namespace {
constexpr enum_names<demand_weight, 3> weight_names{{"count", "severity", "category"}};
constexpr enum_names<demand_surface, 2> surface_names{{"incidents", "heat"}};
constexpr enum_names<travel_means, 2> means_names{{"straight", "roads"}};
constexpr enum_names<point_kind, 6> kind_names{
    {"station", "patrol_point", "settlement", "junction", "grid", "clicked"}};
}  // namespace

bool shift::is_on(std::chrono::weekday day) const {
  return weekdays.empty() || std::ranges::binary_search(weekdays, static_cast<int>(day.iso_encoding()));
}

bool plan_point::is_staffed_in(std::size_t shift) const {
  return shifts.empty() || std::ranges::binary_search(shifts, shift);
}

std::vector<lon_lat> positions_of(std::span<const plan_point> points) {
  std::vector<lon_lat> positions;
  for (const plan_point& each : points) positions.push_back(each.at);
  return positions;
}

std::string_view to_string(demand_weight weight) { return weight_names[weight]; }
std::optional<demand_weight> demand_weight_of(std::string_view text) { return weight_names.find(text); }

std::string_view to_string(demand_surface surface) { return surface_names[surface]; }
std::optional<demand_surface> demand_surface_of(std::string_view text) { return surface_names.find(text); }

std::string_view to_string(travel_means by) { return means_names[by]; }
std::optional<travel_means> travel_means_of(std::string_view text) { return means_names.find(text); }

std::string_view to_string(point_kind kind) { return kind_names[kind]; }
std::optional<point_kind> point_kind_of(std::string_view text) { return kind_names.find(text); }

}  // namespace uramost::planning
