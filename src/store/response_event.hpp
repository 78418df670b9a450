#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/ids.hpp"
#include "core/incident.hpp"

namespace uramost::store {

/// That an institution dealt with an incident. Append-only: what was wrong is put right by another event that
/// names it.
struct response_event {
  incident_id incident;
  response_stage stage = response_stage::reported;  ///< `none` in a correction: the event never was
  std::string institution;
  time_interval occurred;  ///< surely within; known to the day, the month, the year
  std::string source_document;
  std::optional<std::int64_t> corrects{};  ///< the event whose place this one takes
  std::string external_id{};               ///< by what the register it came from knows it; empty: by nothing
  std::string entered_by{};
  time_point entered_at{};  ///< set when stored
  std::int64_t id = 0;      ///< 0 until stored
  bool holds = true;        ///< when read: nothing corrects it, and it is no withdrawal
};

/// How far institutions have come, by the events that hold: the furthest of those that no other one surely
/// came after. (Of "2023" and "May 2023" none is surely later than the other.) `none` when none holds.
response_stage latest_stage(std::span<const response_event> events);

}  // namespace uramost::store
