#pragma once

#include <string>
#include <string_view>

#include "http/json.hpp"

namespace uramost::http {

/// What tells a state of an item from every other one: a hash of all that is said of it.
std::string item_state(const json& feature);

/// The strong ETag of one form (another coordinate system, a page) in which a state is answered; `form` is
/// empty for the plain one.
std::string item_tag(std::string_view state, std::string_view form = {});

/// Whether an If-Match field names the state, in whatever form it was read (RFC 9110 13.1.1, strong
/// comparison).
bool names_state(std::string_view if_match, std::string_view state);

}  // namespace uramost::http
