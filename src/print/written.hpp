#pragma once

#include <cstdint>
#include <string>

#include "core/civil_time.hpp"
#include "core/language.hpp"

/// Numbers and dates as each language writes them, the same as in the web map.
namespace uramost::print {

/// With thousands apart and `decimals` (0-9) digits after the decimal sign: "1.234,50" in Serbian, "1 234,50"
/// (no-break space) in Albanian, "1,234.50" in English. "–" for what is no finite number.
std::string written(language in, double number, int decimals);

/// A whole number.
std::string written(language in, std::int64_t number);

/// As short as it can be to `digits` significant ones: "0,5", "2.926", "12,3".
std::string written_shortly(language in, double number, int digits = 3);

/// A p-value: "0,012", or "< 0,001".
std::string written_p(language in, double p);

/// The day in Europe/Belgrade: "21 nëntor 2026", "21. 11. 2026.", "21 Nov 2026".
std::string written_day(language in, time_point instant);

/// Day and minute in Europe/Belgrade.
std::string written_minute(language in, time_point instant);

}  // namespace uramost::print
