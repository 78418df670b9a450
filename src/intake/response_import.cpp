#include "intake/response_import.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"
#include "intake/codebook.hpp"
#include "intake/content_hash.hpp"
#include "intake/import_steps.hpp"
#include "intake/record_kind.hpp"
#include "intake/row_batch.hpp"

namespace uramost::intake {

namespace {
using events = std::vector<store::response_event>;

/// Of the row's own register, else the one that the user named, else any.
incident found_incident(const store::incident_store& records, const response_text& row,
                        std::string_view said_source) {
  const std::string id(trim(row.external_id));
  if (id.empty()) throw invalid_input("the row does not say of which incident it is", "external_id");
  const std::string source(says_nothing(row.source) ? said_source : trim(row.source));
  const auto ids = records.identified(source, id);
  if (ids.empty())
    throw invalid_input("there is no incident '" + id + "'" + (source.empty() ? "" : " of " + source),
                        "external_id");
  if (ids.size() > 1)
    throw invalid_input("several registers have an incident '" + id + "'; say which one", "source");
  return *records.find(ids[0]);
}

/// Understands the rows of one file, and knows what earlier rows said.
class event_reader {
 public:
  event_reader(const store::incident_store& records, const column_mapping& mapping, std::string register_name,
               std::string said_source, std::string by, time_point now)
      : records_(records),
        responses_(mapping, now),
        register_name_(std::move(register_name)),
        said_source_(std::move(said_source)),
        by_(std::move(by)) {}

  /// Throws invalid_input with the field at fault.
  events read(const response_text& row, std::uint64_t line) {
    const incident of = found_incident(records_, row, said_source_);
    events made = responses_.read(row, register_name_);
    expect_after_incident(made, of.occurred);
    for (store::response_event& each : made) {
      each.incident = of.id;
      each.entered_by = by_;
    }
    for (const store::response_event& each : made) expect_no_contradiction(each, line);
    return made;
  }

 private:
  void expect_no_contradiction(const store::response_event& event, std::uint64_t line) {
    if (event.external_id.empty()) return;
    const auto [first, is_new] =
        lines_.emplace(std::pair(event.incident, event.external_id), std::pair(event.occurred, line));
    if (!is_new && first->second.first != event.occurred)
      throw invalid_input(
          "line " + std::to_string(first->second.second) + " has another date of the same event",
          "external_id");
  }

  const store::incident_store& records_;
  response_reader responses_;
  std::string register_name_, said_source_, by_;
  std::map<std::pair<incident_id, std::string>, std::pair<time_interval, std::uint64_t>> lines_;
};

/// What became of a row: the most that became of one of its events.
store::write_outcome put(events& row, store::write_batch& into) {
  auto outcome = store::write_outcome::unchanged;
  for (store::response_event& each : row) outcome = std::min(outcome, into.put(each));
  return outcome;
}

std::optional<std::int64_t> quarantine_id_of(const exchange::record& row,
                                             const std::vector<std::string>& columns) {
  const auto found = std::ranges::find(columns, quarantine_id_column);
  const auto column = static_cast<std::size_t>(found - columns.begin());
  return column < row.values.size() ? parse_integer(row.values[column]) : std::nullopt;
}
}  // namespace

import_report import_responses(incident_register& into, const std::filesystem::path& file,
                               const import_options& options, const progress_sink& watch) {
  import_report report;
  report.kind = response_kind::name;
  report.source = register_name(file, options);
  report.file_name = file.filename().string();
  report.imported_at = now();

  const auto rows = exchange::open_records(file, options.reading);
  const auto& columns = rows->columns();
  const auto mapping =
      mapping_for<response_kind>(columns, with_codes_of(into.records(), report.source, options.mapping));
  const row_binding<response_text> binding(mapping, columns, response_member);
  const earlier_quarantine earlier(into.records(), response_kind::name, "");
  event_reader reader(into.records(), mapping, report.source, std::string(trim(options.source)), options.by,
                      report.imported_at);

  report.sha256 = file_sha256(file);
  const auto writing = into.records().begin_write();
  while (const auto row = rows->next()) {
    const response_text text = binding.read(*row);
    if (const auto corrected = quarantine_id_of(*row, columns); corrected && earlier.source_of(*corrected))
      writing->release_from_quarantine(*corrected);
    try {
      if (!row->problem.empty()) throw invalid_input(row->problem);
      events read = reader.read(text, row->line);
      count_outcome(put(read, *writing), report);
    } catch (const error& why) {
      if (why.kind() != error_kind::invalid_input) throw;
      const auto member = response_member(why.field());
      writing->quarantine(quarantine(*row, columns, why, member ? text.*member : std::string_view{}));
      ++report.quarantined;
    }
    if (++report.rows % 1'000 == 0 && !watch({report.rows, rows->fraction_read()}))
      throw error(error_kind::unavailable, "the import was cancelled; nothing was changed");
  }
  writing->record(report);
  writing->audit(audit_note_of(report, options.by));
  writing->commit();
  into.refresh();
  return report;
}

store::response_event add_response(incident_register& into, incident_id of,
                                   const std::vector<std::pair<std::string, std::string>>& fields,
                                   std::optional<std::int64_t> corrects, std::string_view by) {
  response_text text;
  for (const auto& [field, value] : fields) {
    const auto member = response_member(field);
    if (!member) throw invalid_input("there is no field '" + field + "'", field);
    if (!is_utf8(value)) throw invalid_input("the field '" + field + "' is not UTF-8 text", field);
    text.*member = value;
  }
  const auto record = into.records().find(of);
  if (!record) throw error(error_kind::not_found, "there is no incident " + std::to_string(of.value));

  const time_point at = now();
  store::response_event event;
  if (corrects && trim(text.stage) == to_string(response_stage::none)) {
    event.stage = response_stage::none;
    event.occurred = {at, at + std::chrono::seconds{1}, time_precision::second};
    event.source_document = trim(text.source_document);
  } else {
    events read = response_reader({}, at).read(text, "");
    if (read.size() != 1) throw invalid_input("a response has a stage and a date", "stage");
    expect_after_incident(read, record->occurred);
    event = std::move(read.front());
    event.external_id.clear();
  }
  event.incident = of;
  event.corrects = corrects;
  event.entered_by = by;

  const auto writing = into.records().begin_write();
  writing->add_response(event);
  writing->audit({.at = at,
                  .who = std::string(by),
                  .action = corrects ? "responses.correct" : "responses.write",
                  .object = "incident " + std::to_string(of.value),
                  .rows = 1});
  writing->commit();
  into.refresh();
  return event;
}

}  // namespace uramost::intake
