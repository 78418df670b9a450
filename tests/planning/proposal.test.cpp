#include "planning/proposal.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "planning/candidates.hpp"
#include "planning/coverage.hpp"
#include "small_demand.hpp"

namespace uramost::planning {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Gt;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A register, a plan and a wish, solved.
struct asked_proposal {
  small_demand register_{11};
  plan of;
  proposal_wish wish;

  demand over() const { return register_.of(of); }
  proposal run() const {
    return propose(of, over(), wish, shift_roster(of.shifts), travel(of.travel, nullptr));
  }
  /// Of incidents at the means of their cells, as the solver sees them.
  double covered(const std::vector<plan_point>& points) const {
    double sum = 0;
    for (const demand_cell& cell : cells_of(over(), of.demand.cell_m))
      if (std::ranges::any_of(points, [&](const plan_point& each) {
            const utm_position at = to_utm_zone_34(each.at);
            return std::hypot(at.east - cell.at.east, at.north - cell.at.north) <= of.travel.reach_m;
          }))
        sum += cell.weight;
    return sum;
  }
  void scatter_candidates(int count, double side_m) {
    for (int i = 0; i < count; ++i) {
      wish.candidates.push_back(point_at(
          metres_away(register_.number(-side_m / 2, side_m / 2), register_.number(-side_m / 2, side_m / 2))));
      wish.candidates.back().municipality = municipality_code{i % 3 == 0 ? "39" : "38"};
    }
  }
};

TEST(Proposal, IsTheBestOfAllChoices) {
  asked_proposal asked;
  asked.register_.scatter(200, 5'000);
  asked.scatter_candidates(10, 5'000);
  asked.wish.p = 3;
  double best = 0;
  const auto& from = asked.wish.candidates;
  for (std::size_t a = 0; a < 10; ++a)
    for (std::size_t b = a + 1; b < 10; ++b)
      for (std::size_t c = b + 1; c < 10; ++c)
        best = std::max(best, asked.covered({from[a], from[b], from[c]}));
  const proposal made = asked.run();
  EXPECT_EQ(made.answer.status, patrol::solution_status::optimal);
  EXPECT_THAT(*made.answer.objective, DoubleNear(best, 1e-9));
  EXPECT_THAT(asked.covered(made.proposed.points), DoubleNear(best, 1e-9));
  EXPECT_EQ(made.proposed.proof->status, "optimal");
  EXPECT_THAT(made.proposed.points, SizeIs(3));
}

TEST(Proposal, KeepsWhatIsFixedAndAvoidsWhatIsForbidden) {
  asked_proposal asked;
  asked.register_.scatter(200, 5'000);
  asked.scatter_candidates(12, 5'000);
  asked.wish.p = 4;
  asked.of.points = {point_at(metres_away(9'000, 9'000), {}, {}, true), point_at(metres_away(8'000, 8'000))};
  const auto first = asked.run().proposed.points;
  EXPECT_THAT(first, SizeIs(4));
  EXPECT_TRUE(first[0].is_fixed);
  EXPECT_THAT(first, testing::Not(testing::Contains(asked.of.points[1])));  // covers nobody
  asked.wish.forbidden = {first[1].at};
  for (const plan_point& each : asked.run().proposed.points)
    EXPECT_THAT(metres_between(each.at, first[1].at), Gt(100));
}

TEST(Proposal, HasAPointInEachMunicipalityAskedForAndKeepsThemApart) {
  asked_proposal asked;
  asked.register_.scatter(300, 4'000);
  asked.scatter_candidates(14, 4'000);
  asked.wish.p = 3;
  asked.wish.at_least_one_in = {{"39"}};
  asked.wish.min_separation_m = 1'500;
  const auto points = asked.run().proposed.points;
  ASSERT_THAT(points, SizeIs(3));
  EXPECT_TRUE(
      std::ranges::any_of(points, [](const plan_point& each) { return each.municipality->value == "39"; }));
  for (std::size_t a = 0; a < points.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) EXPECT_GE(metres_between(points[a].at, points[b].at), 1'500);
}

TEST(Proposal, StaffsNewPointsWithTheLanguagesThatAreNeeded) {
  asked_proposal asked;
  asked.register_.add(metres_away(0, 0), "38");
  asked.register_.add(metres_away(5'000, 0), "30");
  asked.of.needs = {{{"38"}, "sr"}};
  asked.of.points = {point_at(metres_away(0, 0), {"sq"}, {}, true)};  // stays, and does not speak it
  asked.wish.candidates = {point_at(metres_away(50, 0), {"sq"}), point_at(metres_away(5'000, 0))};
  asked.wish.candidates[1].municipality = municipality_code{"30"};
  asked.wish.p = 3;
  const proposal made = asked.run();
  EXPECT_EQ(made.answer.objective, 2);
  EXPECT_THAT(made.proposed.points.at(0).languages, ElementsAre("sq"));
  EXPECT_THAT(made.proposed.points.at(1).languages, ElementsAre("sq", "sr"));
  EXPECT_THAT(made.proposed.points.at(2).languages, IsEmpty());
  asked.wish.p = 1;
  EXPECT_EQ(asked.run().answer.objective, 0);
}

TEST(Proposal, OfOneShiftLeavesTheOthersAlone) {
  asked_proposal asked;
  asked.register_.add(metres_away(0, 0), "38", 12);
  asked.register_.add(metres_away(5'000, 0), "38", 23);
  asked.of.shifts = {{"Day", {6, 22}, {}}, {"Night", {22, 6}, {}}};
  asked.of.points = {point_at(metres_away(0, 0), {}, {0})};
  asked.scatter_candidates(3, 500);
  asked.wish.candidates.push_back(point_at(metres_away(5'010, 0)));
  asked.wish.p = 1;
  asked.wish.shift = 1;
  const proposal made = asked.run();
  EXPECT_EQ(made.answer.objective, 1);
  ASSERT_THAT(made.proposed.points, SizeIs(2));
  EXPECT_EQ(made.proposed.points[0], asked.of.points[0]);
  EXPECT_THAT(made.proposed.points[1].shifts, ElementsAre(1));
}

TEST(Proposal, ThatCannotBeSaysWhy) {
  asked_proposal asked;
  asked.register_.scatter(50, 20'000);
  asked.scatter_candidates(5, 2'000);
  asked.wish.problem = patrol::problem_kind::lscp;
  const proposal made = asked.run();
  EXPECT_EQ(made.answer.status, patrol::solution_status::infeasible);
  EXPECT_THAT(made.answer.reason, HasSubstr("a radius of"));
  EXPECT_EQ(made.proposed, asked.of);
  asked.wish.problem = patrol::problem_kind::mclp;
  asked.wish.p = 2;
  asked.wish.at_least_one_in = {{"30"}};
  EXPECT_THAT(asked.run().answer.reason, HasSubstr("'30'"));
  asked.wish.at_least_one_in.clear();
  asked.wish.max_uncovered_share = 0.01;
  EXPECT_THAT(asked.run().answer.reason, HasSubstr("uncovered share"));
}

TEST(Proposal, NamesWhatIsMissing) {
  asked_proposal asked;
  asked.wish.p = 1;
  EXPECT_EQ(field_refused([&] { asked.run(); }), "candidates");
  asked.scatter_candidates(2, 500);
  EXPECT_EQ(field_refused([&] { asked.run(); }), "demand");
  asked.register_.scatter(10, 500);
  asked.wish.p = 3;
  EXPECT_EQ(field_refused([&] { asked.run(); }), "p");
  asked.wish.p = 1;
  asked.wish.problem = patrol::problem_kind::p_median;
  asked.wish.max_uncovered_share = 0.5;
  EXPECT_EQ(field_refused([&] { asked.run(); }), "max_uncovered_share");
}

TEST(Proposal, HasAFrontierThatRisesToEverything) {
  asked_proposal asked;
  asked.register_.scatter(100, 3'000);
  asked.scatter_candidates(12, 3'000);
  const auto frontier =
      frontier_of(asked.of, asked.over(), asked.wish, 12, shift_roster({}), travel(asked.of.travel, nullptr));
  ASSERT_FALSE(frontier.empty());
  for (std::size_t i = 1; i < frontier.size(); ++i) EXPECT_GE(frontier[i].covered, frontier[i - 1].covered);
  EXPECT_THAT(frontier.back().covered, DoubleNear(asked.covered(asked.wish.candidates), 1e-9));
}

TEST(Candidates, AreOfTheKindsAndMunicipalitiesAskedFor) {
  static const geodata::municipality_locator locator(geodata::built_in_boundaries());
  patrol_point station, stop;
  station.name = "Synthetic station";
  station.kind = "station";
  station.languages = {"sr"};
  station.location.point = metres_away(0, 0);
  stop.kind = "patrol_stop";
  stop.location.point = metres_away(300, 300);
  const std::vector<patrol_point> registered{stop, station};
  // Two junctions near each other, each with two ends of its own.
  const std::vector<lon_lat> nodes{metres_away(0, 100),  metres_away(0, 120),   metres_away(-90, 100),
                                   metres_away(90, 100), metres_away(-90, 120), metres_away(90, 120)};
  const std::vector<patrol::road> ways{{0, 1, 9}, {0, 2, 9}, {0, 3, 9}, {1, 4, 9}, {1, 5, 9}};
  const patrol::road_graph roads(nodes, ways);
  const candidate_sources from{registered, geodata::built_in_gazetteer(), geodata::built_in_boundaries(),
                               locator, &roads};
  const auto of_kind = [&](point_kind kind, std::vector<municipality_code> where = {{"38"}}) {
    return candidates_of({{kind}, 1'000, std::move(where)}, from);
  };
  ASSERT_THAT(of_kind(point_kind::station), SizeIs(1));
  EXPECT_EQ(of_kind(point_kind::station)[0].languages, station.languages);
  EXPECT_THAT(of_kind(point_kind::patrol_point).at(0).name, HasSubstr(" m"));
  EXPECT_THAT(of_kind(point_kind::station, {{"30"}}), IsEmpty());
  EXPECT_THAT(of_kind(point_kind::junction), SizeIs(1));
  const auto settlements = of_kind(point_kind::settlement);
  ASSERT_FALSE(settlements.empty());
  for (const plan_point& each : settlements) EXPECT_EQ(locator.codes()[locator.find(each.at)].value, "38");
  const auto cells = of_kind(point_kind::grid);
  double km2 = static_cast<double>(cells.size());
  EXPECT_THAT(km2, DoubleNear(geodata::built_in_boundaries().find({"38"})->area_km2.value_or(11), 6));
  EXPECT_EQ(field_refused([&] { of_kind(point_kind::grid, {}); }), "candidates");
  EXPECT_EQ(field_refused([&] { candidates_of({{}, 1, {}}, from); }), "grid_m");
  EXPECT_THAT(candidates_of({{}, 1'000, {}}, from), IsEmpty());
  EXPECT_EQ(placed(point_at(metres_away(0, 0)), from).name, "synthetic");
  EXPECT_EQ(placed({"", metres_away(0, 0), {}, point_kind::clicked, {}, {}, false}, from).municipality,
            municipality_code{"38"});
}

}  // namespace
}  // namespace uramost::planning
