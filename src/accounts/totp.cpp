#include "accounts/totp.hpp"

#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

#include "core/error.hpp"
#include "core/query_parameters.hpp"

namespace uramost::accounts {

namespace {
constexpr std::string_view base32_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::string_view message) {
  std::array<unsigned char, 20> digest{};
  unsigned length = 0;
  if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(),
           &length) == nullptr)
    throw error(error_kind::internal, "A one-time code could not be computed");
  return digest;
}

std::string big_endian(std::int64_t number) {
  std::string bytes(8, '\0');
  for (std::size_t i = 8; i-- > 0; number >>= 8) bytes[i] = static_cast<char>(number & 0xFF);
  return bytes;
}
}  // namespace

std::string new_totp_secret() {
  std::string secret(20, '\0');
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::int64_t totp_step(time_point at) { return at.time_since_epoch() / totp_period; }

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
  const auto hash = hmac_sha1(secret, big_endian(step));
  const std::size_t offset = hash[19] & 0xFu;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | hash[offset + i];
  number &= 0x7FFF'FFFF;
  std::string code(static_cast<std::size_t>(digits), '0');
  for (std::size_t digit = code.size(); digit-- > 0; number /= 10)
    code[digit] = static_cast<char>('0' + number % 10);
  return code;
}

std::optional<std::int64_t> accepted_totp_step(std::string_view secret, std::string_view code, time_point now,
                                               std::int64_t last_accepted) {
  std::string typed;
  for (const char each : code)
    if (each != ' ') typed += each;
  for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step) {
    const std::string expected = totp_code(secret, step);
    if (step > last_accepted && typed.size() == expected.size() &&
        sodium_memcmp(typed.data(), expected.data(), expected.size()) == 0)
      return step;
  }
  return std::nullopt;
}

std::string otpauth_uri(std::string_view secret, std::string_view account_name) {
  return "otpauth://totp/UraMost:" + percent_encode(account_name) + "?secret=" + base32(secret) +
         "&issuer=UraMost";
}

std::string base32(std::string_view bytes) {
  std::string text;
  unsigned held = 0, bits = 0;
  for (const char byte : bytes) {
    held = (held << 8 | static_cast<unsigned char>(byte)) & 0xFFFu;
    for (bits += 8; bits >= 5; bits -= 5) text += base32_letters[held >> (bits - 5) & 31u];
  }
  if (bits > 0) text += base32_letters[held << (5 - bits) & 31u];
  return text;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  unsigned held = 0, bits = 0;
  for (char letter : text) {
    if (letter == ' ' || letter == '=') continue;
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    const auto value = base32_letters.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 5 | static_cast<unsigned>(value)) & 0xFFFu;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(held >> bits & 0xFFu);
    }
  }
  return bytes;
}

}  // namespace uramost::accounts
