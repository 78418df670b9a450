#pragma once

#include <chrono>

#include "core/civil_time.hpp"

namespace uramost {

/// What time it is, to the second.
inline time_point now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace uramost
