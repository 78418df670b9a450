#pragma once

#include <string>
#include <string_view>

namespace uramost::accounts {

/// Of the cookie that carries a session.
inline constexpr std::string_view session_cookie_name = "uramost_session";

/// What a request shows of itself; each may be empty. Not checked.
struct credentials {
  std::string session;  ///< from the Cookie field
  std::string token;    ///< from the Authorization field: Bearer, or the password of Basic (any user name)

  bool is_empty() const { return session.empty() && token.empty(); }
};

/// Reads both fields as they came; what is malformed shows nothing (RFC 6265, 6750, 7617). Two cookies of the
/// name show nothing either: one of them would be somebody else's.
credentials read_credentials(std::string_view cookie, std::string_view authorization);

}  // namespace uramost::accounts
