#pragma once

#include <memory>
#include <random>
#include <vector>

#include "../expect_error.hpp"
#include "core/civil_time.hpp"
#include "geodata/municipality_locator.hpp"
#include "index/selection.hpp"
#include "planning/demand.hpp"

namespace uramost::planning {

/// The field that a refused input is blamed on.
template <class Work>
std::string field_refused(Work work) {
  return expect_error(error_kind::invalid_input, work).field();
}

/// Whole metres around a place in Mitrovica North, as a position.
inline lon_lat metres_away(double east, double north) {
  const utm_position middle = to_utm_zone_34({20.866, 42.895});
  return from_utm_zone_34({middle.east + east, middle.north + north});
}

inline constexpr auto no_time = std::chrono::minutes(1);

/// Synthetic incidents of a register that lives in memory.
class small_demand {
 public:
  explicit small_demand(unsigned seed = 1) : random_(seed) {}

  incident& add(lon_lat at, const char* municipality = "38", int hour = 12,
                std::chrono::minutes length = no_time) {
    incident made;
    made.id = {static_cast<std::int64_t>(all_.size()) + 1};
    made.source = "synthetic";
    made.category = "theft";
    const time_point begin = from_belgrade(std::chrono::year{2024} / 5 / 8, hour, 10);  // a Wednesday
    made.occurred = {begin, begin + length, time_precision::minute};
    made.location.point = at;
    made.location.certainty = location_certainty::certain;
    if (municipality) made.location.municipality = municipality_code{municipality};
    all_.push_back(made);
    return all_.back();
  }

  /// In a square of so many metres, whole severities, three categories, any hour.
  void scatter(int count, double side_m) {
    const std::vector<const char*> categories{"theft", "assault", "arson"}, municipalities{"38", "39", "30"};
    for (int i = 0; i < count; ++i) {
      incident& made = add(metres_away(number(-side_m / 2, side_m / 2), number(-side_m / 2, side_m / 2)),
                           municipalities[random_() % 3], static_cast<int>(random_() % 24));
      made.category = categories[random_() % 3];
      made.severity = 1 + static_cast<int>(random_() % 5);
    }
  }

  double number(double from, double to) { return std::uniform_real_distribution(from, to)(random_); }
  const std::vector<incident>& all() const { return all_; }

  index::selection selection(const incident_query& query = {}) const {
    index::incident_index::builder builder;
    for (const incident& each : all_) builder.add(each);
    return {std::move(builder).build({1}), query};
  }
  demand of(const plan& asked) const {
    return demand_of(selection(), asked.demand, shift_roster(asked.shifts));
  }

 private:
  std::mt19937 random_;
  std::vector<incident> all_;
};

inline plan_point point_at(lon_lat at, std::vector<std::string> languages = {},
                           std::vector<std::size_t> shifts = {}, bool is_fixed = false) {
  plan_point made;
  made.name = "synthetic";
  made.at = at;
  made.municipality = municipality_code{"38"};
  made.shifts = std::move(shifts);
  made.languages = std::move(languages);
  made.is_fixed = is_fixed;
  return made;
}

inline demand_rule rule_of(demand_weight weight, std::map<std::string, double> of_categories = {}) {
  demand_rule made;
  made.weight = weight;
  made.category_weights = std::move(of_categories);
  return made;
}

inline double metres_between(lon_lat one, lon_lat other) {
  const utm_position a = to_utm_zone_34(one), b = to_utm_zone_34(other);
  return std::hypot(a.east - b.east, a.north - b.north);
}

}  // namespace uramost::planning
