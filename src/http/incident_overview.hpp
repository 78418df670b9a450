#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "index/selection.hpp"

namespace uramost::http {

/// What some incidents say as a whole: the first thing that every map asks.
struct incident_overview {
  revision at;
  std::uint64_t incidents = 0;
  std::uint64_t located = 0;                                   ///< have a position
  std::array<std::uint64_t, 5> by_certainty{};                 ///< by `location_certainty`
  std::vector<std::pair<std::string, std::uint64_t>> sources;  ///< those that have any, with their numbers
  std::optional<std::pair<time_point, time_point>> begins;  ///< the first and the last; nothing: no incident
};

incident_overview overview_of(const index::selection& chosen);

}  // namespace uramost::http
