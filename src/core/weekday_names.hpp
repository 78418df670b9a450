#pragma once

#include <array>
#include <string_view>

namespace uramost {

/// As the incident query writes them; ISO weekday 1, Monday, is the first.
inline constexpr std::array<std::string_view, 7> weekday_names{"mon", "tue", "wed", "thu",
                                                               "fri", "sat", "sun"};

}  // namespace uramost
