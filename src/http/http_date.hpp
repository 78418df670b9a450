#pragma once

#include <string_view>

namespace uramost::http {

/// The time of now as in a Date field (RFC 9110 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT", always 29
/// characters. Written at most once a second and thread; there until this thread asks again.
std::string_view http_date();

}  // namespace uramost::http
