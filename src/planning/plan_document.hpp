#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "planning/plan.hpp"

namespace uramost::planning {

inline constexpr std::size_t most_points = 500, most_shifts = 20;
/// Of any text in a plan, in bytes.
inline constexpr std::size_t longest_text = 2'000;

/// A plan from its document (docs/PATROL.md has the members). Every member but `points` may be absent or
/// null. `place`: where the document stands in a larger one; errors name "plan.points[3].lon" then. Throws
/// invalid_input that names the member at fault. Thread-safe.
plan read_plan(const nlohmann::ordered_json& document, const std::string& place = {});
/// The same from text; the field is `document` when it is no JSON.
plan parse_plan(std::string_view json);

/// The document, with every member; reading it gives the same plan again. Thread-safe.
nlohmann::ordered_json plan_document(const plan& written);

}  // namespace uramost::planning
