#pragma once

#include <array>
#include <optional>
#include <vector>

#include "patrol/plan_evaluation.hpp"
#include "planning/demand.hpp"
#include "planning/travel.hpp"

namespace uramost::planning {

/// What of some demand a plan covers.
struct covered_demand {
  double demand = 0, covered = 0;

  double share() const { return demand > 0 ? covered / demand : 0; }
};

/// What a plan covers of a demand. A piece is covered when a point is within reach of it whose shift is on
/// and who speaks what is needed there.
struct coverage_report {
  struct point {
    double covers = 0;     ///< demand it covers
    double only_this = 0;  ///< demand that no other point of the plan covers
    bool has_road = true;
  };
  struct left_out {
    std::size_t municipality;
    double share;  ///< of its demand that is not covered
  };

  covered_demand all;
  std::vector<covered_demand> by_municipality, by_category;  ///< in the order of the demand's lists
  std::array<covered_demand, 25> by_hour;                    ///< 24: not known to the hour
  std::vector<covered_demand> by_shift;                      ///< overlapping shifts share demand
  std::vector<covered_demand> by_need;                       ///< demand of the municipality of each need
  std::optional<left_out> largest_uncovered;                 ///< nothing without demand
  std::vector<point> points;                                 ///< in the plan's order
};

/// Which pieces of a demand a plan covers; pieces are the evaluation's demand points.
class plan_coverage {
 public:
  /// The roster gives the plan's shifts the bits that they have in the demand. Keeps references to all but
  /// the plan's points. 20,000 incidents and 40 points take milliseconds in straight lines.
  plan_coverage(const plan& of, const demand& over, const shift_roster& when, const travel& by);

  const patrol::plan_evaluation& evaluation() const { return evaluation_; }
  bool is_covered(std::size_t piece) const { return evaluation_.is_covered(piece); }
  coverage_report report() const;

 private:
  void count(coverage_report& into) const;

  const plan& plan_;
  const demand& demand_;
  const shift_roster& when_;
  const travel& travel_;
  patrol::plan_evaluation evaluation_;
};

/// Two plans over the same demand: weight covered by both, one, none.
patrol::plan_comparison compare(const plan_coverage& first, const plan_coverage& second, const demand& over);

/// The demand in cells, for a map: how much of each is covered.
struct covered_cell {
  utm_position at;  ///< weighted mean
  covered_demand what;
};
std::vector<covered_cell> covered_cells(const plan_coverage& by, const demand& over, double cell_m);

}  // namespace uramost::planning
