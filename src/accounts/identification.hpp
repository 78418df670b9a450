#pragma once

#include <optional>

#include "accounts/access.hpp"
#include "accounts/credentials.hpp"
#include "accounts/session.hpp"
#include "store/account_store.hpp"

namespace uramost::accounts {

/// Who shows these credentials: a token, or else a session. No credentials: the public. Nothing for
/// credentials that are no (longer) good: the asker believes to be somebody, and should be told. Reads a few
/// rows; once a minute a session it writes.
std::optional<access> identify(store::account_store& in, const credentials& shown, const session_rule& rule,
                               time_point now);

}  // namespace uramost::accounts
