#include "core/incident.hpp"

#include "core/enum_names.hpp"

namespace uramost {

namespace {
constexpr enum_names<location_certainty, 5> certainty_names{
    {"certain", "near_border", "ambiguous", "outside", "unlocated"}};
constexpr enum_names<tier, 3> tier_names{{"P0", "P1", "P2"}};
constexpr enum_names<response_stage, 8> stage_names{
    {"none", "reported", "registered", "attended", "investigated", "prosecuted", "adjudicated", "closed"}};
constexpr enum_names<affected_gender, 5> gender_names{{"", "female", "male", "other", "mixed"}};
}  // namespace

std::string_view to_string(location_certainty certainty) { return certainty_names[certainty]; }
std::optional<location_certainty> location_certainty_of(std::string_view text) {
  return certainty_names.find(text);
}

std::string_view to_string(tier value) { return tier_names[value]; }
std::optional<tier> tier_of(std::string_view text) { return tier_names.find(text); }

std::string_view to_string(response_stage stage) { return stage_names[stage]; }
std::optional<response_stage> response_stage_of(std::string_view text) { return stage_names.find(text); }

std::string_view to_string(affected_gender gender) { return gender_names[gender]; }
std::optional<affected_gender> affected_gender_of(std::string_view text) { return gender_names.find(text); }

}  // namespace uramost
