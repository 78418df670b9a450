#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// An RFC 9457 problem as JSON text; `field` is left out when empty.
std::string problem_text(int status, std::string_view detail, std::string_view field = {});

/// The same as an answer of type application/problem+json, not to be stored by caches.
response problem(int status, std::string_view detail, std::string_view field = {});

/// The one place that maps kinds of errors to HTTP statuses.
int status_of(error_kind kind);
response problem(const error& failure);

}  // namespace uramost::http
