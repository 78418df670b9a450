#include "planning/schedule.hpp"

#include <gmock/gmock.h>

#include <map>
#include <numeric>
#include <set>

#include "../expect_error.hpp"

namespace uramost::planning {
namespace {

using namespace std::chrono;
using analysis::random_stream;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr year_month_day tuesday{2026y / December / 1};

/// Points within a square around Mitrovica North.
plan random_plan(random_stream& random, std::size_t points, double side_deg) {
  plan made;
  made.shifts = {{"Night", {22, 5}, {}}};
  for (std::size_t i = 0; i < points; ++i)
    made.points.emplace_back().at = {20.86 + side_deg * random.fraction(),
                                     42.89 + side_deg * random.fraction()};
  made.stops.seed = random.next() % 1'000;
  return made;
}

driving_minutes driving_in(const plan& of) {
  std::vector<lon_lat> places;
  for (const plan_point& each : of.points) places.push_back(each.at);
  return driving_minutes(places, of.travel, nullptr);
}

int minutes_from(time_point a, time_point b) {
  return static_cast<int>(duration_cast<minutes>(b - a).count());
}

/// Every hard rule, from the stops alone.
void expect_rules_kept(const plan& of, const driving_minutes& driving, const schedule& made) {
  std::map<int, std::vector<stop>> by_patrol;
  std::map<std::size_t, std::vector<stop>> by_point;
  std::map<std::size_t, std::set<int>> patrols_at;
  for (const stop& each : made.stops) {
    by_patrol[each.patrol].push_back(each);
    by_point[each.point].push_back(each);
    patrols_at[each.point].insert(each.patrol);
    const int dwell = minutes_from(each.arrive, each.leave);
    EXPECT_GE(dwell, of.stops.dwell_least_min);
    EXPECT_LE(dwell, of.stops.dwell_most_min);
    EXPECT_GE(each.arrive, made.begin);
    EXPECT_LE(each.leave, made.end);
  }
  for (const auto& [patrol, stops] : by_patrol)
    for (std::size_t i = 1; i < stops.size(); ++i) {
      EXPECT_EQ(stops[i].travel_min, driving.between(stops[i - 1].point, stops[i].point));
      EXPECT_GE(minutes_from(stops[i - 1].leave, stops[i].arrive), stops[i].travel_min);
    }
  for (const auto& [point, stops] : by_point) {
    EXPECT_THAT(patrols_at[point], SizeIs(1)) << "whoever knows the beat";
    EXPECT_LE(minutes_from(made.begin, stops.front().arrive), of.stops.every_min);
    EXPECT_LE(minutes_from(stops.back().leave, made.end), of.stops.every_min);
    for (std::size_t i = 1; i < stops.size(); ++i)
      EXPECT_LE(minutes_from(stops[i - 1].arrive, stops[i].arrive), of.stops.every_min);
  }
  for (const std::size_t each : made.unserved) EXPECT_FALSE(by_point.contains(each));
  EXPECT_EQ(by_point.size() + made.unserved.size(), points_in(of, 0).size());
}

TEST(Schedule, KeepsToEveryRuleOnWhateverPlan) {
  random_stream random(11);
  for (int i = 0; i < 300; ++i) {
    plan of = random_plan(random, random.below(30), i % 2 ? 0.02 : 0.3);
    of.stops.dwell_least_min = 1 + static_cast<int>(random.below(20));
    of.stops.dwell_most_min = of.stops.dwell_least_min + static_cast<int>(random.below(20));
    of.stops.every_min = of.stops.dwell_least_min + static_cast<int>(random.below(200));
    of.shifts[0].hours = {static_cast<int>(random.below(24)), 1 + static_cast<int>(random.below(24))};
    if (of.shifts[0].hours.first == of.shifts[0].hours.last) continue;
    const driving_minutes driving = driving_in(of);
    const schedule all = make_schedule(of, 0, tuesday, driving, {});
    SCOPED_TRACE(i);
    expect_rules_kept(of, driving, all);
    EXPECT_THAT(all.unserved, IsEmpty());
    EXPECT_EQ(all.patrols, all.patrols_needed);
    const schedule one = make_schedule(of, 0, tuesday, driving, 1);
    expect_rules_kept(of, driving, one);
    EXPECT_EQ(one.unserved.empty(), all.patrols <= 1);
    EXPECT_EQ(one.patrols_needed, all.patrols_needed);
  }
}

std::vector<std::pair<std::size_t, time_point>> arrivals(const schedule& of) {
  std::vector<std::pair<std::size_t, time_point>> all;
  for (const stop& each : of.stops) all.emplace_back(each.point, time_point{each.arrive - of.begin});
  return all;
}
std::vector<std::size_t> order(const schedule& of) {
  std::vector<std::size_t> all;
  for (const stop& each : of.stops) all.push_back(each.point);
  return all;
}

TEST(Schedule, IsTheSameWhenAskedAgainAndAnotherOnOtherDatesOrWithOtherSeeds) {
  random_stream random(5);
  plan of = random_plan(random, 5, 0.02);
  const driving_minutes driving = driving_in(of);
  const auto on = [&](year_month_day date) { return make_schedule(of, 0, date, driving, {}); };
  EXPECT_EQ(arrivals(on(tuesday)), arrivals(on(tuesday)));
  std::set<std::vector<std::pair<std::size_t, time_point>>> times;
  std::set<std::vector<std::size_t>> orders;
  for (int day = 0; day < 30; ++day) {
    const schedule made = on(sys_days(tuesday) + days(day));
    times.insert(arrivals(made));
    orders.insert(order(made));
  }
  EXPECT_THAT(times, SizeIs(30));
  EXPECT_GT(orders.size(), 25U);
  const auto before = arrivals(on(tuesday));
  of.stops.seed = *of.stops.seed + 1;
  EXPECT_NE(arrivals(on(tuesday)), before);
}

TEST(Schedule, DoesNotGoRoundTheSameWayAllNight) {
  random_stream random(6);
  const plan of = random_plan(random, 5, 0.01);
  int changed = 0;
  for (int day = 0; day < 20; ++day) {
    const schedule made = make_schedule(of, 0, sys_days(tuesday) + days(day), driving_in(of), 1);
    const auto points = order(made);
    ASSERT_GE(points.size(), 10U);
    changed += !std::equal(points.begin(), points.begin() + 5, points.begin() + 5);
  }
  EXPECT_GT(changed, 5);
}

TEST(Schedule, LastsAsLongAsTheNightDoes) {
  plan of;
  of.shifts = {{"Night", {22, 5}, {6}}, {"Day", {8, 24}, {}}};
  const auto hours_of = [&](std::size_t shift, year_month_day date) {
    const auto [begin, end] = times_of(of, shift, date);
    return duration_cast<hours>(end - begin).count();
  };
  EXPECT_EQ(hours_of(0, 2026y / November / 28), 7);
  EXPECT_EQ(hours_of(0, 2026y / October / 24), 8) << "summer time ends";
  EXPECT_EQ(hours_of(0, 2026y / March / 28), 6) << "summer time begins";
  EXPECT_EQ(hours_of(1, tuesday), 16);
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { times_of(of, 0, tuesday); }).field(), "date");
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { times_of(of, 2, tuesday); }).field(), "shift");
  of.shifts.clear();
  EXPECT_EQ(hours_of(0, tuesday), 24);
}

