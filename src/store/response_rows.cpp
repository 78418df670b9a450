#include "store/response_rows.hpp"

#include <algorithm>
#include <tuple>

#include "core/error.hpp"

namespace uramost::store {

namespace {
#define URAMOST_RESPONSE_COLUMNS                                                                         \
  "incident_id, stage, institution, occurred_begin, occurred_end, occurred_precision, source_document, " \
  "corrects, external_id, entered_by, entered_at"

constexpr const char* insert_event = "INSERT INTO response_events (" URAMOST_RESPONSE_COLUMNS
                                     ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
constexpr const char* select_of_incident =
    "SELECT " URAMOST_RESPONSE_COLUMNS
    ", id, id IN (SELECT id FROM responses_that_hold WHERE incident_id = ?1) "
    "FROM response_events WHERE incident_id = ?1 ORDER BY occurred_begin, id";
constexpr const char* select_that_hold = "SELECT " URAMOST_RESPONSE_COLUMNS
                                         ", id, 1 FROM responses_that_hold "
                                         "ORDER BY incident_id, occurred_begin, id";

response_event read(const statement& row) {
  response_event event;
  event.incident = {row.integer(0)};
  event.stage = response_stage_of(row.text(1)).value_or(response_stage::none);
  event.institution = row.text(2);
  event.occurred = {row.time(3), row.time(4), time_precision_of(row.text(5)).value_or(time_precision::year)};
  event.source_document = row.text(6);
  if (!row.is_null(7)) event.corrects = row.integer(7);
  event.external_id = row.text(8);
  event.entered_by = row.text(9);
  event.entered_at = row.time(10);
  event.id = row.integer(11);
  event.holds = row.integer(12) != 0;
  return event;
}

bool say_the_same(const response_event& a, const response_event& b) {
  const auto said = [](const response_event& e) {
    return std::tie(e.stage, e.institution, e.occurred.begin, e.occurred.end, e.source_document);
  };
  return said(a) == said(b);
}

/// What stands in an event's place now: the event itself, or the last of its corrections.
std::int64_t successor_of(std::int64_t id, const std::vector<response_event>& known) {
  for (auto next = known.begin(); next != known.end();) {
    next = std::ranges::find(known, std::optional(id), &response_event::corrects);
    if (next != known.end()) id = next->id;
  }
  return id;
}

void expect_valid(const response_event& event, const std::vector<response_event>& known) {
  if (!(event.occurred.begin < event.occurred.end)) throw invalid_input("The time span is empty", "date");
  if (event.stage == response_stage::none && !event.corrects)
    throw invalid_input("Only a correction can say that there was no response", "stage");
  if (!event.corrects) return;
  if (std::ranges::find(known, *event.corrects, &response_event::id) == known.end())
    throw error(error_kind::not_found, "The incident has no response " + std::to_string(*event.corrects),
                "corrects");
  if (successor_of(*event.corrects, known) != *event.corrects)
    throw error(
        error_kind::conflict,
        "Response " + std::to_string(*event.corrects) + " is corrected already; correct the correction",
        "corrects");
}
}  // namespace

response_stage latest_stage(std::span<const response_event> events) {
  response_stage furthest = response_stage::none;
  for (const response_event& one : events) {
    const auto is_surely_later = [&](const response_event& other) {
      return other.holds && other.occurred.begin >= one.occurred.end;
    };
    if (one.holds && std::ranges::none_of(events, is_surely_later)) furthest = std::max(furthest, one.stage);
  }
  return furthest;
}

void response_writer::add(response_event& event) { add(event, read_responses(on_, event.incident)); }

void response_writer::add(response_event& event, std::vector<response_event> known) {
  const auto of = read_incident(on_, event.incident);
  if (!of) throw error(error_kind::not_found, "There is no incident " + std::to_string(event.incident.value));
  expect_valid(event, known);
  event.entered_at = now_;
  on_.prepared(insert_event)
      .run(event.incident, to_string(event.stage), event.institution, event.occurred.begin,
           event.occurred.end, to_string(event.occurred.precision), event.source_document, event.corrects,
           event.external_id, event.entered_by, event.entered_at);
  event.id = on_.last_insert_id();
  event.holds = event.stage != response_stage::none;
  for (response_event& one : known) one.holds = one.holds && one.id != event.corrects;
  known.push_back(event);
  if (const response_stage stage = latest_stage(known); stage != of->stage)
    incidents_.set_stage(event.incident, stage);
}

write_outcome response_writer::put(response_event& event) {
  auto known = read_responses(on_, event.incident);
  const response_event* last = nullptr;  // what the register said of this event before
  for (const response_event& one : known)
    if (!event.external_id.empty() && one.external_id == event.external_id && (!last || last->id < one.id))
      last = &one;
  const auto is_this = [&](const response_event& one) { return say_the_same(one, event); };
  if (last ? is_this(*last) : std::ranges::any_of(known, is_this)) return write_outcome::unchanged;
  const auto outcome = last ? write_outcome::updated : write_outcome::imported;
  if (last) event.corrects = successor_of(last->id, known);
  add(event, std::move(known));
  return outcome;
}

std::vector<response_event> read_responses(database& from, incident_id id) {
  std::vector<response_event> events;
  statement& rows = from.prepared(select_of_incident);
  rows.bind(id);
  while (rows.step()) events.push_back(read(rows));
  return events;
}

void read_responses_that_hold(database& from, const std::function<void(const response_event&)>& visit) {
  statement& rows = from.prepared(select_that_hold);
  rows.bind();
  while (rows.step()) visit(read(rows));
}

}  // namespace uramost::store
