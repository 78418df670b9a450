#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "study/outcome.hpp"
#include "study/parameters.hpp"
#include "study/question.hpp"

namespace uramost::study {

/// A method that can be asked about incidents: what can be set, and what it does. `carry_out` completes the
/// settings with what it chose from the data; it throws invalid_input (field `n` when there are too few
/// incidents) and unavailable when it was cancelled.
struct method {
  std::string_view id;      ///< "gi-star", in URLs
  std::string_view family;  ///< "areal", "points", "space_time", "time", "evaluation"
  std::vector<parameter> parameters;
  outcome (*carry_out)(const question&, settings&);
};

/// All methods, in the order of the workspace's list.
std::span<const method> methods();

/// Throws not_found when there is no such method.
const method& method_of(std::string_view id);

}  // namespace uramost::study
