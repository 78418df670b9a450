#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/civil_time.hpp"

namespace uramost::accounts {

/// Time-based one-time passwords: RFC 6238 with SHA-1, 30 seconds and six digits, which is what every
/// authenticator app knows.
inline constexpr std::chrono::seconds totp_period{30};

/// 160 random bits (RFC 4226, 4).
std::string new_totp_secret();

std::int64_t totp_step(time_point at);

/// The code of a step (RFC 4226, 5.3). `digits`: 6 to 8.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);

/// The step whose code this is: the one of `now` or a neighbour (clocks differ by seconds), later than
/// `last_accepted`, so that a code works once. Blanks in `code` do not matter.
std::optional<std::int64_t> accepted_totp_step(std::string_view secret, std::string_view code, time_point now,
                                               std::int64_t last_accepted);

/// `otpauth://totp/UraMost:ana?secret=…&issuer=UraMost`: what an app reads from a QR code.
std::string otpauth_uri(std::string_view secret, std::string_view account_name);

/// RFC 4648, 6, without padding; for typing a secret in by hand.
std::string base32(std::string_view bytes);
/// Nothing for anything but base32, in either case, with or without blanks and padding.
std::optional<std::string> from_base32(std::string_view text);

}  // namespace uramost::accounts
