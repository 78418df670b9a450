#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "accounts/role.hpp"
#include "store/account.hpp"

namespace uramost::accounts {

/// What a request is answered from: releases, incidents with masked locations, or the incidents themselves.
enum class view { published, masked, restricted };

/// "published", "masked", "restricted".
std::string_view to_string(view which);

/// Who asks, and what they may have: the one value that a request is answered by.
struct access {
  std::optional<store::account_id> account;  ///< nothing: the public
  std::string name = "public";               ///< for the audit log and for people
  accounts::role role = accounts::role::visitor;
  std::vector<municipality_code> municipalities;  ///< ascending; empty: all
  std::optional<std::set<token_scope>> scopes;    ///< of the token that was shown; nothing: not by token
  std::string session;                            ///< the secret of the session that was shown, if any

  bool may(permission what) const;
  /// Throws forbidden, with a sentence that says whether logging in would help.
  void require(permission what) const;
  accounts::view view() const;
};

/// Of an account that has logged in, or shown a token of these scopes.
access access_of(const store::account& whose, std::optional<std::set<token_scope>> scopes = {});

}  // namespace uramost::accounts
