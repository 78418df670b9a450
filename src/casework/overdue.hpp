#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casework/response_case.hpp"

namespace uramost::casework {

/// Within how many days of its report (of the incident, where no report is known) a case should come as far
/// as each stage. Whoever keeps the register sets it; ours is a place to begin, not the law.
struct response_standard {
  std::array<std::optional<int>, 8> days{};  ///< by stage; nothing: no limit

  /// Reads `registered:7,investigated:30`; throws invalid_input with the field `standard` for what is no
  /// stage, is named twice, or no number of days from 0 to 10,000.
  static response_standard parse(std::string_view text);
  std::string text() const;

  friend bool operator==(const response_standard&, const response_standard&) = default;
};

inline constexpr std::string_view default_standard = "registered:7,investigated:30,adjudicated:365";
/// Under what the register keeps its own.
inline constexpr std::string_view standard_setting = "response_standard";
/// The register's own standard, or ours.
response_standard standard_of(const store::incident_store& records);

/// A case that has not come as far as it should have.
struct overdue_case {
  incident_id id;
  response_stage stage;            ///< the first that is missing
  time_point due_from, due_until;  ///< it was due at some time between these: its begin is known no better
  double least_days = 0;           ///< overdue by at least so many days; 0: perhaps not yet
  double most_days = 0;            ///< and at most
};

/// Those overdue or perhaps overdue at `until`, longest first. A case that is closed is not overdue.
std::vector<overdue_case> find_overdue(std::span<const response_case> cases,
                                       const response_standard& standard, time_point until);

}  // namespace uramost::casework
