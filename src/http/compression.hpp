#pragma once

#include <string>
#include <string_view>

#include "http/response.hpp"

namespace uramost::http {

/// How bytes are packed on their way: as they are, as a gzip file (RFC 1952), or as Brotli (RFC 7932).
enum class coding { none, gzip, br };

/// As in Content-Encoding; empty for none.
std::string_view to_string(coding packed_as);

/// What an Accept-Encoding header asks for (RFC 9110 12.5.3): the coding of the highest weight, of equal ones
/// Brotli, which is mostly smaller. Without a header, none.
coding preferred_coding(std::string_view accept_encoding);

enum class effort {
  quick,    ///< for what is sent once or a few times
  thorough  ///< for what is kept for long
};
std::string packed(std::string_view bytes, coding as, effort spent = effort::quick);

/// Text (also JSON, SVG, …) of more than 1,000 bytes, held in memory and not encoded yet, is worth it; not
/// with a strong ETag, which is of these bytes and no others.
bool is_compressible(const response& answer);

/// Compresses the body in place when it is worth it and the client takes it; says `Vary` in either case.
void compress(response& answer, std::string_view accept_encoding);

}  // namespace uramost::http
