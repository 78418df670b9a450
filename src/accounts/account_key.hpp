#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace uramost::accounts {

/// The secret key beside the accounts' file: without it, a copy of that file gives away no second factor and
/// no name that somebody mistyped. Immutable; safe to use from many threads.
class account_key {
 public:
  /// Reads the key, or makes one (mode 600) when the file is missing. Throws forbidden when others may read
  /// it, unavailable when it is no key or cannot be written.
  explicit account_key(const std::filesystem::path& file);
  ~account_key();
  account_key(const account_key&) = delete;
  account_key& operator=(const account_key&) = delete;

  /// Encrypts (XChaCha20-Poly1305), bound to a context ("second factor of account 5"): moved elsewhere, it
  /// does not open.
  std::string seal(std::string_view plain, std::string_view context) const;
  /// Nothing when it was not sealed with this key and context.
  std::optional<std::string> open(std::string_view sealed, std::string_view context) const;

  /// 32 bytes that stand for a text and cannot be guessed back without the key (keyed BLAKE2b).
  std::string fingerprint(std::string_view text) const;

 private:
  std::array<unsigned char, 32> sealing_{};
  std::array<unsigned char, 32> naming_{};
};

}  // namespace uramost::accounts
