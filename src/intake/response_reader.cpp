#include "intake/response_reader.hpp"

#include <array>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"
#include "intake/occurrence.hpp"

namespace uramost::intake {

namespace {
struct stage_column {
  response_stage stage;
  std::string_view stage_columns::*date;
};

constexpr std::array<stage_column, 7> columns{
    {{response_stage::reported, &stage_columns::reported_on},
     {response_stage::registered, &stage_columns::registered_on},
     {response_stage::attended, &stage_columns::attended_on},
     {response_stage::investigated, &stage_columns::investigated_on},
     {response_stage::prosecuted, &stage_columns::prosecuted_on},
     {response_stage::adjudicated, &stage_columns::adjudicated_on},
     {response_stage::closed, &stage_columns::closed_on}}};

/// "registered_on".
std::string column_of(response_stage stage) { return std::string(to_string(stage)) + "_on"; }

std::string known_as(std::string_view register_name, std::string_view what) {
  return std::string(register_name) + ": " + std::string(what);
}

store::response_event event_of(const stage_columns& row, response_stage stage, const time_interval& when) {
  store::response_event event;
  event.stage = stage;
  event.institution = says_nothing(row.institution) ? "" : trim(row.institution);
  event.occurred = when;
  event.source_document = says_nothing(row.source_document) ? "" : trim(row.source_document);
  return event;
}
}  // namespace

std::vector<store::response_event> response_reader::read(const stage_columns& row,
                                                         std::string_view register_name,
                                                         std::string_view row_id) const {
  std::vector<store::response_event> events;
  for (const auto& [stage, date] : columns) {
    if (says_nothing(row.*date)) continue;
    try {
      events.push_back(event_of(row, stage, read_occurrence({.date = row.*date}, dates_, now_)));
    } catch (const error& wrong) {
      throw error(wrong.kind(), wrong.what(), column_of(stage));
    }
    // Two institutions may register one incident: what a register knows an event by names the institution.
    std::string what(row_id.empty() ? events.back().institution : std::string(trim(row_id)));
    what += what.empty() ? "" : ", ";
    events.back().external_id = known_as(register_name, what.append(to_string(stage)));
  }
  return events;
}

std::optional<store::response_event> response_reader::single(const response_text& row) const {
  const bool has_stage = !says_nothing(row.stage), has_date = !says_nothing(row.date);
  if (!has_stage && !has_date) return std::nullopt;
  if (!has_stage) throw invalid_input("the row has a date but no stage", "stage");
  const response_stage stage = stages_.read(row.stage);
  if (stage == response_stage::none) return std::nullopt;
  if (!has_date) throw invalid_input("the row has a stage but no date", "date");
  return event_of(
      row, stage,
      read_occurrence({.date = row.date, .date_end = row.date_end, .precision = row.time_precision}, dates_,
                      now_));
}

std::vector<store::response_event> response_reader::read(const response_text& row,
                                                         std::string_view register_name) const {
  auto events = read(static_cast<const stage_columns&>(row), register_name, row.event_id);
  auto one = single(row);
  if (!one) return events;
  if (const auto id = trim(row.event_id); !id.empty()) one->external_id = known_as(register_name, id);
  events.push_back(std::move(*one));
  return events;
}

void expect_after_incident(const std::vector<store::response_event>& events, const time_interval& incident) {
  for (const store::response_event& event : events)
    if (event.occurred.end <= incident.begin)
      throw invalid_input("the response '" + std::string(to_string(event.stage)) + "' is before the incident",
                          column_of(event.stage));
}

}  // namespace uramost::intake
