#include "http/guard.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

bool is_loopback_name(std::string_view host) {
  const std::string lower = ascii_lower(host);
  return lower == "localhost" || lower == "127.0.0.1" || lower == "[::1]";
}

std::string guard::base_url(std::string_view host) const {
  if (host.empty()) throw invalid_input("the request has no Host header", "Host");
  const auto bracket = host.starts_with('[') ? host.find(']') : 0;
  const auto colon = bracket == std::string_view::npos ? bracket : host.find(':', bracket);
  const std::string_view port = colon == std::string_view::npos ? "80" : host.substr(colon + 1);
  if (!is_loopback_name(host.substr(0, colon)) || port != std::to_string(port_))
    throw error(
        error_kind::forbidden,
        "until accounts exist, the server only answers under localhost, 127.0.0.1 or [::1] and its own port",
        "Host");
  return "http://" + ascii_lower(host);
}

void guard::check_origin(const request& asked) const {
  const std::string_view origin = asked.header("origin");
  const bool reads = asked.method == "GET" || asked.method == "HEAD";
  if (!reads && !origin.empty() && ascii_lower(origin) != asked.base_url)
    throw error(error_kind::forbidden, "writes from the pages of another origin are refused", "Origin");
}

}  // namespace uramost::http
