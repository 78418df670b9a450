#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/json.hpp"
#include "http/request.hpp"

namespace uramost::http {

/// A link as JSON APIs of OGC write it; `href` is absolute.
json link(std::string_view rel, std::string href, std::string_view type, std::string_view title = {});

/// The address that was asked for.
std::string own_address(const request& asked);

/// A query string without the parameters whose names (as sent) are not wanted.
std::string query_without(std::string_view query_string,
                          const std::function<bool(std::string_view name)>& is_unwanted);

}  // namespace uramost::http
