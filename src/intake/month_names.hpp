#pragma once

#include <optional>
#include <string_view>

namespace uramost::intake {

/// 1-12 for the name of a month in Serbian (either script, nominative or genitive), Albanian (indefinite or
/// definite) or English, its usual abbreviation, or a Roman numeral; nothing for another word.
std::optional<unsigned> month_of_name(std::string_view word);

/// True for the name of a day of the week in these languages, which adds nothing to a date.
bool is_weekday_name(std::string_view word);

}  // namespace uramost::intake
