#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uramost::http {

/// How a request came in: at us, or at a proxy that says so.
struct arrival {
  std::string address;  ///< the client's, numeric; "unknown" or "_…" when a proxy keeps it to itself
  std::string scheme;   ///< "http" or "https"
  std::string host;     ///< as a Host field names it
};

/// What the proxies on a request's way say of how it came in at each, the client's first. What one does not
/// say is empty. At least one. Throws invalid_input naming the field.
using arrivals = std::vector<arrival>;

/// The `Forwarded` field of RFC 7239.
arrivals parse_forwarded(std::string_view field);

/// The older `X-Forwarded-For` ("client, proxy, …"), with `-Proto` and `-Host` as the last proxy met them.
arrivals parse_x_forwarded(std::string_view x_for, std::string_view x_proto, std::string_view x_host);

}  // namespace uramost::http
