#pragma once

#include <string>
#include <string_view>

namespace uramost::http {

/// Scheme, host and port of a web site, as browsers write it in an Origin field: lower case, no default port,
/// no path.
struct origin {
  std::string scheme;     ///< "http" or "https"
  std::string authority;  ///< "map.example.org", "127.0.0.1:8080", "[::1]:8080"

  /// Of a host as a Host field names it, asked by that scheme. Throws invalid_input for what cannot be one.
  static origin of(std::string_view scheme, std::string_view host);
  /// "https://map.example.org", a slash after it allowed. Throws invalid_input for any other text.
  static origin parse(std::string_view url);

  std::string to_string() const { return scheme + "://" + authority; }
  bool is_secure() const { return scheme == "https"; }
  std::string_view host() const;  ///< without the port; an IPv6 address in its brackets
  std::string_view port() const;  ///< the default one of the scheme, too

  bool operator==(const origin&) const = default;
};

/// `localhost`, `127.0.0.1` or `[::1]`, in lower case.
bool is_loopback_name(std::string_view host);

}  // namespace uramost::http
