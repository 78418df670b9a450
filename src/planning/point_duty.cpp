#include "planning/point_duty.hpp"

#include <algorithm>

namespace uramost::planning {

namespace {
bool speaks(const plan_point& point, std::string_view language) {
  return std::ranges::any_of(point.languages, [&](const std::string& each) { return meets(each, language); });
}
}  // namespace

bool meets(std::string_view spoken, std::string_view needed) {
  return spoken.starts_with(needed) && (spoken.size() == needed.size() || spoken[needed.size()] == '-');
}

point_duty::point_duty(const plan& of, const shift_roster& when,
                       std::span<const municipality_code> municipalities)
    : municipalities_(municipalities.size()), speaks_(of.points.size() * municipalities.size(), true) {
  for (std::size_t point = 0; point < of.points.size(); ++point) {
    on_.push_back(when.of(of.points[point]));
    for (const language_need& need : of.needs)
      for (std::size_t i = 0; i < municipalities.size(); ++i)
        if (municipalities[i] == need.municipality && !speaks(of.points[point], need.language))
          speaks_[point * municipalities_ + i] = false;
  }
}

}  // namespace uramost::planning
