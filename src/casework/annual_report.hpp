#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/temporal/period_comparison.hpp"
#include "casework/channel_calendar.hpp"
#include "casework/response_case.hpp"
#include "casework/response_funnel.hpp"
#include "core/incident_query.hpp"

namespace uramost::casework {

/// How many incidents, and how much of the time somebody could report them in. Nothing where there are none
/// and nobody is known to have been able to report one: that is no data, not zero.
struct report_count {
  std::optional<std::uint64_t> incidents;
  reporting channel = reporting::unknown;
};

/// One line: a year and the one before.
struct report_row {
  std::string key;  ///< a code, "01" … "12", a name as the register writes it; empty: not known
  report_count year, last_year;
};

/// A year against the one before, by what can be compared: incidents on those dates, in those municipalities,
/// for which there was a channel in both years. 29 February goes with 28 February.
struct year_comparison {
  analysis::period_count before, after;                ///< exposures are days
  std::optional<analysis::period_comparison> rates{};  ///< nothing when the incidents are too few
  /// No division of fewer incidents between two years can be told from chance at 95 %: 2 · 0.5⁵ > 0.05.
  static constexpr std::uint64_t fewest = 6;
};

/// What an annual report is asked for.
struct annual_report_question {
  std::string source;
  std::chrono::year year;
  /// Listed even where nothing was reported, beside those with incidents or a channel of their own.
  std::vector<std::string> municipalities = {};

  /// Of the years that are shown.
  incident_query query() const;
};

/// A register's year in numbers. Incidents count by the begin of their interval, Europe/Belgrade. Rows are in
/// ascending order of their keys, what is not known last.
struct annual_report {
  static constexpr int years_shown = 5;

  std::string source;
  std::chrono::year year;
  channel_calendar channels;
  report_row total = {};
  std::optional<year_comparison> comparison = {};  ///< nothing when no day can be compared
  std::vector<std::pair<std::chrono::year, report_count>> years =
      {};  ///< the last five, the report's at the end
  std::vector<report_row> municipalities = {}, months = {}, categories = {};
  std::vector<report_row> communities = {}, genders = {};  ///< empty when the register says of nobody
  funnel_row funnel = {};                                  ///< of the year's incidents
  std::uint64_t without_channel = 0;  ///< incidents of both years where there was no channel: not compared
};

/// The days of a year.
analysis::day_range days_of(std::chrono::year year);

/// Counts the incidents of a register, of `years_shown` years up to the one asked for; others are left out.
annual_report make_annual_report(std::span<const response_case> cases, channel_calendar channels,
                                 const annual_report_question& asked);

/// What a reader has to know, as a code with the numbers that its sentence holds.
struct report_caveat {
  std::string code;
  std::vector<std::uint64_t> values;
};
std::vector<report_caveat> caveats_of(const annual_report& report);

}  // namespace uramost::casework
