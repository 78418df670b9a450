#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace uramost::accounts {

/// What an opaque secret opens. Its text begins with "ums_" or "umt_", so that a scanner of leaked files
/// knows it, and goes on with 256 random bits in base64url: 47 characters.
enum class secret_kind { session, token };

/// A new one; shown to its owner once and never stored.
std::string new_secret(secret_kind kind);

/// What is stored and looked up instead: BLAKE2b-256 of the text (Aumasson and others 2013). A secret of 256
/// random bits needs no slow hash, and who reads the index's timing learns about the hash, not the secret.
/// Nothing for text that is no secret of this kind.
std::optional<std::string> secret_hash(secret_kind kind, std::string_view text);

/// What a page must send along with a write beside its cookie; follows from the session's secret and tells
/// nothing about it.
std::string csrf_token(std::string_view session_secret);

/// In a time that does not depend on where they differ.
bool is_same_text(std::string_view a, std::string_view b);

}  // namespace uramost::accounts
