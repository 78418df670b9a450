#pragma once

#include <span>
#include <vector>

#include "intake/incident_register.hpp"
#include "publication/location_rule.hpp"

namespace uramost::intake {

/// The rule by which this register decides what others may learn of an incident, with the register's own
/// masking secret (made when it is first needed). Keeps references to `where`.
publication::location_rule location_rule_of(incident_register& of, const geography& where);

/// What others may learn of incidents, in the same order.
std::vector<published_location> decide(const publication::location_rule& rule,
                                       std::span<const incident> records);

/// What to keep of incidents that have just been stored; of those that were not changed, nothing. `ahead` is
/// what was decided before they were: it holds for those that are new. An earlier one may have kept its tier.
std::vector<store::published_incident> decide_stored(const publication::location_rule& rule,
                                                     std::span<const incident> records,
                                                     std::span<const store::write_outcome> outcomes,
                                                     std::span<const published_location> ahead);

/// Decides on incidents on which nothing is decided: those stored by an older UraMost, and those that new
/// boundaries moved. With `again` on all of them anew. Answers on how many.
std::uint64_t decide_undecided(incident_register& in, bool again = false);

}  // namespace uramost::intake
