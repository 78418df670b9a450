#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/cors.hpp"
#include "http/origin.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/trusted_proxies.hpp"

namespace uramost::http {

/// Where a server is, and who may come in how. Texts as a person writes them.
struct guard_rules {
  std::string address = "127.0.0.1";           ///< that we listen on, numeric
  std::uint16_t port = 0;                      ///< likewise
  bool speaks_tls = false;                     ///< on that port
  std::vector<std::string> public_urls{};      ///< "https://map.example.org": what else we are known as
  std::vector<std::string> trusted_proxies{};  ///< addresses and networks
  std::vector<std::string> allowed_origins{};  ///< sites whose pages may read with a token
  std::vector<std::string> embedding_sites{};  ///< sites whose pages may show the public's page in a frame
  bool plain_from_afar = false;                ///< clients of other machines may come without TLS or proxy
};

/// Stands between the bytes of a request and its route. A page elsewhere can neither rebind its own host name
/// to us (we answer under the names we know only) nor send writes (a POST or DELETE with an Origin must come
/// from our own pages). Immutable after construction, safe for many threads.
class guard {
 public:
  /// Throws invalid_input for rules that cannot be read.
  explicit guard(const guard_rules& rules);

  /// Says where a request comes from: expects `address` to be the peer's; makes it the client's and fills in
  /// `base_url` and `is_secure`. `authority`: of a target in absolute form. Throws invalid_input, forbidden.
  /// Answers at once when a browser only asks whether it may ask.
  std::optional<response> let_in(request& asked, std::string_view authority) const;

  /// Adds what goes with every answer: security fields, and leave for other sites to read it.
  void let_out(response& made, const request& asked) const;

 private:
  origin name_of_ours(const arrival& came) const;
  void check(const ip_address& peer) const;

  std::string own_address_;  // as a Host field names it
  std::string own_port_;
  bool speaks_tls_;
  bool only_by_proxy_;  // for clients of other machines
  std::vector<origin> public_urls_;
  trusted_proxies proxies_;
  cors other_sites_;
  std::string embedding_sites_;
};

}  // namespace uramost::http