TEST(Schedule, IsOfThePointsOfItsShiftAlone) {
  random_stream random(7);
  plan of = random_plan(random, 4, 0.02);
  of.shifts.push_back({"Day", {8, 16}, {}});
  of.points[1].shifts = {1};
  of.points[2].shifts = {0, 1};
  EXPECT_THAT(points_in(of, 0), ElementsAre(0, 2, 3));
  const auto made = order(make_schedule(of, 0, tuesday, driving_in(of), {}));
  EXPECT_EQ(std::set(made.begin(), made.end()), (std::set<std::size_t>{0, 2, 3}));
}

TEST(Schedule, SaysWhenNoNumberOfPatrolsWouldDo) {
  plan of;
  of.shifts = {{"Short", {8, 9}, {}}};
  of.points.resize(2);
  of.stops = {.dwell_least_min = 90, .dwell_most_min = 90, .every_min = 120, .seed = 1};
  const schedule made = make_schedule(of, 0, tuesday, driving_in(of), {});
  EXPECT_THAT(made.unserved, ElementsAre(0, 1));
  EXPECT_EQ(made.patrols_needed, std::nullopt);
  of.points.clear();
  EXPECT_EQ(make_schedule(of, 0, tuesday, driving_in(of), {}).patrols_needed, 0);
}

