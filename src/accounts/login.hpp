#pragma once

#include <optional>
#include <string>

#include "accounts/account_key.hpp"
#include "accounts/password.hpp"
#include "accounts/session.hpp"
#include "store/account_store.hpp"

namespace uramost::accounts {

/// What somebody types who wants to log in, and from where.
struct login_attempt {
  std::string name;
  std::string password;
  std::string code{};          ///< of the second factor
  std::string new_password{};  ///< in place of a password for one login
  std::string address{};       ///< numeric; "127.0.0.1", "::1"
  std::string session{};       ///< the one that is given up for the new one, if any
};

enum class login_outcome {
  accepted,
  refused,        ///< unknown, wrong, locked or expired: nobody is told which
  code_needed,    ///< the password is right; the account has a second factor
  change_needed,  ///< the password is right, for one login; a new one has to come with it
  wait            ///< too many failures; nothing was checked
};

struct login_result {
  login_outcome outcome = login_outcome::refused;
  std::string session{};  ///< its secret, when accepted
  access who{};
  std::optional<time_point> wait_until{};
};

/// The way in by password. Safe to use from many threads. A try takes as long for an unknown name as for a
/// wrong password, and both count towards the same waits.
class login {
 public:
  login(store::account_store& in, const account_key& key, session_rule rule = {},
        password_cost cost = password_cost::interactive());

  /// Every try that gets as far as the password is in the audit log: as "login", or as "login.password" when
  /// the password was right and a code or a new password is missing. Throws invalid_input (field
  /// `new_password`) for a new password that may not be used.
  login_result attempt(const login_attempt& tried, time_point now) const;

 private:
  struct verdict;
  struct subjects;
  std::optional<time_point> locked_until(const store::account_reader& in, const subjects& who,
                                         time_point now) const;
  verdict check(const store::account& whose, const login_attempt& tried, time_point now) const;
  login_result accept(store::account_batch& in, store::account whose, const login_attempt& tried,
                      const verdict& found, time_point now) const;
  void refuse(store::account_batch& in, const subjects& who, bool is_known, const login_attempt& tried,
              time_point now) const;

  store::account_store& in_;
  const account_key& key_;
  session_rule rule_;
  password_cost cost_;
  std::string nobodys_hash_;  // checked in place of an unknown account's
};

}  // namespace uramost::accounts
