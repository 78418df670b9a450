#pragma once

namespace uramost::http {

/// What decides whether other machines may reach a server.
struct exposure {
  bool is_loopback = true;  ///< the address it listens on
  bool has_administrator = false;
  bool speaks_tls = false;
  bool has_proxy = false;       ///< one that is trusted
  bool plain_is_meant = false;  ///< said to be all right, in so many words
};

/// Throws forbidden, with a sentence that says what to do: beyond this machine, somebody has to be in charge
/// of accounts, and passwords and incidents have to be encrypted on their way.
void check(const exposure& planned);

}  // namespace uramost::http
