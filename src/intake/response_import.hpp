#pragma once

#include "intake/import.hpp"

namespace uramost::intake {

/// As import_incidents, for a file of response events: either one event a row (`stage`, `date`), or rows with
/// a date for each of several stages. A row says by `external_id`, and by `source` where it has one, of which
/// incident it is; without a source, of the register that `options.source` names, or of any that knows the
/// id. Rows count as imported, updated (an event that was said before is corrected) or unchanged; bad ones,
/// those of no incident or of several, and those that contradict another row of the file, are quarantined.
///
/// An event that says the same as a known one is that one. A row with an `event_id`, or a date in a column of
/// a stage, stands for one event of the register: what it says the next time is a correction.
import_report import_responses(incident_register& into, const std::filesystem::path& file,
                               const import_options& options, const progress_sink& watch = keep_going);
import_preview preview_responses(const std::filesystem::path& file, const import_options& options);

/// One event from a form or the API, by field name: `stage`, `date`, `date_end`, `time_precision`,
/// `institution`, `source_document`. `corrects`: the event whose place it takes; a stage of `none` then
/// withdraws that one, and needs no date. Throws invalid_input naming the field, and what
/// write_batch::add_response throws. Returns the stored event. `by`: who does it.
store::response_event add_response(incident_register& into, incident_id of,
                                   const std::vector<std::pair<std::string, std::string>>& fields,
                                   std::optional<std::int64_t> corrects, std::string_view by);

}  // namespace uramost::intake
