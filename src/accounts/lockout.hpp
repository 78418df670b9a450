#pragma once

#include <chrono>
#include <optional>

#include "store/account.hpp"

namespace uramost::accounts {

/// How failed logins slow down the next ones: the first `free_tries` cost nothing, then the wait doubles with
/// every failure, from `first_wait` to `longest_wait`. Failures are forgotten after a day without any.
struct lockout_rule {
  std::int64_t free_tries;
  std::chrono::seconds first_wait{15};
  std::chrono::seconds longest_wait{900};

  std::chrono::seconds wait_after(std::int64_t failures) const;
};

inline constexpr lockout_rule account_lockout{.free_tries = 5};
/// Many people share an address behind a router.
inline constexpr lockout_rule address_lockout{.free_tries = 30};
inline constexpr std::chrono::hours failures_forgotten_after{24};

/// Until when there is no further try; nothing when there is one now.
std::optional<time_point> locked_until(const lockout_rule& rule, const store::login_failures& failures,
                                       time_point now);

/// After one more.
store::login_failures one_more(const store::login_failures& failures, time_point now);

}  // namespace uramost::accounts
