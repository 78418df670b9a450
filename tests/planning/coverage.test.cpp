#include "planning/coverage.hpp"

#include <gmock/gmock.h>

#include "small_demand.hpp"

namespace uramost::planning {
namespace {

using testing::DoubleNear;

/// What a plan covers, and all that its coverage refers to.
struct covered_plan {
  covered_plan(plan asked, const small_demand& register_, const patrol::road_graph* roads = nullptr)
      : of(std::move(asked)), when(of.shifts), over(register_.of(of)), by(of.travel, roads) {}

  plan of;
  shift_roster when;
  demand over;
  travel by;
  plan_coverage covers{of, over, when, by};
  coverage_report report = covers.report();
};

plan random_plan(small_demand& register_, int points, double side_m) {
  plan made;
  made.demand.weight = demand_weight::severity;
  made.travel.reach_m = 700;
  made.shifts = {{"Late", {14, 22}, {}}, {"Night", {20, 6}, {}}};
  made.needs = {{{"38"}, "sr"}, {{"39"}, "sq"}, {{"39"}, "bs"}};
  const std::vector<std::vector<std::string>> spoken{{}, {"sr-Cyrl"}, {"sq"}, {"sq", "bs", "sr"}};
  const std::vector<std::vector<std::size_t>> shifts{{}, {0}, {1}, {0, 1}};
  for (int i = 0; i < points; ++i)
    made.points.push_back(point_at(
        metres_away(register_.number(-side_m / 2, side_m / 2), register_.number(-side_m / 2, side_m / 2)),
        spoken[static_cast<std::size_t>(register_.number(0, 4))],
        shifts[static_cast<std::size_t>(register_.number(0, 4))]));
  return made;
}

bool is_on(const plan& of, std::size_t shift, int hour) { return of.shifts[shift].hours.contains(hour); }

/// Said once more, plainly: is an incident of an exact minute covered by a point?
bool covers(const plan& of, const plan_point& point, const incident& what) {
  const int hour = to_belgrade(what.occurred.begin).hour;
  bool is_there = false;
  for (std::size_t shift = 0; shift < of.shifts.size(); ++shift)
    is_there = is_there || (is_on(of, shift, hour) &&
                            (point.shifts.empty() || std::ranges::count(point.shifts, shift) > 0));
  for (const language_need& need : of.needs)
    if (need.municipality == what.location.municipality)
      is_there = is_there && std::ranges::any_of(point.languages, [&](const std::string& each) {
                   return each == need.language || each.starts_with(need.language + "-");
                 });
  return is_there && metres_between(point.at, *what.location.point) <= of.travel.reach_m;
}

TEST(PlanCoverage, IsThatOfEveryIncidentLookedAtByItself) {
  small_demand register_(7);
  register_.scatter(1'500, 6'000);
  const covered_plan made(random_plan(register_, 30, 6'000), register_);
  double demanded = 0, covered = 0, in_38 = 0, thefts = 0, at_21 = 0, at_night = 0;
  std::vector<double> by_point(made.of.points.size(), 0), only(made.of.points.size(), 0);
  for (const incident& each : register_.all()) {
    const int hour = to_belgrade(each.occurred.begin).hour;
    if (!is_on(made.of, 0, hour) && !is_on(made.of, 1, hour)) continue;
    demanded += each.severity;
    std::vector<std::size_t> by;
    for (std::size_t i = 0; i < by_point.size(); ++i)
      if (covers(made.of, made.of.points[i], each)) by.push_back(i);
    for (const std::size_t i : by) by_point[i] += each.severity;
    if (by.size() == 1) only[by[0]] += each.severity;
    if (by.empty()) continue;
    covered += each.severity;
    if (each.location.municipality == municipality_code{"38"}) in_38 += each.severity;
    if (each.category == "theft") thefts += each.severity;
    if (hour == 21) at_21 += each.severity;
    if (is_on(made.of, 1, hour)) at_night += each.severity;
  }
  const coverage_report& report = made.report;
  EXPECT_EQ(report.all.demand, demanded);
  EXPECT_EQ(report.all.covered, covered);
  EXPECT_GT(covered, 0);
  const auto number = [](const auto& list, const auto& of) {
    return std::ranges::find(list, of) - list.begin();
  };
  const auto theft = static_cast<std::size_t>(number(made.over.categories, "theft")),
             north = static_cast<std::size_t>(number(made.over.municipalities, municipality_code{"38"}));
  EXPECT_EQ(report.by_municipality.at(north).covered, in_38);
  EXPECT_EQ(report.by_category.at(theft).covered, thefts);
  EXPECT_EQ(report.by_hour[21].covered, at_21);
  EXPECT_EQ(report.by_shift[1].covered, at_night);
  EXPECT_EQ(report.by_need[0].covered, in_38);
  for (std::size_t i = 0; i < by_point.size(); ++i) {
    EXPECT_EQ(report.points[i].covers, by_point[i]);
    EXPECT_EQ(report.points[i].only_this, only[i]);
  }
}

TEST(PlanCoverage, DoesNotDependOnTheSizeOfCells) {
  small_demand register_(3);
  register_.scatter(300, 4'000);
  plan asked = random_plan(register_, 10, 4'000);
  const double covered = covered_plan(asked, register_).report.all.covered;
  asked.demand.cell_m = 2'000;
  EXPECT_EQ(covered_plan(asked, register_).report.all.covered, covered);
}

TEST(PlanCoverage, NeedsWhoSpeaksTheLanguage) {
  small_demand register_;
  register_.add(metres_away(0, 0), "38");
  plan asked;
  asked.needs = {{{"38"}, "sr"}};
  asked.points = {point_at(metres_away(10, 0), {"sq"})};
  EXPECT_EQ(covered_plan(asked, register_).report.by_need.at(0).covered, 0);
  asked.points[0].languages.emplace_back("sr-Latn");
  EXPECT_EQ(covered_plan(asked, register_).report.by_need.at(0).covered, 1);
  asked.points[0].languages = {"srx"};
  EXPECT_EQ(covered_plan(asked, register_).report.all.covered, 0);
}

TEST(PlanCoverage, OfNothingIsNothing) {
  const covered_plan nobody({}, small_demand());
  EXPECT_EQ(nobody.report.all.share(), 0);
  EXPECT_FALSE(nobody.report.largest_uncovered);
  plan asked;
  asked.points = {point_at(metres_away(0, 0))};
  EXPECT_EQ(covered_plan(asked, small_demand()).report.points.at(0).covers, 0);
}

TEST(PlanCoverage, NamesTheMunicipalityThatIsLeftOutMost) {
  small_demand register_;
  register_.add(metres_away(0, 0), "38");
  register_.add(metres_away(5'000, 0), "38");
  register_.add(metres_away(9'000, 0), "39");
  plan asked;
  asked.points = {point_at(metres_away(0, 0))};
  const covered_plan made(asked, register_);
  EXPECT_EQ(made.over.municipalities[made.report.largest_uncovered->municipality].value, "39");
  EXPECT_EQ(made.report.largest_uncovered->share, 1);
}

TEST(PlanCoverage, ComparesPlansOfDifferentShifts) {
  small_demand register_;
  register_.add(metres_away(0, 0), "38", 23);
  register_.add(metres_away(0, 0), "38", 15);
  register_.add(metres_away(9'000, 0), "38", 23);
  plan first, second;
  first.points = second.points = {point_at(metres_away(0, 0))};
  second.shifts = {{"Night", {22, 5}, {}}};
  const shift_roster all_day(first.shifts), nights(second.shifts, shift_roster::most_shifts);
  const demand over = demand_of(register_.selection(), first.demand, all_day, &nights);
  const travel by(first.travel, nullptr);
  const auto found =
      compare(plan_coverage(first, over, all_day, by), plan_coverage(second, over, nights, by), over);
  EXPECT_EQ(found.both, 1);
  EXPECT_EQ(found.only_first, 1);
  EXPECT_EQ(found.only_second, 0);
  EXPECT_EQ(found.neither, 1);
}

TEST(PlanCoverage, OnRoadsCountsSecondsAndTellsWhoHasNoRoad) {
  small_demand register_;
  register_.add(metres_away(1'000, 0));
  // A one-way of one minute, which leads away from the incident only.
  const std::vector<patrol::road> roads{{1, 0, 60}};
  const patrol::road_graph graph({metres_away(0, 0), metres_away(1'000, 0)}, roads);
  plan asked;
  asked.travel.by = travel_means::roads;
  asked.travel.reach_s = 120;
  asked.points = {point_at(metres_away(0, 0)), point_at(metres_away(1'000, 0)),
                  point_at(metres_away(50'000, 0))};
  const covered_plan made(asked, register_, &graph);
  EXPECT_EQ(made.report.points[0].covers, 0);
  EXPECT_EQ(made.report.points[1].covers, 1);
  EXPECT_FALSE(made.report.points[2].has_road);
  EXPECT_EQ(field_refused([&] { travel(asked.travel, nullptr); }), "travel.by");
}

TEST(PlanCoverage, InCellsAddsUpToTheWhole) {
  small_demand register_(5);
  register_.scatter(400, 4'000);
  const covered_plan made(random_plan(register_, 12, 4'000), register_);
  covered_demand sum;
  for (const covered_cell& each : covered_cells(made.covers, made.over, 250)) {
    sum.demand += each.what.demand;
    sum.covered += each.what.covered;
  }
  EXPECT_THAT(sum.demand, DoubleNear(made.report.all.demand, 1e-6));
  EXPECT_THAT(sum.covered, DoubleNear(made.report.all.covered, 1e-6));
}

}  // namespace
}  // namespace uramost::planning
