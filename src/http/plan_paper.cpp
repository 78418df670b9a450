#include "http/plan_paper.hpp"

#include <algorithm>
#include <map>

#include "planning/point_duty.hpp"

namespace uramost::http {

namespace {
std::vector<std::string> languages_at(const planning::plan_point& point, const planning::plan& plan) {
  std::vector<std::string> all = point.languages;
  for (const planning::language_need& need : plan.needs)
    if (need.municipality == point.municipality && std::ranges::none_of(all, [&](const std::string& each) {
          return planning::meets(each, need.language);
        }))
      all.push_back(need.language);
  return all;
}

print::order_point point_of(const planning::plan_point& point, const planning::plan& plan,
                            const geodata::boundaries& areas) {
  print::order_point made{
      .name = point.name, .municipality = {}, .at = point.at, .languages = languages_at(point, plan)};
  if (!point.municipality) return made;
  if (const geodata::municipality* area = areas.find(*point.municipality)) made.municipality = area->name;
  return made;
}
}  // namespace

print::patrol_order patrol_order_of(const store::plan_version& kept, const planning::plan& plan,
                                    const planning::schedule& when, std::size_t shift, language in,
                                    bool is_synthetic, const geodata::boundaries& areas,
                                    const geodata::gazetteer& places) {
  print::patrol_order order{.of = {.in = in,
                                   .kind = {},
                                   .title = plan.title,
                                   .author = kept.author,
                                   .keywords = {},
                                   .made = kept.made_at,
                                   .query = plan.query.canonical(),
                                   .revision = {},
                                   .is_synthetic = is_synthetic},
                            .note = plan.note,
                            .shift = plan.shifts.empty() ? std::string() : plan.shifts.at(shift).name,
                            .begin = when.begin,
                            .end = when.end,
                            .dwell_least_min = plan.stops.dwell_least_min,
                            .dwell_most_min = plan.stops.dwell_most_min,
                            .every_min = plan.stops.every_min,
                            .points = {},
                            .patrols = {},
                            .unserved = {},
                            .patrols_needed = when.patrols_needed};
  std::map<std::size_t, std::size_t> place_of;  // of a point of the plan, in the order
  for (const std::size_t each : planning::points_in(plan, shift)) {
    place_of[each] = order.points.size();
    order.points.push_back(point_of(plan.points[each], plan, areas));
  }
  order.patrols.resize(static_cast<std::size_t>(when.patrols));
  for (const planning::stop& each : when.stops)
    order.patrols[static_cast<std::size_t>(each.patrol - 1)].push_back(
        {place_of.at(each.point), each.arrive, each.leave});
  for (const std::size_t each : when.unserved) order.unserved.push_back(place_of.at(each));
  if (const auto extent = print::extent_of(order))
    order.base = print::base_map_around(*extent, areas, places);
  return order;
}

}  // namespace uramost::http
