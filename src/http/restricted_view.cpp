#include "http/restricted_view.hpp"

#include "accounts/municipality_scope.hpp"
#include "http/incident_view.hpp"

namespace uramost::http {

namespace {
using accounts::permission;

/// What the log calls one incident.
std::string object_of(incident_id id) { return "incident " + std::to_string(id.value); }
}  // namespace

restricted_view::restricted_view(const intake::incident_register& from, const query_results& results,
                                 audit_trail& log, const accounts::access& who)
    : from_(from),
      results_(results),
      log_(log),
      who_(who),
      told_(allows(who.role, permission::read_narratives) ? intake::narratives::told
                                                          : intake::narratives::withheld) {
  if (!who.may(permission::export_incidents)) who.require(permission::read_incidents);
}

incident_query restricted_view::permitted(const incident_query& wanted) const {
  expect_searchable(wanted, told_ == intake::narratives::told);
  return accounts::narrowed(wanted, who_);
}

std::shared_ptr<const index::selection> restricted_view::selection(const incident_query& wanted) const {
  return results_.selection(results_.pin(), permitted(wanted));
}

void restricted_view::visit(const incident_query& wanted, revision at, std::span<const incident_id> ids,
                            const std::function<void(const exchange::feature&)>& visit) const {
  log_.note(who_, "incidents.read", "", permitted(wanted), ids.size());
  sift(at, ids, visit);
}

void restricted_view::sift(revision at, std::span<const incident_id> ids,
                           const std::function<void(const exchange::feature&)>& decide) const {
  intake::incident_features each(from_.places(), told_);
  from_.records().visit_incidents(at, ids, [&](const incident& record) {
    if (is_in_scope(record.location.municipality, who_)) decide(each.of(record));
  });
}

std::optional<restricted_view::dossier> restricted_view::find(incident_id id) const {
  const auto& records = from_.records();
  auto record = records.find(id);
  if (!record || !is_in_scope(record->location.municipality, who_)) return std::nullopt;
  log_.note(who_, "incidents.read", object_of(id), {}, 1);
  dossier found{std::move(*record), records.history(id), records.responses(id)};
  std::erase_if(found.history, [this](const store::incident_version& before) {
    return !is_in_scope(before.state.location.municipality, who_);
  });
  return found;
}

std::shared_ptr<const index::selection> restricted_view::counted(const incident_query& wanted,
                                                                 std::string_view action) const {
  who_.require(permission::read_incidents);
  auto chosen = selection(wanted);
  log_.note(who_, action, "", permitted(wanted), chosen->size());
  return chosen;
}

std::vector<casework::response_case> restricted_view::cases(const incident_query& wanted,
                                                            std::string_view action) const {
  const auto chosen = counted(wanted, action);
  auto cases = casework::cases_of(*chosen, from_.records());
  std::erase_if(cases, [this](const casework::response_case& each) {
    const bool has_one = !each.municipality.empty();
    return !is_in_scope(has_one ? std::optional(municipality_code{each.municipality}) : std::nullopt, who_);
  });
  return cases;
}

intake::incident_export restricted_view::export_of(const incident_query& wanted) const {
  who_.require(permission::export_incidents);
  const incident_query query = permitted(wanted);
  intake::incident_export made(from_, query, told_);
  log_.note(who_, "incidents.export", "", query, made.size());
  return made;
}

}  // namespace uramost::http
