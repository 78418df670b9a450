#include "intake/import.hpp"

#include <algorithm>
#include <future>
#include <span>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/codebook.hpp"
#include "intake/content_hash.hpp"
#include "intake/import_steps.hpp"
#include "intake/made_ahead.hpp"
#include "intake/publishing.hpp"
#include "intake/row_batch.hpp"

namespace uramost::intake {

store::quarantined_row quarantine(const exchange::record& row, const std::vector<std::string>& columns,
                                  const error& why, std::string_view value) {
  store::quarantined_row bad;
  bad.line = row.line;
  bad.field = why.field();
  bad.value = value;
  bad.reason = why.what();
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!is_quarantine_column(columns[i]))
      bad.row.emplace_back(columns[i], i < row.values.size() ? row.values[i] : std::string{});
  return bad;
}

namespace {
void count_location(const incident_location& location, store::import_summary& into) {
  if (location.from_coordinate)
    ++into.located_by_coordinate;
  else if (location.certainty == location_certainty::ambiguous)
    ++into.ambiguous;
  else if (location.point)
    ++into.located_by_place;
  else
    ++into.unlocated;
}

/// The events of new and known incidents alike. An incident that says nothing new but what became of it is
/// updated.
template <class Record>
void store_responses(row_batch<Record>& batch, const std::string& by, store::write_batch& into,
                     std::vector<store::write_outcome>& outcomes) {
  if constexpr (std::is_same_v<Record, incident>)
    for (auto& [record, event] : batch.responses) {
      event.incident = batch.records[record].id;
      event.entered_by = by;
      if (into.put(event) != store::write_outcome::unchanged)
        outcomes[record] = std::min(outcomes[record], store::write_outcome::updated);
    }
}

template <class Record>
void store_batch(row_batch<Record>& batch, const publication::location_rule& rule, const std::string& by,
                 store::write_batch& into, store::import_summary& summary) {
  std::vector<store::write_outcome> outcomes = into.put(std::span(batch.records));
  if constexpr (std::is_same_v<Record, incident>)
    into.publish(decide_stored(rule, batch.records, outcomes, batch.published));
  store_responses(batch, by, into, outcomes);
  for (const store::write_outcome outcome : outcomes) count_outcome(outcome, summary);
  for (const Record& record : batch.records) count_location(record.location, summary);
  for (const store::quarantined_row& bad : batch.bad) into.quarantine(bad);
  for (const std::int64_t row : batch.superseded) into.release_from_quarantine(row);
  summary.quarantined += batch.bad.size();
  summary.rows += batch.rows();
}

/// The register's own words in a file.
struct file_codes {
  word_counts categories, stages;
};

/// Reads a file ahead (OGR's data sets never cross threads), and decides there what others may learn of its
/// incidents: storing takes longer than that. At the end report and codes hold what reading found.
template <class Kind>
class file_ahead : public made_ahead<row_batch<typename Kind::record>> {
 public:
  using batch = row_batch<typename Kind::record>;

  template <class... Arguments>
  file_ahead(import_report& report, file_codes& codes, const publication::location_rule& rule,
             const Arguments&... arguments)
      : made_ahead<batch>(batches_ahead, [=, &report, &codes, &rule,
                                          rows = std::unique_ptr<batch_reader<Kind>>()]() mutable {
          constexpr bool is_of_incidents = std::is_same_v<typename Kind::record, incident>;
          if (!rows) rows = std::make_unique<batch_reader<Kind>>(arguments...);
          batch some = rows->next();
          if (some.rows() > 0) {
            if constexpr (is_of_incidents) some.published = decide(rule, some.records);
            return std::optional(std::move(some));
          }
          report.unknown_categories = rows->reader().unknown_categories();
          report.disagreements = rows->reader().disagreements();
          if constexpr (is_of_incidents)
            codes = {rows->reader().category_counts(), rows->reader().stage_counts()};
          return std::optional<batch>();
        }) {}

 private:
  static constexpr std::size_t batches_ahead = 8;
};

template <class Kind>
import_report import(incident_register& into, const std::filesystem::path& file,
                     const import_options& options, const progress_sink& watch) {
  import_report report;
  report.kind = Kind::name;
  report.source = register_name(file, options);
  report.file_name = file.filename().string();
  report.imported_at = now();

  const auto where = into.where();
  const publication::location_rule rule = location_rule_of(into, *where);
  const store::incident_store& before = std::as_const(into).records();
  constexpr bool is_of_incidents = std::is_same_v<typename Kind::record, incident>;
  const auto mapping =
      is_of_incidents ? with_codes_of(before, report.source, options.mapping) : options.mapping;
  file_codes codes;
  file_ahead<Kind> reading(report, codes, rule, file, options.reading, mapping, report.source,
                           std::cref(*where), std::cref(before), report.imported_at);
  auto batch = reading.next();  // a file that cannot be read is known before the register is locked
  auto checksum = std::async(std::launch::async, [&] { return file_sha256(file); });

  const auto writing = into.records().begin_write();
  for (; batch; batch = reading.next()) {
    store_batch(*batch, rule, options.by, *writing, report);
    if (!watch({report.rows, batch->fraction_read}))
      throw error(error_kind::unavailable, "the import was cancelled; nothing was changed");
  }
  if constexpr (is_of_incidents)
    keep_codes(*writing, before, report.source, codes.categories, codes.stages, options.mapping);
  report.sha256 = checksum.get();
  writing->record(report);
  writing->audit(audit_note_of(report, options.by));
  writing->commit();
  into.refresh();
  return report;
}
}  // namespace

import_report import_incidents(incident_register& into, const std::filesystem::path& file,
                               const import_options& options, const progress_sink& watch) {
  return import <incident_kind>(into, file, options, watch);
}

import_report import_patrol_points(incident_register& into, const std::filesystem::path& file,
                                   const import_options& options, const progress_sink& watch) {
  return import <patrol_point_kind>(into, file, options, watch);
}

}  // namespace uramost::intake
