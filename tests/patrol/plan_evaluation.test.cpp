#include "patrol/plan_evaluation.hpp"

#include <gmock/gmock.h>

#include "../expect_error.hpp"
#include "every_plan.hpp"

namespace uramost::patrol {
namespace {

std::vector<double> column(const instance& asked, std::size_t candidate) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < asked.demand_count(); ++i)
    distances.push_back(asked.distances.at(i, candidate));
  return distances;
}

TEST(PlanEvaluation, AgreesWithCountingAnewAfterEveryChange) {
  std::mt19937 random(1);
  instance asked = random_instance(random, problem_kind::mclp, 200, 30);
  std::vector<std::size_t> group_of;
  for (std::size_t i = 0; i < 200; ++i) group_of.push_back(i % 4);
  plan_evaluation plan(asked.weights, asked.radius, group_of);
  std::vector<std::size_t> chosen;
  for (int change = 0; change < 300; ++change) {
    const std::size_t candidate = random() % 30;
    if (chosen.empty() || random() % 3 == 0) {
      EXPECT_EQ(plan.add_point(column(asked, candidate)), chosen.size());
      chosen.push_back(candidate);
    } else if (const std::size_t at = random() % chosen.size(); random() % 2 == 0) {
      plan.move_point(at, column(asked, candidate));
      chosen[at] = candidate;
    } else {
      plan.remove_point(at);
      chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(at));
    }
    const double covered = value_of(asked, {chosen, {}});
    EXPECT_NEAR(plan.all().covered, covered, 1e-6);
    double of_groups = 0;
    for (const coverage& each : plan.by_group()) of_groups += each.covered;
    EXPECT_NEAR(of_groups, covered, 1e-6);
    if (chosen.empty()) continue;
    auto others = chosen;
    others.pop_back();
    EXPECT_NEAR(plan.marginal_gain(chosen.size() - 1), covered - value_of(asked, {others, {}}), 1e-6);
  }
}

TEST(PlanEvaluation, ComparesTwoPlans) {
  const std::vector<double> weights{1, 2, 4, 8};
  plan_evaluation first(weights, 5), second(weights, 5);
  first.add_point(std::vector<double>{0, 5, 9, unreachable});
  second.add_point(std::vector<double>{9, 5, 1, unreachable});
  const plan_comparison found = compare(first, second, weights);
  EXPECT_EQ(found.only_first, 1);
  EXPECT_EQ(found.both, 2);
  EXPECT_EQ(found.only_second, 4);
  EXPECT_EQ(found.neither, 8);
}

TEST(PlanEvaluation, RefusesListsOfTheWrongLength) {
  expect_error(error_kind::invalid_input, [] { plan_evaluation({1, 2}, 5, {0}); });
  plan_evaluation plan({1, 2}, 5);
  expect_error(error_kind::invalid_input, [&] { plan.add_point(std::vector<double>{1}); });
}

TEST(CoverageFrontier, RisesToEverythingByTheBestPlans) {
  std::mt19937 random(4);
  instance asked = random_instance(random, problem_kind::mclp, 40, 9);
  asked.fixed.clear();
  asked.forbidden.clear();
  asked.radius = 30;
  const auto frontier = coverage_frontier(asked, 9);
  ASSERT_FALSE(frontier.empty());
  double before = 0;
  for (const frontier_point& each : frontier) {
    asked.p = each.points;
    EXPECT_NEAR(each.covered, *best_of_every_plan(asked), 1e-9);
    EXPECT_EQ(each.bound, each.covered);
    EXPECT_GT(each.covered, before);
    before = each.covered;
  }
}

}  // namespace
}  // namespace uramost::patrol
