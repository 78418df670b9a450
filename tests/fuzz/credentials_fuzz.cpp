#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "accounts/credentials.hpp"
#include "accounts/secret.hpp"
#include "accounts/token_book.hpp"
#include "accounts/totp.hpp"
#include "core/error.hpp"

/// The two header fields, parted by the first line feed. What they show comes out of them, and what has a
/// hash is a secret of the one kind.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost::accounts;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parting = std::min(text.find('\n'), text.size());
  const std::string_view cookie = text.substr(0, parting), authorization = text.substr(parting);
  const credentials shown = read_credentials(cookie, authorization);
  if (cookie.find(shown.session) == std::string_view::npos) std::abort();
  if (shown.token.size() > authorization.size()) std::abort();
  for (const std::string& each : {shown.session, shown.token}) {
    const auto as_session = secret_hash(secret_kind::session, each),
               as_token = secret_hash(secret_kind::token, each);
    if (as_session && as_token) std::abort();
    if ((as_session || as_token) && each.size() != 47) std::abort();
  }
  if (const auto bytes = from_base32(text); bytes && from_base32(base32(*bytes)) != bytes) std::abort();
  try {
    if (to_string(parse_token_scopes(text)).empty()) std::abort();
  } catch (const uramost::error&) {
  }
  return 0;
}
