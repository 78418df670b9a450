#include "patrol/solver.hpp"

#include <gmock/gmock.h>

#include "../expect_error.hpp"
#include "every_plan.hpp"

namespace uramost::patrol {
namespace {

constexpr std::array every_problem{problem_kind::mclp,     problem_kind::lscp,   problem_kind::p_median,
                                   problem_kind::p_center, problem_kind::bacop1, problem_kind::bacop2};

void expect_best(const instance& asked, const std::string& what) {
  const auto best = best_of_every_plan(asked);
  const solution answer = solve(asked);
  if (!best) {
    EXPECT_EQ(answer.status, solution_status::infeasible) << what;
    EXPECT_THAT(answer.reason, testing::Not(testing::IsEmpty())) << what;
    EXPECT_THAT(answer.chosen.selected, testing::IsEmpty()) << what;
    return;
  }
  ASSERT_EQ(answer.status, solution_status::optimal) << what << ": " << answer.reason;
  EXPECT_NEAR(*answer.objective, *best, 1e-9 * (1 + *best)) << what;
  EXPECT_EQ(*answer.bound, *answer.objective) << what;
  EXPECT_EQ(answer.gap(), 0) << what;
  EXPECT_EQ(value_of(asked, answer.chosen), *answer.objective) << what;
  EXPECT_EQ(broken_rule(asked, answer.chosen).value_or(""), "") << what;
}

TEST(Solver, FindsWhatTryingEveryPlanFinds) {
  std::mt19937 random(2024);
  for (const problem_kind problem : every_problem)
    for (int round = 0; round < 60; ++round)
      expect_best(random_instance(random, problem, 1 + random() % 25, 4 + random() % 7),
                  std::string(to_string(problem)) + " " + std::to_string(round));
}

TEST(Solver, HasAnAnswerWhereThereIsNothingToDecide) {
  instance asked;
  asked.p = 1;
  asked.radius = 5;
  asked.weights = {0};
  asked.distances = distance_table(1, 1, 3);
  for (const problem_kind problem : every_problem) {
    asked.problem = problem;
    EXPECT_EQ(solve(asked).status, solution_status::optimal) << to_string(problem);
  }
  asked.distances = distance_table(1, 1);
  asked.problem = problem_kind::mclp;
  const solution nothing_covered = solve(asked);
  EXPECT_EQ(nothing_covered.status, solution_status::optimal);
  EXPECT_EQ(nothing_covered.objective, 0);
}

TEST(Solver, CoversAtExactlyTheRadius) {
  instance asked;
  asked.p = 1;
  asked.radius = 0;
  asked.weights = {1, 2};
  asked.distances = distance_table(2, 2, {0, 1, 1e-9, 0});
  EXPECT_EQ(solve(asked).objective, 2);
}

TEST(Solver, GivesTheSamePlanForTheSameSeed) {
  std::mt19937 random(5);
  const instance asked = random_instance(random, problem_kind::p_median, 60, 30);
  EXPECT_EQ(solve(asked).chosen.selected, solve(asked).chosen.selected);
}

/// Large enough that nobody proves anything in a moment.
instance hard_instance(problem_kind problem) {
  std::mt19937 random(11);
  instance asked = random_instance(random, problem, 700, 250);
  asked.fixed.clear();
  asked.forbidden.clear();
  asked.p = 15;
  asked.radius = 12;
  if (problem == problem_kind::lscp) asked.p.reset();
  return asked;
}

TEST(Solver, TellsABoundThatNoPlanPassesWhenTimeEnds) {
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::p_median}) {
    instance asked = hard_instance(problem);
    asked.time_limit_s = 0.1;
    const solution quick = solve(asked);
    asked.time_limit_s = 600;
    const solution sure = solve(asked);
    ASSERT_TRUE(quick.objective) << to_string(problem);
    ASSERT_EQ(sure.status, solution_status::optimal) << to_string(problem);
    const double sign = is_maximised(problem) ? -1 : 1;
    EXPECT_LE(sign * *sure.objective, sign * *quick.objective) << to_string(problem);
    if (quick.bound) {
      EXPECT_LE(sign * *quick.bound, sign * *sure.objective + 1e-6) << to_string(problem);
    }
  }
}

TEST(Solver, TellsItsFirstPlanAndEndsWithItWhenItIsToldTo) {
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::lscp, problem_kind::p_median}) {
    const instance asked = hard_instance(problem);
    std::optional<double> told;
    const solution answer = solve(asked, [&](const solving_state& state) {
      told = state.best;
      return !told;
    });
    ASSERT_TRUE(told) << to_string(problem);
    ASSERT_EQ(answer.status, solution_status::feasible) << to_string(problem);
    EXPECT_EQ(broken_rule(asked, answer.chosen).value_or(""), "");
    EXPECT_NEAR(*answer.objective, *told, 1e-9 * *told) << to_string(problem);
  }
}

}  // namespace
}  // namespace uramost::patrol
