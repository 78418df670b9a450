#include "accounts/credentials.hpp"

#include <sodium.h>

#include "core/text.hpp"

namespace uramost::accounts {

namespace {
constexpr std::size_t longest_field = 8'192;

std::string session_of(std::string_view cookie) {
  std::string_view found;
  int times = 0;
  for (const std::string_view pair : split(cookie, ';')) {
    const std::string_view trimmed = trim(pair);
    const auto equals = trimmed.find('=');
    if (equals == std::string_view::npos || trimmed.substr(0, equals) != session_cookie_name) continue;
    found = trimmed.substr(equals + 1);
    ++times;
  }
  return times == 1 ? std::string(found) : std::string();
}

std::string basic_password(std::string_view encoded) {
  std::string decoded(encoded.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(decoded.data()), decoded.size(), encoded.data(),
                        encoded.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return {};
  decoded.resize(length);
  const auto colon = decoded.find(':');
  return colon == std::string::npos ? std::string() : decoded.substr(colon + 1);
}

std::string token_of(std::string_view authorization) {
  const auto blank = authorization.find(' ');
  if (blank == std::string_view::npos) return {};
  const std::string scheme = ascii_lower(authorization.substr(0, blank));
  const std::string_view shown = trim(authorization.substr(blank));
  if (scheme == "bearer") return std::string(shown);
  if (scheme == "basic") return basic_password(shown);
  return {};
}
}  // namespace

credentials read_credentials(std::string_view cookie, std::string_view authorization) {
  credentials shown;
  if (cookie.size() <= longest_field) shown.session = session_of(cookie);
  if (authorization.size() <= longest_field) shown.token = token_of(trim(authorization));
  return shown;
}

}  // namespace uramost::accounts
