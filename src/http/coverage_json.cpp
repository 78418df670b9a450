#include "http/coverage_json.hpp"

namespace uramost::http {

namespace {
json with_tally(json named, const planning::covered_demand& of) {
  named["demand"] = of.demand;
  named["covered"] = of.covered;
  return named;
}

/// A member for each group that has demand.
template <class Name>
json groups_json(const auto& groups, Name name) {
  json list = json::array();
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (groups[i].demand > 0) list.push_back(with_tally(name(i), groups[i]));
  return list;
}

json hour_json(std::size_t hour) {
  return {{"hour", hour == planning::demand_piece::unknown_hour ? json(nullptr) : json(hour)}};
}

json points_json(const planning::plan& of, const std::vector<planning::coverage_report::point>& points) {
  json list = json::array();
  for (std::size_t i = 0; i < points.size(); ++i)
    list.push_back({{"municipality_code", id_or_null(of.points[i].municipality)},
                    {"covers", points[i].covers},
                    {"only_this", points[i].only_this},
                    {"access", points[i].has_road ? "ok" : "no_road_near"}});
  return list;
}

json needs_json(const planning::plan& of, const std::vector<planning::covered_demand>& by_need) {
  json list = json::array();
  for (std::size_t i = 0; i < of.needs.size(); ++i)
    list.push_back(with_tally(
        {{"municipality", of.needs[i].municipality.value}, {"language", of.needs[i].language}}, by_need[i]));
  return list;
}
}  // namespace

json coverage_json(const planning::plan& of, const planning::demand& over,
                   const planning::coverage_report& found) {
  json answer{{"incidents", over.incidents}, {"unlocated", over.unlocated},  {"outside", over.outside},
              {"demand", found.all.demand},  {"covered", found.all.covered}, {"share", found.all.share()}};
  answer["by_municipality"] = groups_json(found.by_municipality, [&](std::size_t i) {
    return json{{"code", over.municipalities[i].value}};
  });
  answer["by_category"] = groups_json(found.by_category, [&](std::size_t i) {
    return json{{"code", over.categories[i]}};
  });
  answer["by_hour"] = groups_json(found.by_hour, hour_json);
  answer["by_shift"] = json::array();
  for (std::size_t i = 0; i < found.by_shift.size(); ++i)
    answer["by_shift"].push_back(with_tally({{"shift", i}}, found.by_shift[i]));
  answer["largest_uncovered"] = nullptr;
  if (const auto& largest = found.largest_uncovered)
    answer["largest_uncovered"] = {{"code", over.municipalities[largest->municipality].value},
                                   {"share", largest->share}};
  answer["points"] = points_json(of, found.points);
  answer["needs"] = needs_json(of, found.by_need);
  return answer;
}

json cells_json(const std::vector<planning::covered_cell>& cells) {
  json features = json::array();
  for (const planning::covered_cell& each : cells)
    features.push_back({{"type", "Feature"},
                        {"geometry", point(from_utm_zone_34(each.at))},
                        {"properties",
                         {{"demand", each.what.demand},
                          {"covered_demand", each.what.covered},
                          {"covered", 2 * each.what.covered > each.what.demand}}}});
  return {{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

json comparison_json(const patrol::plan_comparison& of) {
  return {{"both", of.both},
          {"only_first", of.only_first},
          {"only_second", of.only_second},
          {"neither", of.neither}};
}

}  // namespace uramost::http
