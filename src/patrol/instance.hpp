#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patrol/distance_table.hpp"

namespace uramost::patrol {

/// What is asked for. A demand point is covered by a chosen candidate at a distance of at most the radius.
enum class problem_kind {
  mclp,      ///< cover as much demand as p points can (Church and ReVelle 1974)
  lscp,      ///< cover everything with the fewest or cheapest points (Toregas et al. 1971)
  p_median,  ///< least demand × distance to the nearest of p points (Hakimi 1964)
  p_center,  ///< least distance of the worst-off demand point, whatever its weight (Hakimi 1964)
  bacop1,    ///< cover everything, and as much demand as p points can twice (Hogan and ReVelle 1986)
  bacop2     ///< weigh demand covered once against demand covered twice (Hogan and ReVelle 1986)
};

/// "mclp", "lscp", "p_median", "p_center", "bacop1", "bacop2".
std::string_view to_string(problem_kind kind);
/// Also "bacop", which is bacop1. Throws invalid_input (field `problem`) for anything else.
problem_kind problem_kind_of(std::string_view text);

/// Of these candidates at least so many: one in each municipality.
struct candidate_group {
  std::string name;
  std::vector<std::size_t> candidates;
  std::size_t at_least = 1;
};

/// Demand points that are looked at together: those of a municipality. A point may be in several groups.
struct demand_group {
  std::string name;
  std::vector<std::size_t> demand;
  double min_share = 0;  ///< of the group's demand that has to be covered, 0-1
};

/// Officers of one kind: every chosen point is staffed by one of a kind that is left.
struct staff_kind {
  std::string name;
  std::vector<std::string> skills;
  std::size_t count = 0;
};

/// Where to place patrols: demand, candidates, distances, and what a plan has to keep to. Indexes count from
/// nought, demand by row and candidates by column of the distances. Everything below `fixed` is optional.
struct instance {
  problem_kind problem = problem_kind::mclp;
  std::optional<std::size_t> p;  ///< exactly so many points; in lscp at most so many, when said
  double radius = 0;             ///< in the unit of the distances
  std::vector<double> weights;   ///< demand, none below nought
  distance_table distances;
  std::vector<double> costs;  ///< of candidates, in lscp; empty: 1 each
  std::vector<std::size_t> fixed, forbidden;

  std::vector<candidate_group> groups;
  std::vector<demand_group> demand_groups;
  std::optional<double> max_uncovered_share;  ///< no demand group has a larger share uncovered
  bool level_shares = false;           ///< among the best, the one whose largest uncovered share is least
  double min_separation = 0;           ///< chosen candidates are at least so far from each other
  distance_table candidate_distances;  ///< candidate by candidate; needed by `min_separation`
  std::vector<std::string> skills;     ///< a demand point's; empty: any officer will do
  std::vector<staff_kind> staff;       ///< empty: officers are all alike, and enough
  double alpha = 0.5;                  ///< in bacop2, what being covered twice counts for, 0-1

  double time_limit_s = 60;
  std::uint64_t seed = 1;  ///< of the heuristics; the same seed gives the same plan when time does not end

  std::size_t demand_count() const { return distances.rows(); }
  std::size_t candidate_count() const { return distances.columns(); }
  /// 1 where costs do not count.
  double cost_of(std::size_t candidate) const {
    return problem == problem_kind::lscp && !costs.empty() ? costs[candidate] : 1;
  }
};

/// The names of the kinds of staff, as answers tell them.
std::vector<std::string> staff_names(const instance& asked);

/// MCLP, LSCP and both BACOP count who is within the radius; the others add distances up.
bool is_covering(problem_kind kind);
/// LSCP and BACOP1 leave nobody out.
bool covers_all(problem_kind kind);
/// MCLP and both BACOP want much, the others little.
bool is_maximised(problem_kind kind);

/// Whether a candidate may be chosen.
enum class choice : std::int8_t { closed = -1, free = 0, open = 1 };
/// For each candidate what an instance says of it: fixed ones are open, forbidden ones closed.
std::vector<choice> choices_of(const instance& asked);

/// Two candidates that no plan has both of, by `min_separation`; the nearer of the two ways counts.
bool are_too_near(const instance& asked, std::size_t one, std::size_t other);

/// Throws invalid_input that names the member at fault: a number that is negative, not finite or out of its
/// range, a list of the wrong length, an index that does not exist, p beyond the number of candidates, or a
/// constraint that its problem does not know.
void validate(const instance& asked);

}  // namespace uramost::patrol
