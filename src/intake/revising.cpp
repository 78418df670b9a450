#include "intake/revising.hpp"

#include <algorithm>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/category_words.hpp"
#include "intake/gender_words.hpp"
#include "intake/incident_reader.hpp"
#include "intake/publishing.hpp"
#include "publication/tier_rule.hpp"

namespace uramost::intake {

namespace {
const category& category_named(std::string_view word, const taxonomy& known) {
  const category* found = category_words(known, {}).find(word);
  if (!found) throw invalid_input("'" + std::string(word) + "' is no category", "category");
  return *found;
}

tier tier_in(const category& of, tier before) {
  return std::max(before, publication::default_tier({.public_source = before == tier::p0,
                                                     .confidential_category = of.confidential}));
}

incident revised(const incident& before, const incident_revision& said, const geography& where,
                 const taxonomy& known, time_point now) {
  incident made = before;
  if (said.occurred) made.occurred = read_occurrence(*said.occurred, {}, now);
  if (said.location) made.location = location_finder(where, {}).find(*said.location);
  const category& of = category_named(said.category.value_or(before.category), known);
  made.category = of.code;
  made.protection = tier_in(of, before.protection);
  if (said.severity) made.severity = read_severity(*said.severity, of);
  if (said.community) made.affected_community = trim(*said.community);
  if (said.gender) made.gender = read_gender(*said.gender);
  if (said.narrative) made.narrative = trim(*said.narrative);
  return made;
}

store::audit_note note_of(const char* action, incident_id which, std::string_view by) {
  return {.at = now(),
          .who = std::string(by),
          .action = action,
          .object = "incident " + std::to_string(which.value),
          .rows = 1};
}
}  // namespace

incident revise_incident(incident_register& in, const incident& before, const incident_revision& said,
                         std::string_view by) {
  const auto where = in.where();
  store::incident_edit edit{before, revised(before, said, *where, in.categories(), now()), std::string(by)};
  const publication::location_rule rule = location_rule_of(in, *where);
  const auto writing = in.records().begin_write();
  writing->edit(edit);
  writing->publish(std::vector{store::published_incident{before.id, rule.decide(edit.after)}});
  writing->audit(note_of("incidents.edit", before.id, by));
  writing->commit();
  in.refresh();
  return edit.after;
}

void withdraw_incident(incident_register& in, const incident& before, std::string_view reason,
                       std::string_view by) {
  const auto writing = in.records().begin_write();
  writing->withdraw({before, std::string(trim(reason)), std::string(by)});
  writing->audit(note_of("incidents.withdraw", before.id, by));
  writing->commit();
  in.refresh();
}

}  // namespace uramost::intake
