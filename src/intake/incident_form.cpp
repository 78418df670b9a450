#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/content_hash.hpp"
#include "intake/import.hpp"
#include "intake/incident_reader.hpp"
#include "intake/publishing.hpp"
#include "intake/response_reader.hpp"

namespace uramost::intake {

namespace {
incident_text text_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  incident_text text;
  for (const auto& [field, value] : fields) {
    const auto member = incident_member(field);
    if (!member) throw invalid_input("there is no field '" + field + "'", field);
    if (!(text.*member).empty()) throw invalid_input("the field '" + field + "' is given twice", field);
    if (!is_utf8(value)) throw invalid_input("the field '" + field + "' is not UTF-8 text", field);
    text.*member = value;
  }
  return text;
}
}  // namespace

incident add_incident(incident_register& into, const std::vector<std::pair<std::string, std::string>>& fields,
                      std::string_view by) {
  return add_written_incident(into, text_of(fields), by);
}

incident add_written_incident(incident_register& into, const incident_text& text, std::string_view by) {
  const category_words words(into.categories(), {});
  if (!trim(text.category).empty() && !words.find(text.category))
    throw invalid_input("'" + std::string(text.category) + "' is no category", "category");

  const auto where = into.where();
  const time_point now = uramost::now();
  incident_reader reader(*where, into.categories(), {}, now, true);
  incident made = reader.read(text);
  made.source = trim(text.source).empty() ? "direct-report" : trim(text.source);
  made.external_id = trim(text.external_id).empty() ? random_identity() : trim(text.external_id);
  auto responses = response_reader({}, now).read(text, made.source);
  expect_after_incident(responses, made.occurred);

  const publication::location_rule rule = location_rule_of(into, *where);
  const auto writing = into.records().begin_write();
  writing->put(made);
  writing->publish(std::vector{store::published_incident{made.id, rule.decide(made)}});
  for (store::response_event& event : responses) {
    event.incident = made.id;
    event.entered_by = by;
    writing->put(event);
  }
  writing->audit({.at = now,
                  .who = std::string(by),
                  .action = "incidents.write",
                  .object = "incident " + std::to_string(made.id.value),
                  .rows = 1});
  writing->commit();
  into.refresh();
  return responses.empty() ? made : *into.records().find(made.id);
}

}  // namespace uramost::intake
