#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "intake/column_mapping.hpp"
#include "intake/incident_text.hpp"
#include "intake/stage_words.hpp"
#include "store/response_event.hpp"

namespace uramost::intake {

/// Understands response events given as text. Dates are as exact as they are written: "2023" is some time in
/// that year. Keeps no reference to the row. For one thread.
class response_reader {
 public:
  /// `now`: later dates than tomorrow are refused.
  response_reader(const column_mapping& mapping, time_point now)
      : stages_(mapping.stages), dates_(mapping.dates), now_(now) {}

  /// The events of the columns that have a date, in the order of the stages. `register_name` and the stage
  /// (and `row_id`, when the row has one of its own) are what the register knows an event by. Throws
  /// invalid_input with the field at fault.
  std::vector<store::response_event> read(const stage_columns& row, std::string_view register_name,
                                          std::string_view row_id = {}) const;
  /// As above, and the one event of `stage` and `date`, when the row has those. Throws invalid_input when a
  /// row has a stage without a date or a date without a stage. A stage of `none` is no event.
  std::vector<store::response_event> read(const response_text& row, std::string_view register_name) const;

 private:
  std::optional<store::response_event> single(const response_text& row) const;

  stage_words stages_;
  date_order dates_;
  time_point now_;
};

/// Throws invalid_input when an event surely was before the incident it is of.
void expect_after_incident(const std::vector<store::response_event>& events, const time_interval& incident);

}  // namespace uramost::intake
