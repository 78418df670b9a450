#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/access.hpp"
#include "store/account_store.hpp"

namespace uramost::accounts {

/// How long a session lasts: not used for `idle`, or `longest` in all.
struct session_rule {
  std::chrono::minutes idle{30};
  std::chrono::minutes longest{12 * 60};
};

/// Begins one, within a batch, and forgets those that have run out. Returns its secret, for the cookie.
std::string open_session(store::account_batch& in, store::account_id whose, const session_rule& rule,
                         time_point now);

/// Who has shown this session; nothing when there is none, it has run out, or its account is locked or must
/// change its password. Notes once a minute that it was used.
std::optional<access> find_session(store::account_store& in, std::string_view secret,
                                   const session_rule& rule, time_point now);

/// Logs out; a session that is not there is no error.
void close_session(store::account_store& in, std::string_view secret, time_point now);

}  // namespace uramost::accounts
