#pragma once

#include <array>
#include <string>
#include <string_view>

namespace uramost::publication {

/// An Ed25519 public key: 64 hexadecimal digits when written.
using public_key = std::array<unsigned char, 32>;

/// Signs releases (Ed25519; Bernstein and others 2012). Wiped when it goes.
class signing_key {
 public:
  /// A new one, at random.
  static signing_key make();
  /// Reads what `to_hex` writes. Throws invalid_input.
  explicit signing_key(std::string_view hex);
  ~signing_key();
  signing_key(const signing_key&) = default;
  signing_key& operator=(const signing_key&) = default;

  public_key verifier() const;
  /// The secret itself, 128 digits: for a file that nobody else can read.
  std::string to_hex() const;
  /// The signature of the bytes, 128 hexadecimal digits.
  std::string sign(std::string_view bytes) const;

 private:
  signing_key() = default;
  std::array<unsigned char, 64> secret_{};
};

std::string to_hex(const public_key& key);
/// Throws invalid_input (field `key`).
public_key parse_public_key(std::string_view hex);

/// Whether the signature is of these bytes and by this key. Any text may come.
bool is_signed_by(const public_key& key, std::string_view bytes, std::string_view signature);

/// SHA-256, 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace uramost::publication
