#pragma once

#include "accounts/login.hpp"
#include "http/gate.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/session: who the server takes the asker for, and what they may. On their own machine also the
/// accounts for trying, if there are any.
struct show_session {
  accounts::account_files& people;

  response operator()(const request& asked) const;
};

/// POST /api/session: logs in; the answer carries the cookie. 401 with a `reason` (`refused`, `code_needed`,
/// `change_needed`), 429 with `Retry-After` after too many failures.
struct log_in {
  accounts::account_files& people;
  const accounts::login& way_in;

  response operator()(const request& asked) const;
};

/// DELETE /api/session: logs out.
struct log_out {
  accounts::account_files& people;
  gate& known;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
