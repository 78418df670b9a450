#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/access.hpp"
#include "store/account_store.hpp"

namespace uramost::accounts {

/// What a new token is to be.
struct token_order {
  std::string account;  ///< the name of its owner
  std::string label;    ///< what it is for
  std::set<token_scope> scopes;
  time_point expires_at;
};

/// "read,export"; throws invalid_input (field `scope`) for anything else, and for none.
std::set<token_scope> parse_token_scopes(std::string_view text);
std::string to_string(const std::set<token_scope>& scopes);

/// Makes a token; its secret is returned, once. Throws not_found without such an account, invalid_input for
/// one that would end before it begins or after more than a year, or that has no scope. `by`: who does it.
std::string create_token(store::account_store& in, const token_order& order, std::string_view by,
                         time_point now);

/// Throws not_found. One that is revoked already stays so.
void revoke_token(store::account_store& in, store::token_id which, std::string_view by, time_point now);

/// Who has shown this token; nothing when there is none, it is revoked or has expired, or its account is
/// locked or must change its password.
std::optional<access> find_token(const store::account_store& in, std::string_view secret, time_point now);

}  // namespace uramost::accounts
