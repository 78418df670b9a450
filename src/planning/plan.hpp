#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/incident_query.hpp"
#include "core/lon_lat.hpp"

/// What planners decide: where patrols stand, when, and who stands there. Values only.
namespace uramost::planning {

/// What an incident counts in the demand.
enum class demand_weight : std::uint8_t {
  count,     ///< 1
  severity,  ///< its severity, 1-5
  category   ///< what the planner says its category weighs
};

/// Where the demand is taken from.
enum class demand_surface : std::uint8_t {
  incidents,  ///< where they happened
  heat        ///< the density around where they happened: what comes next is near, not on the spot
};

struct demand_rule {
  demand_weight weight = demand_weight::count;
  std::map<std::string, double> category_weights;  ///< 0 or more; a category that is not named weighs 0
  demand_surface surface = demand_surface::incidents;
  double cell_m = 250;  ///< side of the ground cells that incidents are gathered in, 100-2,000

  friend bool operator==(const demand_rule&, const demand_rule&) = default;
};

/// How a patrol reaches an incident, and what counts as reached.
enum class travel_means : std::uint8_t { straight, roads };

struct travel_rule {
  travel_means by = travel_means::straight;
  double reach_m = 800;  ///< in a straight line
  double reach_s = 300;  ///< on roads

  double reach() const { return by == travel_means::roads ? reach_s : reach_m; }
  friend bool operator==(const travel_rule&, const travel_rule&) = default;
};

/// Hours of the week in Europe/Belgrade; a shift over midnight belongs to the weekday it begins on.
struct shift {
  std::string name;
  hour_range hours;
  std::vector<int> weekdays;  ///< ISO 1-7, ascending; empty: every day

  bool is_on(std::chrono::weekday day) const;
  friend bool operator==(const shift&, const shift&) = default;
};

/// What a point was before it was planned.
enum class point_kind : std::uint8_t { station, patrol_point, settlement, junction, grid, clicked };

struct plan_point {
  std::string name;
  lon_lat at;
  std::optional<municipality_code> municipality;
  point_kind kind = point_kind::clicked;
  std::vector<std::size_t> shifts;     ///< positions in the plan's shifts, ascending; empty: all
  std::vector<std::string> languages;  ///< BCP 47 tags that officers there speak
  bool is_fixed = false;               ///< a proposal has to keep it

  bool is_staffed_in(std::size_t shift) const;
  friend bool operator==(const plan_point&, const plan_point&) = default;
};

/// A stated need of policy, never a profile of persons: incidents there are covered by who speaks it.
struct language_need {
  municipality_code municipality;
  std::string language;

  friend bool operator==(const language_need&, const language_need&) = default;
};

/// How long a patrol stays, and how often it comes. Dwell of 10-16 minutes: Koper 1995, "Just enough police
/// presence", Justice Quarterly 12(4).
struct stop_rule {
  int dwell_least_min = 10, dwell_most_min = 16;
  int every_min = 120;  ///< at least once in so many minutes
  /// Of the order, which nobody should be able to predict; a plan that is kept gets one by chance when it has
  /// none.
  std::optional<std::uint64_t> seed = {};

  friend bool operator==(const stop_rule&, const stop_rule&) = default;
};

/// What the solver said of the plan it proposed.
struct proposal_proof {
  std::string problem;  ///< "mclp"
  std::string status;   ///< "optimal", "feasible"
  double objective = 0, bound = 0, gap = 0, seconds = 0;

  friend bool operator==(const proposal_proof&, const proposal_proof&) = default;
};

struct plan {
  std::string title, note;
  incident_query query;  ///< whose incidents are the demand
  demand_rule demand;
  travel_rule travel;
  std::vector<shift> shifts;  ///< none: one that never ends
  std::vector<plan_point> points;
  std::vector<language_need> needs;
  stop_rule stops;
  std::optional<proposal_proof> proof;  ///< of the points as proposed; nothing once somebody moved one

  friend bool operator==(const plan&, const plan&) = default;
};

std::vector<lon_lat> positions_of(std::span<const plan_point> points);

/// "count", "severity", "category".
std::string_view to_string(demand_weight weight);
std::optional<demand_weight> demand_weight_of(std::string_view text);
/// "incidents", "heat".
std::string_view to_string(demand_surface surface);
std::optional<demand_surface> demand_surface_of(std::string_view text);
/// "straight", "roads".
std::string_view to_string(travel_means by);
std::optional<travel_means> travel_means_of(std::string_view text);
/// "station", "patrol_point", "settlement", "junction", "grid", "clicked".
std::string_view to_string(point_kind kind);
std::optional<point_kind> point_kind_of(std::string_view text);

}  // namespace uramost::planning
