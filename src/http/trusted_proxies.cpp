#include "http/trusted_proxies.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace uramost::http {

namespace {
/// All fields of a name as one, as they are to be read (RFC 9110 5.2).
std::string joined(const request& asked, std::string_view name) {
  std::string all;
  for (const auto& [each, value] : asked.headers)
    if (each == name) all += (all.empty() ? "" : ", ") + value;
  return all;
}

}  // namespace

bool is_forwarded(const request& asked) {
  return std::ranges::any_of(asked.headers, [](const auto& field) {
    return field.first == "forwarded" || field.first == "x-forwarded-for" ||
           field.first == "x-forwarded-proto" || field.first == "x-forwarded-host";
  });
}

trusted_proxies::trusted_proxies(const std::vector<std::string>& networks) {
  for (const std::string& each : networks) networks_.emplace_back(each);
}

bool trusted_proxies::include(const ip_address& address) const {
  return std::ranges::any_of(networks_, [&](const ip_network& each) { return each.contains(address); });
}

bool trusted_proxies::include(const std::string& address) const {
  const auto parsed = ip_address::parse(address);
  return parsed && include(*parsed);
}

arrival trusted_proxies::resolve(const request& asked, const arrival& direct) const {
  if (!is_forwarded(asked)) return direct;
  if (!include(direct.address)) {
    // A proxy beside us that nobody told us of would make everybody a user of this machine.
    const auto peer = ip_address::parse(direct.address);
    if (peer && peer->is_loopback())
      throw error(error_kind::forbidden,
                  "a proxy on this machine forwards requests, but is not trusted to: serve with "
                  "--trusted-proxy " +
                      direct.address);
    return direct;
  }
  const std::string forwarded = joined(asked, "forwarded"), x_for = joined(asked, "x-forwarded-for"),
                    x_proto = joined(asked, "x-forwarded-proto"), x_host = joined(asked, "x-forwarded-host");
  const bool is_older = !(x_for + x_proto + x_host).empty();
  if (is_older && !forwarded.empty())
    throw invalid_input("proxies added both Forwarded and X-Forwarded fields; only one kind can be true",
                        "Forwarded");
  const arrivals said = is_older ? parse_x_forwarded(x_for, x_proto, x_host) : parse_forwarded(forwarded);
  arrival came = direct;
  for (auto word = said.rbegin(); word != said.rend() && include(came.address); ++word) {
    came.address = word->address.empty() ? "unknown" : word->address;
    if (!word->scheme.empty()) came.scheme = word->scheme;
    if (!word->host.empty()) came.host = word->host;
  }
  return came;
}

}  // namespace uramost::http
