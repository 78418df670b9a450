#include "http/incident_view.hpp"

#include "accounts/municipality_scope.hpp"
#include "core/error.hpp"

namespace uramost::http {

using accounts::permission;

void expect_searchable(const incident_query& wanted, bool may_read) {
  if (!wanted.text.empty() && !may_read)
    throw error(error_kind::forbidden, "Only who may read what people told may search in it", "text");
}

incident_view::incident_view(const query_results& results, audit_trail& log, const accounts::access& who,
                             const incident_query& wanted)
    : results_(&results), query_(accounts::narrowed(wanted, who)), view_(to_string(who.view())) {
  who.require(permission::read_masked);
  expect_searchable(wanted, who.may(permission::read_narratives));
  log.note_look(who, query_);
}

std::shared_ptr<const index::selection> incident_view::selection_of(const snapshot& of,
                                                                    const incident_query& other,
                                                                    const accounts::access& who) const {
  expect_searchable(other, who.may(permission::read_narratives));
  return results_->selection(of, accounts::narrowed(other, who));
}

incident_view incident_views::of(const accounts::access& who, const incident_query& wanted) const {
  const bool sees_all = who.view() == accounts::view::restricted;
  return {sees_all ? restricted : masked, log, who, wanted};
}

std::string view_key(const accounts::access& who) {
  std::string key(to_string(who.view()));
  if (who.may(permission::read_narratives)) key += "+narratives";
  for (const municipality_code& each : who.municipalities) (key += ' ') += each.value;
  return key;
}

}  // namespace uramost::http
