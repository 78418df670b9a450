#include "http/compression.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <memory>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
struct free_compressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

bool is_text(std::string_view content_type) {
  const auto type = content_type.substr(0, content_type.find(';'));
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml") ||
         type.ends_with("javascript");
}
}  // namespace

std::string gzip(std::string_view bytes, int level) {
  const std::unique_ptr<libdeflate_compressor, free_compressor> compressor(
      libdeflate_alloc_compressor(level));
  if (!compressor) throw error(error_kind::internal, "no memory for compression");
  std::string packed(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  packed.resize(
      libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
  return packed;
}

bool accepts_gzip(std::string_view accept_encoding) {
  for (std::string_view part : split(accept_encoding, ',')) {
    const auto semicolon = part.find(';');
    const auto coding = ascii_lower(trim(part.substr(0, semicolon)));
    if (coding != "gzip" && coding != "*") continue;
    const auto weight =
        semicolon == std::string_view::npos ? std::string_view{} : trim(part.substr(semicolon + 1));
    return !weight.starts_with("q=") || parse_number(weight.substr(2)).value_or(0) > 0;
  }
  return false;
}

bool is_compressible(const response& answer) {
  return answer.body && answer.body->size() > 1000 && answer.header("Content-Encoding").empty() &&
         is_text(answer.header("Content-Type"));
}

void compress(response& answer, std::string_view accept_encoding) {
  if (!is_compressible(answer)) return;
  answer.set("Vary", "Accept-Encoding");
  if (!accepts_gzip(accept_encoding)) return;
  answer.body = std::make_shared<const std::string>(gzip(*answer.body));
  answer.set("Content-Encoding", "gzip");
}

}  // namespace uramost::http
