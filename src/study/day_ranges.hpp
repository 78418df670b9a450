#pragma once

#include <string>

#include "analysis/temporal/period_comparison.hpp"
#include "study/question.hpp"

namespace uramost::study {

/// The last day that a question is about: of its period, but no later than the last incident that is there
/// and no later than today.
std::chrono::sys_days last_day(const question& asked);

/// Of "2024-01-01/2024-12-31", both ends included. Throws invalid_input (`field`) when an end is open.
analysis::day_range closed_days(const std::string& datetime, const std::string& field);
std::string in_text(const analysis::day_range& days);

/// The query with another period, days of Europe/Belgrade.
incident_query during(incident_query query, const analysis::day_range& days);

/// The day in Europe/Belgrade.
std::chrono::sys_days day_of(time_point instant);

}  // namespace uramost::study
