#include "planning/plan_effect.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "../expect_error.hpp"

namespace uramost::planning {
namespace {

constexpr lon_lat bridge{20.86, 42.89};

plan one_point() {
  plan made;
  made.points.resize(1);
  made.points[0].at = bridge;
  made.points[0].municipality = municipality_code{"38"};
  made.travel.reach_m = 500;
  return made;
}

/// So many incidents so far north of the bridge, in metres (a degree of latitude is about 111.1 km).
std::vector<placed_incident> at_distance(std::size_t count, double metres, std::string_view municipality) {
  return std::vector(count, placed_incident{{bridge.lon, bridge.lat + metres / 111'100}, municipality});
}

std::vector<placed_incident> all_of(std::initializer_list<std::vector<placed_incident>> parts) {
  std::vector<placed_incident> all;
  for (const auto& each : parts) all.insert(all.end(), each.begin(), each.end());
  return all;
}

TEST(PlanEffect, CountsWhatIsCoveredBesideAndElsewhere) {
  const plan plan = one_point();
  const auto before = all_of({at_distance(40, 480, "38"), at_distance(20, 700, "39"),
                              at_distance(30, 5'000, "38"), at_distance(50, 5'000, "39")});
  const auto after =
      all_of({at_distance(20, 100, "38"), at_distance(22, 880, "38"), at_distance(30, 5'000, "38")});
  const auto found = effect_of(plan, travel(plan.travel, nullptr), {before, 30}, {after, 30}, 400);
  const auto counts = [&](effect_area area) {
    const auto& row = found.areas[static_cast<std::size_t>(area)];
    return std::pair(row.before, row.after);
  };
  EXPECT_EQ(counts(effect_area::covered), (std::pair<std::uint64_t, std::uint64_t>(40, 20)));
  EXPECT_EQ(counts(effect_area::buffer), (std::pair<std::uint64_t, std::uint64_t>(20, 22)));
  EXPECT_EQ(counts(effect_area::control), (std::pair<std::uint64_t, std::uint64_t>(30, 30)));
  EXPECT_DOUBLE_EQ(*found.areas[0].compared.rate_ratio, 0.5);
  EXPECT_DOUBLE_EQ(found.against_control.total.value, -20 + 2);
  EXPECT_NEAR(std::exp(found.against_control.log_rate_ratio->value), 0.5, 1e-12);
  EXPECT_DOUBLE_EQ(*found.against_control.quotient, (22.0 / 30 - 20.0 / 30) / (20.0 / 30 - 40.0 / 30));
}

TEST(PlanEffect, TakesTimesOfDifferentLength) {
  const plan plan = one_point();
  const auto before = all_of({at_distance(40, 0, "38"), at_distance(40, 5'000, "38")});
  const auto after = all_of({at_distance(20, 0, "38"), at_distance(20, 5'000, "38")});
  const auto found = effect_of(plan, travel(plan.travel, nullptr), {before, 60}, {after, 30}, 0);
  EXPECT_DOUBLE_EQ(*found.areas[0].compared.rate_ratio, 1);
  EXPECT_DOUBLE_EQ(found.against_control.total.value, 0);
  EXPECT_FALSE(found.against_control.quotient);
}

TEST(PlanEffect, RefusesTooLittleToSayAnything) {
  const plan plan = one_point();
  const travel ways(plan.travel, nullptr);
  const auto few = at_distance(5, 0, "38");
  expect_error(error_kind::invalid_input, [&] { effect_of(plan, ways, {few, 30}, {few, 30}, 400); });
  expect_error(error_kind::invalid_input, [&] { effect_of({}, ways, {few, 30}, {few, 30}, 400); });
}

TEST(PlanEffect, AgreesWithEveryDistanceLookedAt) {
  std::mt19937 random(2);
  plan plan = one_point();
  plan.points.resize(3, plan.points[0]);
  plan.points[1].at = {20.88, 42.90};
  plan.points[2].at = {20.90, 42.88};
  std::vector<placed_incident> incidents;  // more than are looked at together
  for (int i = 0; i < 10'000; ++i)
    incidents.push_back({{20.8 + static_cast<double>(random() % 20'000) / 1e5,
                          42.8 + static_cast<double>(random() % 20'000) / 1e5},
                         random() % 2 ? "38" : "39"});
  const auto found = effect_of(plan, travel(plan.travel, nullptr), {incidents, 1}, {incidents, 1}, 300);
  std::array<double, 3> expected{};
  for (const placed_incident& each : incidents) {
    double nearest = HUGE_VAL;
    for (const plan_point& point : plan.points) nearest = std::min(nearest, distance_m(point.at, each.at));
    if (nearest <= 500)
      ++expected[0];
    else if (nearest <= 800)
      ++expected[1];
    else if (each.municipality == "38")
      ++expected[2];
  }
  for (std::size_t i = 0; i < 3; ++i)  // the plane and the sphere part by less than 0.4 %
    EXPECT_NEAR(static_cast<double>(found.areas[i].before), expected[i], 0.02 * expected[i] + 2);
}

}  // namespace
}  // namespace uramost::planning