TEST(Schedule, KeepsPlacesWithoutAWayBetweenThemOnDifferentBeats) {
  plan of;
  of.points.resize(4);
  constexpr int no = driving_minutes::no_way;
  const driving_minutes driving(4, {0, 5, no, no, 5, 0, no, no, no, no, 0, 5, no, no, 5, 0});
  const schedule made = make_schedule(of, 0, tuesday, driving, {});
  EXPECT_EQ(made.patrols, 2);
  expect_rules_kept(of, driving, made);
}

TEST(DrivingMinutes, AreThoseOfAnyWayRoundAndNeverLessThanOne) {
  const std::vector<lon_lat> places{{20.86, 42.89}, {20.86, 42.89}, {20.87, 42.90}};
  const driving_minutes driving(places, {}, nullptr);
  EXPECT_EQ(driving.between(0, 0), 0);
  EXPECT_EQ(driving.between(0, 1), 1);
  // 1,381 m on the ellipsoid (Vincenty) are 1,795 m of road, at 500 m a minute.
  EXPECT_EQ(driving.between(0, 2), 4);
  EXPECT_EQ(driving.between(2, 0), 4);
  EXPECT_EQ(expect_error(error_kind::invalid_input,
                         [&] { driving_minutes(places, {.by = travel_means::roads}, nullptr); })
                .field(),
            "travel.by");
}

/// The shortest tour of all orders.
int shortest(const driving_minutes& driving, beat points) {
  std::ranges::sort(points);
  int best = driving_minutes::no_way;
  do best = std::min(best, driving.around(points));
  while (std::next_permutation(points.begin() + 1, points.end()));
  return best;
}

/// The fewest beats of all ways to part points, by trying each.
std::size_t fewest_beats(const driving_minutes& driving, std::size_t next, std::vector<beat>& parts,
                         int dwell, int most) {
  if (next == driving.points()) {
    for (const beat& each : parts)
      if (shortest(driving, each) + static_cast<int>(each.size()) * dwell > most) return driving.points() + 1;
    return parts.size();
  }
  std::size_t best = driving.points() + 1;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].push_back(next);
    best = std::min(best, fewest_beats(driving, next + 1, parts, dwell, most));
    parts[i].pop_back();
  }
  parts.push_back({next});
  best = std::min(best, fewest_beats(driving, next + 1, parts, dwell, most));
  parts.pop_back();
  return best;
}

TEST(Beats, AreHardlyEverMoreThanTheFewestAndNeverLess) {
  random_stream random(3);
  std::size_t ours = 0, fewest = 0;
  for (int i = 0; i < 40; ++i) {
    const driving_minutes driving = driving_in(random_plan(random, 6, 0.15));
    std::vector<std::size_t> points(6);
    std::iota(points.begin(), points.end(), std::size_t{0});
    const beat tour = short_tour(driving, points);
    EXPECT_THAT(tour, testing::UnorderedElementsAreArray(points));
    EXPECT_LE(driving.around(tour), shortest(driving, points) * 5 / 4);
    std::vector<beat> parts;
    const std::size_t best = fewest_beats(driving, 0, parts, 10, 60);
    const auto made = make_beats(driving, points, 10, 60, random);
    EXPECT_GE(made.size(), best);
    EXPECT_LE(made.size(), best + 1);
    ours += made.size();
    fewest += best;
  }
  EXPECT_LE(static_cast<double>(ours), 1.1 * static_cast<double>(fewest));
}

}  // namespace
}  // namespace uramost::planning
