#include "publication/signing_key.hpp"

#include <sodium.h>

#include <span>

#include "core/error.hpp"
#include "core/hex.hpp"

namespace uramost::publication {

namespace {
/// Whether the text is exactly as many bytes as there is room for.
bool read_hex(std::string_view text, std::span<unsigned char> into) {
  std::size_t read = 0;
  const char* end = nullptr;
  return sodium_hex2bin(into.data(), into.size(), text.data(), text.size(), nullptr, &read, &end) == 0 &&
         read == into.size() && end == text.data() + text.size();
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
}  // namespace

signing_key signing_key::make() {
  if (sodium_init() < 0) throw error(error_kind::internal, "no source of random numbers");
  signing_key made;
  public_key ignored;
  crypto_sign_keypair(ignored.data(), made.secret_.data());
  return made;
}

signing_key::signing_key(std::string_view hex) {
  if (!read_hex(hex, secret_)) throw invalid_input("this is no signing key", "key");
}

signing_key::~signing_key() { sodium_memzero(secret_.data(), secret_.size()); }

public_key signing_key::verifier() const {
  public_key key;
  crypto_sign_ed25519_sk_to_pk(key.data(), secret_.data());
  return key;
}

std::string signing_key::to_hex() const { return uramost::to_hex(secret_); }

std::string signing_key::sign(std::string_view bytes) const {
  std::array<unsigned char, crypto_sign_BYTES> signature;
  crypto_sign_detached(signature.data(), nullptr, bytes_of(bytes), bytes.size(), secret_.data());
  return uramost::to_hex(signature);
}

std::string to_hex(const public_key& key) { return uramost::to_hex(key); }

public_key parse_public_key(std::string_view hex) {
  public_key key;
  if (!read_hex(hex, key))
    throw invalid_input("'" + std::string(hex) + "' is no public key of 64 hexadecimal digits", "key");
  return key;
}

bool is_signed_by(const public_key& key, std::string_view bytes, std::string_view signature) {
  std::array<unsigned char, crypto_sign_BYTES> read;
  return read_hex(signature, read) &&
         crypto_sign_verify_detached(read.data(), bytes_of(bytes), bytes.size(), key.data()) == 0;
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
  crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
  return uramost::to_hex(digest);
}

}  // namespace uramost::publication
