#include "intake/tier_decision.hpp"

#include <algorithm>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/publishing.hpp"

namespace uramost::intake {

namespace {
/// The proposal that `wanted` would carry out: the last one for this tier since the tier last changed.
const store::tier_change* open_proposal(const std::vector<store::tier_change>& changes,
                                        const tier_decision& wanted) {
  const store::tier_change* found = nullptr;
  for (const store::tier_change& each : changes) {
    if (each.changed)
      found = nullptr;
    else if (each.after == wanted.to && !found)
      found = &each;
  }
  return found;
}

store::tier_change decide(const incident& before, const std::vector<store::tier_change>& changes,
                          const tier_decision& wanted) {
  store::tier_change change{.incident = wanted.incident,
                            .before = before.protection,
                            .after = wanted.to,
                            .reason = std::string(trim(wanted.reason)),
                            .person = std::string(trim(wanted.person))};
  if (change.before == change.after)
    throw error(error_kind::conflict, "The incident is " + std::string(to_string(change.after)) + " already",
                "tier");
  const store::tier_change* proposal = open_proposal(changes, wanted);
  change.changed = change.after > change.before || proposal;
  if (change.after > change.before || !proposal) return change;
  if (ascii_lower(proposal->person) == ascii_lower(change.person))
    throw error(error_kind::forbidden, "Lowering a tier takes two people; " + change.person + " proposed it",
                "person");
  change.confirms = proposal->id;
  return change;
}
store::audit_note note_of(const store::tier_change& change) {
  return {.at = now(),
          .who = change.person,
          .action = change.changed ? "tier.change" : "tier.propose",
          .object = "incident " + std::to_string(change.incident.value) + " " +
                    std::string(to_string(change.before)) + " to " + std::string(to_string(change.after))};
}
}  // namespace

store::tier_change change_tier(incident_register& in, const tier_decision& wanted) {
  const auto where = in.where();
  const publication::location_rule rule = location_rule_of(in, *where);
  const auto writing = in.records().begin_write();  // first: nobody else decides meanwhile
  auto record = in.records().find(wanted.incident);
  if (!record)
    throw error(error_kind::not_found, "There is no incident " + std::to_string(wanted.incident.value));
  store::tier_change change = decide(*record, in.records().tier_changes(wanted.incident), wanted);
  writing->change_tier(change);
  if (change.changed) {
    record->protection = wanted.to;
    writing->publish(std::vector{store::published_incident{wanted.incident, rule.decide(*record)}});
  }
  writing->audit(note_of(change));
  writing->commit();
  in.refresh();
  return change;
}

}  // namespace uramost::intake
