#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/request.hpp"

namespace uramost::http {

/// Keeps other web sites out of a server that has no accounts yet: a page elsewhere can neither rebind its
/// own host name to this machine (the Host header must be a loopback name with our port) nor send writes (a
/// POST or DELETE with an Origin must come from our own pages).
class guard {
 public:
  explicit guard(std::uint16_t port) : port_(port) {}

  /// "http://host:port" for absolute links. Throws invalid_input without a Host, forbidden for a foreign one.
  std::string base_url(std::string_view host) const;

  /// Throws forbidden.
  void check_origin(const request& asked) const;

 private:
  std::uint16_t port_;
};

/// `localhost`, `127.0.0.1` or `[::1]`, with any case.
bool is_loopback_name(std::string_view host);

}  // namespace uramost::http
