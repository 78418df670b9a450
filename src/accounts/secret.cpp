#include "accounts/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace uramost::accounts {

namespace {
constexpr std::size_t random_bytes = 32;
constexpr int url_safe = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

constexpr std::string_view prefix_of(secret_kind kind) {
  return kind == secret_kind::session ? "ums_" : "umt_";
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string base64url(const std::array<unsigned char, random_bytes>& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(random_bytes, url_safe), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), url_safe);
  text.pop_back();
  return text;
}

bool is_base64url(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
}
}  // namespace

std::string new_secret(secret_kind kind) {
  std::array<unsigned char, random_bytes> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  return std::string(prefix_of(kind)) + base64url(bytes);
}

std::optional<std::string> secret_hash(secret_kind kind, std::string_view text) {
  constexpr std::size_t length = 4 + 43;
  if (text.size() != length || !text.starts_with(prefix_of(kind)) || !std::ranges::all_of(text, is_base64url))
    return std::nullopt;
  std::string hash(random_bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(), bytes_of(text), text.size(),
                     nullptr, 0);
  return hash;
}

std::string csrf_token(std::string_view session_secret) {
  constexpr std::string_view purpose = "uramost csrf";
  std::array<unsigned char, random_bytes> derived;
  crypto_generichash(derived.data(), derived.size(), bytes_of(purpose), purpose.size(),
                     bytes_of(session_secret), session_secret.size());
  return base64url(derived);
}

bool is_same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace uramost::accounts
