#include <gmock/gmock.h>

#include "every_plan.hpp"
#include "patrol/solver.hpp"

namespace uramost::patrol {
namespace {

using testing::HasSubstr;

/// Demand and candidates at the same places on a line, 100 apart.
instance on_a_line(problem_kind problem, std::size_t places, std::size_t p, double radius) {
  instance asked;
  asked.problem = problem;
  asked.p = p;
  asked.radius = radius;
  asked.weights.assign(places, 1);
  asked.distances = distance_table(places, places);
  for (std::size_t i = 0; i < places; ++i)
    for (std::size_t j = 0; j < places; ++j)
      asked.distances.at(i, j) = 100 * std::abs(static_cast<double>(i) - static_cast<double>(j));
  asked.candidate_distances = asked.distances;
  return asked;
}

std::string reason_of(const instance& asked) {
  const solution answer = solve(asked);
  EXPECT_EQ(answer.status, solution_status::infeasible);
  EXPECT_FALSE(answer.objective);
  return answer.reason;
}

TEST(Infeasibility, NamesTheRadiusThatWouldReachEverybody) {
  instance asked = on_a_line(problem_kind::lscp, 15, 15, 800);
  asked.p.reset();
  for (std::size_t j = 0; j < 15; ++j)
    if (j != 14) asked.forbidden.push_back(j);
  EXPECT_EQ(reason_of(asked),
            "6 demand points have no candidate within 800; a radius of 1,400 would reach them all");
}

TEST(Infeasibility, NamesTheNumberOfPointsThatWouldDo) {
  const std::string reason = reason_of(on_a_line(problem_kind::lscp, 12, 3, 100));
  EXPECT_THAT(reason, HasSubstr("at least 4 points are needed to cover everything, p is 3"));
  EXPECT_THAT(reason, HasSubstr("a radius of 200 would do"));
  EXPECT_THAT(reason_of(on_a_line(problem_kind::bacop1, 12, 3, 100)),
              HasSubstr("at least 4 points are needed"));
}

TEST(Infeasibility, NamesFixedAndForbiddenCandidates) {
  instance asked = on_a_line(problem_kind::mclp, 5, 2, 100);
  asked.fixed = {0, 1, 2};
  EXPECT_EQ(reason_of(asked), "3 candidates are fixed, but p is 2; p would have to be 3");
  asked.fixed = {3};
  asked.forbidden = {3};
  EXPECT_EQ(reason_of(asked), "candidate 3 is both fixed and forbidden");
  asked.fixed.clear();
  asked.forbidden = {0, 1, 2, 3};
  EXPECT_EQ(reason_of(asked), "only 1 candidate is not forbidden, but p is 2; p would have to be 1");
}

TEST(Infeasibility, NamesDemandThatCannotBeReached) {
  for (const problem_kind problem : {problem_kind::p_median, problem_kind::p_center, problem_kind::lscp}) {
    instance asked = on_a_line(problem, 4, 2, 500);
    for (std::size_t j = 0; j < 4; ++j) asked.distances.at(3, j) = unreachable;
    EXPECT_THAT(reason_of(asked), HasSubstr("1 demand point can be reached from no candidate"))
        << to_string(problem);
  }
}

TEST(Infeasibility, NamesTheNumberOfPointsThatReachEverybody) {
  for (const problem_kind problem : {problem_kind::p_median, problem_kind::p_center}) {
    instance asked = on_a_line(problem, 6, 2, 0);
    for (std::size_t i = 0; i < 6; ++i)
      for (std::size_t j = 0; j < 6; ++j)
        if (i / 2 != j / 2) asked.distances.at(i, j) = unreachable;
    EXPECT_THAT(reason_of(asked), HasSubstr("at least 3 points are needed, p is 2")) << to_string(problem);
  }
}

TEST(Infeasibility, NamesAGroupThatHasNoCandidates) {
  instance asked = on_a_line(problem_kind::mclp, 5, 2, 100);
  asked.groups = {{"Зубин Поток", {0, 1}, 1}};
  asked.forbidden = {0, 1};
  EXPECT_EQ(reason_of(asked),
            "'Зубин Поток' is to have at least 1 point, but only 0 candidates of it may be chosen");
}

TEST(Infeasibility, NamesTooManyGroups) {
  instance asked = on_a_line(problem_kind::mclp, 6, 2, 100);
  asked.groups = {{"a", {0, 1}, 1}, {"b", {2, 3}, 1}, {"c", {4, 5}, 1}};
  EXPECT_EQ(reason_of(asked),
            "at least 3 points are needed, p is 2; without the groups of candidates there would be a plan");
}

TEST(Infeasibility, NamesTheSeparation) {
  instance asked = on_a_line(problem_kind::mclp, 6, 4, 100);
  asked.min_separation = 200;
  const std::string reason = reason_of(asked);
  EXPECT_THAT(reason, HasSubstr("points nearer to each other than 200 would make a plan possible"));
  EXPECT_THAT(reason, HasSubstr("at most 3 points fit, p is 4"));
}

TEST(Infeasibility, NamesTheShareThatCanBeReached) {
  instance asked = on_a_line(problem_kind::mclp, 10, 1, 100);
  asked.demand_groups = {{"west", {0, 1, 2, 3, 4}, 0.8}};
  EXPECT_THAT(reason_of(asked), HasSubstr("at most 75.0 % of the smallest shares asked for can be reached"));
  asked.demand_groups = {{"west", {0, 1, 2, 3, 4}, 0}, {"east", {5, 6, 7, 8, 9}, 0}};
  asked.max_uncovered_share = 0.5;
  const std::string reason = reason_of(asked);
  EXPECT_THAT(reason,
              HasSubstr("a largest uncovered share of 0.8000 is the least possible, 0.5 is asked for"));
  EXPECT_THAT(reason, HasSubstr("at least 2 points are needed, p is 1"));
}

TEST(Infeasibility, NamesTheStaffThatIsMissing) {
  instance asked = on_a_line(problem_kind::lscp, 6, 6, 100);
  asked.skills = {"sr", "sr", "sr", "sr", "sr", "sr"};
  asked.staff = {{"one", {"sr"}, 1}, {"other", {"sq"}, 5}};
  EXPECT_THAT(reason_of(asked), HasSubstr("1 officer more would do"));
  asked.staff = {{"other", {"sq"}, 5}};
  EXPECT_EQ(reason_of(asked), "'sr' is asked for, which no officer has");
}

}  // namespace
}  // namespace uramost::patrol
