#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account_key.hpp"
#include "accounts/password.hpp"
#include "accounts/role.hpp"
#include "store/account_store.hpp"

namespace uramost::accounts {

/// A new account, as ordered.
struct account_order {
  std::string name;
  accounts::role role = accounts::role::partner;
  std::vector<municipality_code> municipalities{};  ///< empty: all
  bool demo = false;
};

/// The form in which a name is kept: lower case. Throws invalid_input (field `name`) unless it is 2 to 40 of
/// a-z, 0-9, '.', '-', '_', beginning with a letter. One alphabet, since Latin and Cyrillic letters look
/// alike and nobody could tell two accounts apart.
std::string account_name(std::string_view typed);

/// What is done to accounts. Every change is in the audit log, with it or not at all; `by` says who does it.
/// Changes of role, password and lock end the account's sessions. Throws not_found without such an account,
/// conflict for what would leave no administrator who can log in.
class account_book {
 public:
  account_book(store::account_store& in, const account_key& key,
               password_cost cost = password_cost::interactive())
      : in_(in), key_(key), cost_(cost) {}

  /// Returns a password for one login, good for three days, at which another has to be set. Throws conflict
  /// when the name is taken.
  std::string add(const account_order& order, std::string_view by, time_point now);
  /// With a password of its owner's choice (password.hpp says which).
  void add(const account_order& order, std::string_view password, std::string_view by, time_point now);

  /// As the first add, unless there is an administrator already: then nothing.
  std::optional<std::string> add_first_administrator(std::string_view name, std::string_view by,
                                                     time_point now);

  /// Nothing for `municipalities`: they stay.
  void change_role(std::string_view name, role to,
                   const std::optional<std::vector<municipality_code>>& municipalities, std::string_view by,
                   time_point now);
  void lock(std::string_view name, std::string_view by, time_point now);
  /// Also forgets failed logins.
  void unlock(std::string_view name, std::string_view by, time_point now);
  /// As add; the second factor is taken away too when `second_factor` (its device is lost).
  std::string reset_password(std::string_view name, bool second_factor, std::string_view by, time_point now);

  /// By its owner. Throws forbidden when the old one is wrong.
  void change_password(store::account_id whose, std::string_view old_password, std::string_view new_password,
                       time_point now);

  /// Turns the second factor on, once its owner shows a code made with `secret` (totp.hpp). Throws forbidden
  /// when the code is wrong, conflict when there is one already.
  void begin_second_factor(store::account_id whose, std::string_view secret, std::string_view code,
                           time_point now);

 private:
  void insert(const account_order& order, const std::string& hash, std::optional<time_point> expires,
              std::string_view by, time_point now);

  store::account_store& in_;
  const account_key& key_;
  password_cost cost_;
};

/// Whether there is one whom nobody has locked.
bool has_administrator(const store::account_reader& in);
/// What a second factor is sealed for.
std::string second_factor_context(store::account_id whose);
/// What the failures of an account's logins are counted under.
std::string failure_subject(const account_key& key, std::string_view account_name);

}  // namespace uramost::accounts
