#include "core/incident.hpp"

#include <array>

namespace uramost {

namespace {
constexpr std::array<std::string_view, 5> certainty_names{"certain", "near_border", "ambiguous", "outside",
                                                          "unlocated"};
constexpr std::array<std::string_view, 3> tier_names{"P0", "P1", "P2"};
constexpr std::array<std::string_view, 8> stage_names{"none",         "reported",   "registered",  "attended",
                                                      "investigated", "prosecuted", "adjudicated", "closed"};

template <class Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == text) return static_cast<Enum>(i);
  return std::nullopt;
}
}  // namespace

std::string_view to_string(location_certainty certainty) { return name_of(certainty_names, certainty); }
std::optional<location_certainty> location_certainty_of(std::string_view text) {
  return value_of<location_certainty>(certainty_names, text);
}

std::string_view to_string(tier value) { return name_of(tier_names, value); }
std::optional<tier> tier_of(std::string_view text) { return value_of<tier>(tier_names, text); }

std::string_view to_string(response_stage stage) { return name_of(stage_names, stage); }
std::optional<response_stage> response_stage_of(std::string_view text) {
  return value_of<response_stage>(stage_names, text);
}

}  // namespace uramost
