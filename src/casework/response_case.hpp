#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/incident.hpp"
#include "index/selection.hpp"
#include "store/incident_store.hpp"

namespace uramost::casework {

/// One incident, as far as it matters how it was dealt with.
struct response_case {
  /// An event that holds.
  struct step {
    response_stage stage;
    time_interval occurred;
  };

  incident_id id;
  time_interval occurred;
  std::string municipality;  ///< its code; empty: in none, or not known
  std::string category, source, community;
  affected_gender gender = affected_gender::not_said;
  tier protection = tier::p1;
  response_stage undated = response_stage::none;  ///< by its register alone; looked at where there is no step
  std::vector<step> steps;                        ///< by their begin

  /// The furthest stage, in the order reported … adjudicated, with a date or without. `closed` is none of
  /// them: it says that an institution is done with the case, not how far it came.
  response_stage furthest() const;
  bool has(response_stage stage) const;
  /// Whether an institution is known to have done anything. To be reported to is not to respond.
  bool is_answered() const { return furthest() > response_stage::reported || has(response_stage::closed); }

  /// The first step of exactly this stage.
  std::optional<time_interval> dated(response_stage stage) const;
  /// The span that surely holds the moment at which the case came as far as `stage`: its first step of that
  /// stage or of one further on (of `closed`, its first closing). Nothing when none has a date.
  std::optional<time_interval> first(response_stage stage) const;
};

/// The cases of a selection, in ascending order of their ids: the incidents as they were in its snapshot,
/// with the events that hold now.
std::vector<response_case> cases_of(const index::selection& chosen, const store::incident_store& records);

}  // namespace uramost::casework
