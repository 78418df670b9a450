#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/civil_time.hpp"
#include "core/ids.hpp"

namespace uramost::store {

using account_id = strong_id<struct account_tag, std::int64_t>;
using token_id = strong_id<struct token_tag, std::int64_t>;

/// An account as the file keeps it. What its texts mean is `accounts`' to say.
struct account {
  account_id id;     ///< 0 until stored
  std::string name;  ///< unique
  std::string role;
  std::vector<municipality_code> municipalities{};  ///< ascending; empty: all
  std::string password_hash;
  bool must_change = false;                         ///< the password is for one login, to set another
  std::optional<time_point> password_expires_at{};  ///< of a password for one login
  bool locked = false;                              ///< by an administrator
  bool demo = false;                                ///< made for trying, with a password everybody knows
  std::string second_factor{};                      ///< its secret, sealed; empty: none
  std::int64_t second_factor_step = 0;              ///< the last time step whose code was accepted
  time_point created_at{};

  friend bool operator==(const account&, const account&) = default;
};

/// Somebody who has logged in.
struct session {
  std::string hash;  ///< of its secret, 32 bytes
  account_id account;
  time_point created_at{};
  time_point used_at{};

  friend bool operator==(const session&, const session&) = default;
};

/// A program's way in.
struct token {
  token_id id;  ///< 0 until stored
  account_id account;
  std::string hash;    ///< of its secret, 32 bytes
  std::string label;   ///< what it is for, in its owner's words
  std::string scopes;  ///< "read,export"
  time_point created_at{};
  time_point expires_at{};
  std::optional<time_point> revoked_at{};

  friend bool operator==(const token&, const token&) = default;
};

/// Logins that failed one after the other.
struct login_failures {
  std::int64_t count = 0;
  time_point last_at{};

  friend bool operator==(const login_failures&, const login_failures&) = default;
};

}  // namespace uramost::store
