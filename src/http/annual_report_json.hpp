#pragma once

#include <cmath>

#include "http/json.hpp"
#include "http/made_report.hpp"

namespace uramost::http {

/// A number, or null where there is none: the ratio to nothing.
inline json finite_or_null(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

/// Counts by code, null where there is no data, each with how much of its time had a channel.
json annual_report_json(const made_report& of);

}  // namespace uramost::http
