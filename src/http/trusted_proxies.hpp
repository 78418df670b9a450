#pragma once

#include <string>
#include <vector>

#include "http/forwarded.hpp"
#include "http/ip_address.hpp"
#include "http/request.hpp"

namespace uramost::http {

/// The proxies in front of us, whose word on where requests come from is believed.
class trusted_proxies {
 public:
  /// Addresses or networks (ip_address.hpp). Throws invalid_input.
  explicit trusted_proxies(const std::vector<std::string>& networks = {});

  bool include(const ip_address& address) const;
  bool empty() const { return networks_.empty(); }

  /// How the request came in that came to us as `direct`. Each trusted proxy is asked for the next, from us
  /// outwards; the first address that is none is the client's. Throws invalid_input for fields that are
  /// malformed or of both kinds, forbidden when a program on this machine forwards without being trusted.
  arrival resolve(const request& asked, const arrival& direct) const;

 private:
  bool include(const std::string& address) const;

  std::vector<ip_network> networks_;
};

/// Whether a proxy, or somebody who poses as one, says how the request came in.
bool is_forwarded(const request& asked);

}  // namespace uramost::http
