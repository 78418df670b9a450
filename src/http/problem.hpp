#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "http/json.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// An RFC 9457 problem as JSON text; `field` is left out when empty.
std::string problem_text(int status, std::string_view detail, std::string_view field = {});

/// The same as an answer of type application/problem+json, not to be stored by caches. A 401 asks for a
/// token: not for Basic, at which browsers would open a dialog of their own.
response problem(int status, std::string_view detail, std::string_view field = {});
/// The same with a member beyond those of the RFC.
response problem_with(int status, std::string_view detail, const char* member, json value);

/// The one place that maps kinds of errors to HTTP statuses.
int status_of(error_kind kind);
response problem(const error& failure);

}  // namespace uramost::http
