#include <gmock/gmock.h>

#include "every_plan.hpp"
#include "patrol/solver.hpp"

namespace uramost::patrol {
namespace {

/// The same answer as trying every plan, many times.
void expect_the_best(problem_kind problem, int rounds,
                     const std::function<void(std::mt19937&, instance&)>& add) {
  std::mt19937 random(7);
  int feasible = 0;
  for (int round = 0; round < rounds; ++round) {
    instance asked = random_instance(random, problem, 1 + random() % 15, 4 + random() % 4);
    add(random, asked);
    const auto best = best_of_every_plan(asked);
    const solution answer = solve(asked);
    SCOPED_TRACE(std::string(to_string(problem)) + " " + std::to_string(round) + " " + answer.reason);
    if (!best) {
      EXPECT_EQ(answer.status, solution_status::infeasible);
      continue;
    }
    ++feasible;
    ASSERT_EQ(answer.status, solution_status::optimal);
    EXPECT_NEAR(*answer.objective, *best, 1e-7 * (1 + *best));
    EXPECT_EQ(broken_rule(asked, answer.chosen).value_or(""), "");
  }
  EXPECT_GT(feasible, rounds / 10);
}

/// Halves of the demand, as municipalities.
void divide(instance& asked) {
  demand_group one{"Zveçan/Zvečan", {}, 0}, other{"Leposaviq/Leposavić", {}, 0};
  for (std::size_t i = 0; i < asked.demand_count(); ++i) (i % 2 == 0 ? one : other).demand.push_back(i);
  asked.demand_groups = {one, other};
}

TEST(Constraints, AGroupHasItsPoints) {
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::lscp, problem_kind::p_median,
                                     problem_kind::p_center, problem_kind::bacop1, problem_kind::bacop2})
    expect_the_best(problem, 40, [](std::mt19937& random, instance& asked) {
      asked.groups = {{"first", {0, 1}, 1}, {"second", {1, 2, 3}, 1 + random() % 2}};
    });
}

TEST(Constraints, OfALargePlanLeaveAPlanAndABoundToWhoStopsEarly) {
  std::mt19937 random(3);
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::bacop2}) {
    instance asked = random_instance(random, problem, 600, 150);
    asked.p = 12;
    asked.radius = 12;
    asked.groups = {{"first", {0, 1, 2, 3}, 2}};
    asked.min_separation = 8;
    const solution answer = solve(asked, [](const solving_state& state) { return !state.best; });
    ASSERT_TRUE(answer.objective);
    EXPECT_EQ(broken_rule(asked, answer.chosen).value_or(""), "");
    if (problem == problem_kind::mclp) {
      EXPECT_GE(answer.bound.value_or(0), *answer.objective);
    }
  }
}

TEST(Constraints, PointsKeepTheirDistance) {
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::lscp, problem_kind::p_median,
                                     problem_kind::p_center, problem_kind::bacop2})
    expect_the_best(problem, 40, [](std::mt19937& random, instance& asked) {
      asked.min_separation = static_cast<double>(10 + random() % 50);
    });
}

TEST(Constraints, EveryGroupOfDemandHasItsShareCovered) {
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::bacop2})
    expect_the_best(problem, 60, [](std::mt19937& random, instance& asked) {
      divide(asked);
      asked.demand_groups[random() % 2].min_share = static_cast<double>(random() % 10) / 10;
    });
}

TEST(Constraints, NobodyIsLeftOutByMoreThanAShare) {
  expect_the_best(problem_kind::mclp, 60, [](std::mt19937& random, instance& asked) {
    divide(asked);
    asked.max_uncovered_share = static_cast<double>(3 + random() % 7) / 10;
  });
}

TEST(Constraints, AmongTheBestTheSharesAreLevelled) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    instance asked = random_instance(random, problem_kind::mclp, 12, 7);
    asked.weights.assign(asked.demand_count(), 1);  // many plans are equally good
    divide(asked);
    asked.level_shares = true;
    const solution answer = solve(asked);
    if (answer.status == solution_status::infeasible) continue;
    instance as_good = asked;
    double least = 1;
    for (std::uint32_t mask = 0; mask < 1U << 7U; ++mask) {
      placement plan;
      for (std::size_t j = 0; j < 7; ++j)
        if ((mask >> j & 1U) != 0) plan.selected.push_back(j);
      if (!broken_rule(asked, plan) && value_of(asked, plan) >= *answer.objective)
        least = std::min(least, largest_uncovered_share(asked, plan));
    }
    EXPECT_EQ(*answer.objective, *best_of_every_plan(as_good));
    EXPECT_NEAR(*answer.largest_uncovered_share, least, 1e-9);
  }
}

TEST(Constraints, WhoAsksForALanguageIsCoveredByWhoSpeaksIt) {
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::lscp, problem_kind::bacop1})
    expect_the_best(problem, 40, [](std::mt19937& random, instance& asked) {
      asked.radius *= 2;
      for (std::size_t i = 0; i < asked.demand_count(); ++i)
        asked.skills.push_back(std::array{"", "sr", "sq"}[random() % 3]);
      asked.staff = {{"A", {"sr"}, 1 + random() % 2},
                     {"B", {"sq"}, 1 + random() % 2},
                     {"C", {"sr", "sq"}, random() % 2}};
    });
}

}  // namespace
}  // namespace uramost::patrol
