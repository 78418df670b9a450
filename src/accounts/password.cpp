#include "accounts/password.hpp"

#include <sodium.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <semaphore>

#include "accounts/common_passwords.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::accounts {

namespace {
std::counting_semaphore<2> places_to_compute{2};

struct computing {
  computing() { places_to_compute.acquire(); }
  ~computing() { places_to_compute.release(); }
  computing(const computing&) = delete;
  computing& operator=(const computing&) = delete;
};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

error unusable(const std::string& advice) { return invalid_input(advice, "password"); }
}  // namespace

password_cost password_cost::interactive() {
  return {crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE};
}
password_cost password_cost::moderate() {
  return {crypto_pwhash_argon2id_OPSLIMIT_MODERATE, crypto_pwhash_argon2id_MEMLIMIT_MODERATE};
}
password_cost password_cost::least() {
  return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
}

std::string normal_password(std::string_view typed) {
  if (typed.size() > most_password_bytes) throw unusable("A password has at most 1,000 bytes");
  if (!is_utf8(typed)) throw unusable("The password is no text in UTF-8");
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composed = icu::Normalizer2::getNFCInstance(status);
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  if (U_SUCCESS(status))
    composed->normalizeUTF8(0, {typed.data(), static_cast<std::int32_t>(typed.size())}, sink, nullptr,
                            status);
  if (U_FAILURE(status))
    throw error(error_kind::internal, "A password could not be brought into its normal form");
  return normal;
}

void check_password(std::string_view password, std::string_view account_name) {
  if (characters(password) < least_password_length)
    throw unusable("The password is too short: take at least 12 characters, such as four words");
  if (!account_name.empty() && ascii_lower(password).find(ascii_lower(account_name)) != std::string::npos)
    throw unusable("The password holds the account's name; take one that does not");
  if (is_guessed_first(password))
    throw unusable(
        "This password is among those that are guessed first; take words that do not belong together");
}

std::string hash_password(std::string_view password, const password_cost& cost) {
  const computing place;
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_argon2id_str(hash.data(), password.data(), password.size(), cost.operations,
                                 cost.memory_bytes) != 0)
    throw error(error_kind::unavailable, "There is not enough memory to check passwords");
  return hash.data();
}

bool password_matches(const std::string& hash, std::string_view password) {
  const computing place;
  return crypto_pwhash_argon2id_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool needs_new_hash(const std::string& hash, const password_cost& cost) {
  return crypto_pwhash_argon2id_str_needs_rehash(hash.c_str(), cost.operations, cost.memory_bytes) != 0;
}

std::string one_time_password() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";  // without i, l, o, 0 and 1
  std::string password;
  for (int i = 0; i < 20; ++i) {
    if (i > 0 && i % 4 == 0) password += '-';
    password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
  }
  return password;
}

}  // namespace uramost::accounts
