#pragma once

#include "accounts/account_files.hpp"
#include "http/gate.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

/// What a person does about their own account. All but the list needs a login by password: a token that leaks
/// must not be able to make itself last.
namespace uramost::http {

/// POST /api/account/password
struct change_password {
  accounts::account_files& people;
  gate& known;

  response operator()(const request& asked) const;
};

/// POST /api/account/second-factor/secret: a new one, for an authenticator; kept nowhere.
struct second_factor_secret {
  response operator()(const request& asked) const;
};

/// POST /api/account/second-factor: turns it on, with the secret and a code made of it.
struct begin_second_factor {
  accounts::account_files& people;

  response operator()(const request& asked) const;
};

/// GET /api/account/tokens: one's own, without their secrets.
struct own_tokens {
  accounts::account_files& people;

  response operator()(const request& asked) const;
};

/// POST /api/account/tokens: its secret is in the answer, once.
struct create_own_token {
  accounts::account_files& people;

  response operator()(const request& asked) const;
};

/// DELETE /api/account/tokens/{id}
struct revoke_own_token {
  accounts::account_files& people;
  gate& known;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
