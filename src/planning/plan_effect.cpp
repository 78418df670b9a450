#include "planning/plan_effect.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/inference/verdict.hpp"
#include "core/enum_names.hpp"
#include "core/error.hpp"
#include "planning/point_finder.hpp"

namespace uramost::planning {

namespace {
constexpr enum_names<effect_area, 3> area_names{{"covered", "buffer", "control"}};

constexpr std::size_t least_incidents = 20;
/// So many are looked at together: a table of distances has a row for each.
constexpr std::size_t batch = 4'096;

using area_counts = std::array<std::uint64_t, all_effect_areas.size()>;

/// Counts incidents by area. Keeps references.
class area_counter {
 public:
  area_counter(const plan& of, const travel& ways, double buffer_m)
      : ways_(ways), around_(of.points, of.travel.reach_m + buffer_m), has_buffer_(buffer_m > 0) {
    for (const plan_point& each : of.points) {
      points_.push_back(each.at);
      if (each.municipality) municipalities_.insert(each.municipality->value);
    }
  }

  area_counts count(std::span<const placed_incident> incidents) const {
    area_counts counts{};
    for (std::size_t first = 0; first < incidents.size(); first += batch) {
      const auto some = incidents.subspan(first, std::min(batch, incidents.size() - first));
      const std::vector<bool> covered = covered_of(some);
      for (std::size_t i = 0; i < some.size(); ++i)
        if (const auto area = covered[i] ? effect_area::covered : area_beyond(some[i]))
          ++counts[static_cast<std::size_t>(*area)];
    }
    return counts;
  }

 private:
  std::vector<bool> covered_of(std::span<const placed_incident> incidents) const {
    std::vector<utm_position> places;
    for (const placed_incident& each : incidents) places.push_back(to_utm_zone_34(each.at));
    std::vector<bool> covered(incidents.size());
    for (const auto& reached : ways_.reached(places, points_))
      for (const std::uint32_t each : reached) covered[each] = true;
    return covered;
  }

  std::optional<effect_area> area_beyond(const placed_incident& incident) const {
    if (has_buffer_ && around_.at(incident.at)) return effect_area::buffer;
    if (municipalities_.contains(incident.municipality)) return effect_area::control;
    return std::nullopt;
  }

  const travel& ways_;
  point_finder around_;
  bool has_buffer_;
  std::vector<lon_lat> points_;
  std::set<std::string, std::less<>> municipalities_;
};
}  // namespace

std::string_view to_string(effect_area area) { return area_names[area]; }

plan_effect effect_of(const plan& of, const travel& ways, const observed_time& before,
                      const observed_time& after, double buffer_m) {
  if (of.points.empty()) throw invalid_input("the plan has no points", "points");
  const area_counter counter(of, ways, buffer_m);
  const area_counts then = counter.count(before.incidents), now = counter.count(after.incidents);
  constexpr auto covered = static_cast<std::size_t>(effect_area::covered),
                 buffer = static_cast<std::size_t>(effect_area::buffer),
                 control = static_cast<std::size_t>(effect_area::control);
  analysis::expect_enough(then[covered] + now[covered] + then[control] + now[control], least_incidents,
                          "An evaluation", "incidents in both areas and times");

  plan_effect found;
  const auto change = [&](std::size_t area) {
    return analysis::before_after{static_cast<double>(then[area]), static_cast<double>(now[area])};
  };
  for (std::size_t i = 0; i < found.areas.size(); ++i)
    found.areas[i] = {then[i], now[i], analysis::compare_counts({then[i], now[i], before.days, after.days})};
  analysis::measure_counts counted;
  counted.treated = change(covered);
  counted.control = change(control);
  if (buffer_m > 0) counted.beside = change(buffer), counted.beside_control = change(control);
  counted.time_weight = {before.days / after.days, 1};  // incidents in the time after
  found.against_control = analysis::weighted_displacement(counted);
  return found;
}

}  // namespace uramost::planning
