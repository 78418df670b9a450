#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/patrol_point.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "geodata/municipality_locator.hpp"
#include "patrol/road_graph.hpp"
#include "planning/plan.hpp"

namespace uramost::planning {

inline constexpr std::size_t most_candidates = 5'000;

/// Where points may be proposed.
struct candidate_rule {
  std::vector<point_kind> kinds;  ///< any but `clicked`
  double grid_m = 1'000;  ///< side of the cells of a grid, and of those with one junction each; 100-20,000
  std::vector<municipality_code> municipalities;  ///< empty: all
};

/// What candidates are taken from. References that have to outlive the call.
struct candidate_sources {
  std::span<const patrol_point> registered;
  const geodata::gazetteer& places;
  const geodata::boundaries& areas;
  const geodata::municipality_locator& locator;
  const patrol::road_graph* roads = nullptr;  ///< null: there are no junctions
};

/// Stations and patrol points of the register, populated places, middles of cells of a grid in UTM zone 34
/// north, junctions of roads (in each cell of the grid the one nearest its middle), in this order and by
/// kind, each in its municipality. What has no name is called after the nearest settlement: "Zveçan / Zvečan
/// +900 m". Throws invalid_input: `grid_m` out of its range, `candidates` when there were more than 5,000.
/// Pure.
std::vector<plan_point> candidates_of(const candidate_rule& rule, const candidate_sources& from);

/// A point somebody pointed at: in the municipality it lies in, and with a name when it has none.
plan_point placed(plan_point point, const candidate_sources& from);

}  // namespace uramost::planning
