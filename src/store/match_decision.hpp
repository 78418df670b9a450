#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "core/time_interval.hpp"

namespace uramost::store {

/// Whether two incidents of different registers are one and the same.
enum class match_verdict : std::uint8_t {
  same,
  different,
  open  ///< takes back what was decided before
};

std::string_view to_string(match_verdict verdict);
std::optional<match_verdict> match_verdict_of(std::string_view text);

/// What a person decided. Append-only: the latest of a pair holds.
struct match_decision {
  incident_id first, second;  ///< `first` < `second`
  match_verdict verdict = match_verdict::same;
  std::string reason;
  std::string person;
  time_point at{};      ///< set when stored
  std::int64_t id = 0;  ///< 0 until stored
};

}  // namespace uramost::store
