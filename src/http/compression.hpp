#pragma once

#include <string>
#include <string_view>

#include "http/response.hpp"

namespace uramost::http {

/// The gzip file format. `level` 1 (fast) to 12.
std::string gzip(std::string_view bytes, int level = 6);

/// Whether an Accept-Encoding header takes gzip (RFC 9110: q=0 refuses).
bool accepts_gzip(std::string_view accept_encoding);

/// Text (also JSON, SVG, …) of more than 1,000 bytes, held in memory and not encoded yet, is worth it.
bool is_compressible(const response& answer);

/// Compresses the body in place when it is worth it and the client takes it; says `Vary` in either case.
void compress(response& answer, std::string_view accept_encoding);

}  // namespace uramost::http
