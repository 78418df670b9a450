// Maximal covering beside GLPK on the model of the books (../patrol/glpk_peer.cpp), in one run: each gets the
// same time, and says what it found and what it could prove.
//   patrol_bench [--quick]
#include <cmath>
#include <random>

#include "../patrol/glpk_peer.hpp"
#include "measured.hpp"
#include "patrol/solver.hpp"

namespace {

using namespace uramost::patrol;

/// SYNTHETIC: demand in towns and between them on 50 × 50 km, whole weights, candidates anywhere.
instance made_up(std::size_t demand, std::size_t candidates, std::size_t p, double radius_m) {
  std::mt19937 random(2026);
  const auto number = [&](double below) { return below * static_cast<double>(random()) / 0x1p32; };
  struct spot {
    double x, y;
  };
  const auto anywhere = [&] { return spot{number(50'000), number(50'000)}; };
  std::vector<spot> towns(12), places(candidates);
  for (spot& each : towns) each = anywhere();
  for (spot& each : places) each = anywhere();
  instance made;
  made.p = p;
  made.radius = radius_m;
  made.distances = distance_table(demand, candidates);
  for (std::size_t i = 0; i < demand; ++i) {
    spot at = anywhere();
    if (i % 3 != 0) {
      const spot town = towns[random() % towns.size()];
      at = {town.x + number(8'000) - 4'000, town.y + number(8'000) - 4'000};
    }
    made.weights.push_back(static_cast<double>(1 + random() % 20));
    for (std::size_t j = 0; j < candidates; ++j)
      made.distances.at(i, j) = std::hypot(at.x - places[j].x, at.y - places[j].y);
  }
  return made;
}

double gap_percent(double found, double bound) { return 100 * std::abs(bound - found) / std::abs(found); }

void print(const std::string& what, const std::string& who, double seconds, std::optional<double> found,
           double bound) {
  if (found)
    fmt::print("| {} | {} | {:.2f} | {:.0f} | {:.0f} | {:.2f} |\n", what, who, seconds, *found, bound,
               gap_percent(*found, bound));
  else
    fmt::print("| {} | {} | {:.2f} | none | {:.0f} | |\n", what, who, seconds, bound);
}

/// False when both have proved an optimum, and not the same.
bool compare(const std::string& what, instance asked, double time_limit_s) {
  asked.time_limit_s = time_limit_s;
  const solution ours = solve(asked);
  print(what, "UraMost", ours.seconds, ours.objective, ours.bound.value_or(0));
  const peer_answer theirs = solve_by_glpk(asked, time_limit_s);
  print(what, "GLPK", theirs.seconds, theirs.objective, theirs.bound);
  return !theirs.is_optimal || ours.status != solution_status::optimal ||
         std::abs(*ours.objective - *theirs.objective) < 1e-6;
}

/// The constraints of a real plan.
instance constrained(instance asked, std::size_t groups) {
  for (std::size_t g = 0; g < groups; ++g) {
    candidate_group group{std::to_string(g), {}, 1};
    for (std::size_t j = g; j < asked.candidate_count(); j += groups) group.candidates.push_back(j);
    asked.groups.push_back(group);
    demand_group part{group.name, {}, 0};
    for (std::size_t i = g; i < asked.demand_count(); i += groups) part.demand.push_back(i);
    asked.demand_groups.push_back(part);
  }
  asked.max_uncovered_share = 0.75;
  return asked;
}

}  // namespace

int main(int argc, char**) {
  use_one_processor();
  const double time_limit_s = argc > 1 ? 10 : 60;
  fmt::print(
      "| instance | who | seconds | covered | bound | gap % |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
  const instance medium = made_up(500, 200, 10, 4'000);
  bool agree = compare("500 × 200, p = 10", medium, time_limit_s);
  agree = compare("the same, 4 groups of points and demand", constrained(medium, 4), time_limit_s) && agree;
  agree = compare("5,000 × 1,000, p = 30", made_up(5'000, 1'000, 30, 3'000), time_limit_s) && agree;
  if (!agree) fmt::print(stderr, "the proven optima differ\n");
  return agree ? 0 : 1;
}
