#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace uramost::accounts {

/// How hard a password's hash is to compute (Argon2id; Biryukov, Dinu, Khovratovich 2016).
struct password_cost {
  unsigned long long operations;
  std::size_t memory_bytes;

  static password_cost interactive();  ///< the default: 64 MiB, about 0.1 s
  static password_cost moderate();     ///< 256 MiB, about 0.5 s
  static password_cost least();        ///< for tests
};

inline constexpr std::size_t least_password_length = 12;  ///< in characters
inline constexpr std::size_t most_password_bytes = 1'000;

/// The one form of a password that can be typed in several (NFC: ë as one letter or as e with two dots).
/// Throws invalid_input (field `password`) for bytes that are not UTF-8, or too many of them.
std::string normal_password(std::string_view typed);

/// Throws invalid_input (field `password`) with advice for a password that is too short, holds the account's
/// name, or is one of those that are guessed first. `password` in its normal form.
void check_password(std::string_view password, std::string_view account_name);

/// Of a password in its normal form. At most two hashes are computed at once, in the whole process: others
/// wait, so that many logins cannot take all memory.
std::string hash_password(std::string_view password, const password_cost& cost);
bool password_matches(const std::string& hash, std::string_view password);

/// Whether a hash was made at another cost.
bool needs_new_hash(const std::string& hash, const password_cost& cost);

/// 100 random bits in letters and digits that are not mistaken for one another: "k3vw-7hnq-…".
std::string one_time_password();

}  // namespace uramost::accounts
