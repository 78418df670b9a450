#include "http/origin.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/ip_address.hpp"

namespace uramost::http {

namespace {
/// Where the port's colon stands, or the end.
std::size_t end_of_host(std::string_view authority) {
  const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
  return std::min(authority.find(':', std::min(bracket, authority.size())), authority.size());
}

bool is_host(std::string_view host) {
  if (host.starts_with('['))
    return host.ends_with(']') && ip_address::parse(host.substr(1, host.size() - 2)).has_value();
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}
}  // namespace

bool is_loopback_name(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

origin origin::of(std::string_view scheme, std::string_view host) {
  origin made{std::string(scheme), ascii_lower(host)};
  const auto number = parse_integer(made.port()).value_or(0);
  if (!is_host(made.host()) || number < 1 || number > 65535 || made.port() != std::to_string(number))
    throw invalid_input("'" + std::string(host) + "' is no name of a host", "Host");
  if (const origin bare{made.scheme, std::string(made.host())}; bare.port() == made.port()) return bare;
  return made;
}

origin origin::parse(std::string_view url) {
  const auto end = url.find("://");
  const std::string scheme = ascii_lower(url.substr(0, end));
  if (end == std::string_view::npos || (scheme != "http" && scheme != "https"))
    throw invalid_input("'" + std::string(url) + "' is no address such as https://map.example.org");
  std::string_view host = url.substr(end + 3);
  if (host.ends_with('/')) host.remove_suffix(1);
  if (host.find('/') != std::string_view::npos)
    throw invalid_input("'" + std::string(url) + "' has a path; the map is always at the root of its host");
  return of(scheme, host);
}

std::string_view origin::port() const {
  const auto colon = end_of_host(authority);
  if (colon < authority.size()) return std::string_view(authority).substr(colon + 1);
  return is_secure() ? "443" : "80";
}

std::string_view origin::host() const {
  return std::string_view(authority).substr(0, end_of_host(authority));
}

}  // namespace uramost::http
