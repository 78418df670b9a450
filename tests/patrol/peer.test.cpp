#include <gtest/gtest.h>

#include "every_plan.hpp"
#include "glpk_peer.hpp"
#include "patrol/solver.hpp"

namespace uramost::patrol {
namespace {

/// The same optimum as GLPK finds for the model of the books, or both say that there is none.
void expect_the_peers_optimum(problem_kind problem, std::size_t demand, std::size_t candidates,
                              const std::function<void(std::mt19937&, instance&)>& add) {
  std::mt19937 random(11);
  int feasible = 0;
  for (int round = 0; round < 6; ++round) {
    instance asked = random_instance(random, problem, demand, candidates);
    if (asked.p) asked.p = 4 + random() % 5;
    asked.radius = covers_all(problem) ? 35 : 15;
    add(random, asked);
    const peer_answer peer = solve_by_glpk(asked, 60);
    const solution answer = solve(asked);
    SCOPED_TRACE(std::string(to_string(problem)) + " " + std::to_string(round) + " " + answer.reason);
    if (!peer.objective) {
      EXPECT_EQ(answer.status, solution_status::infeasible);
      continue;
    }
    ++feasible;
    ASSERT_TRUE(peer.is_optimal);
    ASSERT_EQ(answer.status, solution_status::optimal);
    EXPECT_NEAR(*answer.objective, *peer.objective, 1e-6 * (1 + *peer.objective));
    EXPECT_EQ(answer.bound, answer.objective);
  }
  EXPECT_GT(feasible, 0);
}

void nothing(std::mt19937&, instance&) {}

TEST(Peer, AgreesOnCoverage) {
  expect_the_peers_optimum(problem_kind::mclp, 150, 40, nothing);
  expect_the_peers_optimum(problem_kind::lscp, 120, 40, nothing);
  expect_the_peers_optimum(problem_kind::bacop1, 80, 30, nothing);
  expect_the_peers_optimum(problem_kind::bacop2, 80, 30, nothing);
}

TEST(Peer, AgreesOnDistances) { expect_the_peers_optimum(problem_kind::p_median, 40, 20, nothing); }

TEST(Peer, AgreesOnTheConstraintsOfRealPlans) {
  for (const problem_kind problem : {problem_kind::mclp, problem_kind::bacop2})
    expect_the_peers_optimum(problem, 80, 30, [](std::mt19937& random, instance& asked) {
      asked.min_separation = static_cast<double>(5 + random() % 20);
      asked.groups = {{"north", {0, 1, 2, 3}, 2}, {"south", {10, 11, 12}, 1}};
      asked.demand_groups = {{"north", {}, 0.1}, {"south", {}, 0.2}};
      for (std::size_t i = 0; i < asked.demand_count(); ++i) asked.demand_groups[i % 2].demand.push_back(i);
      if (random() % 2 == 0) asked.max_uncovered_share = 0.8;
    });
}

}  // namespace
}  // namespace uramost::patrol
