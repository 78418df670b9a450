#include "http/compression.hpp"

#include <brotli/encode.h>
#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <optional>

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

/// `level` 1 (fast) to 12.
std::string gzip(std::string_view bytes, int level) {
  const std::unique_ptr<libdeflate_compressor, free_compressor> compressor(
      libdeflate_alloc_compressor(level));
  if (!compressor) throw error(error_kind::internal, "no memory for compression");
  std::string packed(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  packed.resize(
      libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
  return packed;
}

/// `quality` 0 (fast) to 11.
std::string brotli(std::string_view bytes, int quality) {
  std::string packed(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
  std::size_t size = packed.size();
  if (!BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.size(),
                             reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                             reinterpret_cast<std::uint8_t*>(packed.data())))
    throw error(error_kind::internal, "no memory for compression");
  packed.resize(size);
  return packed;
}

/// Of the parameters after a coding's name: `q`, 0 to 1; one that cannot be read is as good as a refusal.
double weight_of(std::string_view parameters) {
  const std::string text = ascii_lower(trim(parameters));
  return text.starts_with("q=") ? parse_number(trim(std::string_view(text).substr(2))).value_or(0) : 1;
}
}  // namespace

std::string_view to_string(coding packed_as) {
  switch (packed_as) {
    case coding::none:
      return "";
    case coding::gzip:
      return "gzip";
    case coding::br:
      return "br";
  }
  return "";
}

coding preferred_coding(std::string_view accept_encoding) {
  std::optional<double> gzip, br, any, unpacked;
  for (std::string_view part : split(accept_encoding, ',')) {
    const auto semicolon = part.find(';');
    const auto name = ascii_lower(trim(part.substr(0, semicolon)));
    const double weight = semicolon == part.npos ? 1 : weight_of(part.substr(semicolon + 1));
    if (name == "gzip") gzip = weight;
    if (name == "br") br = weight;
    if (name == "*") any = weight;
    if (name == "identity") unpacked = weight;
  }
  const double for_br = br.value_or(any.value_or(0)), for_gzip = gzip.value_or(any.value_or(0));
  const double best = std::max(for_br, for_gzip);
  if (best <= 0 || best < unpacked.value_or(0)) return coding::none;
  return best == for_br ? coding::br : coding::gzip;
}

std::string packed(std::string_view bytes, coding as, effort spent) {
  const bool is_quick = spent == effort::quick;
  switch (as) {
    case coding::none:
      return std::string(bytes);
    case coding::gzip:
      return gzip(bytes, is_quick ? 6 : 9);
    case coding::br:
      return brotli(bytes, is_quick ? 5 : 9);
  }
  throw error(error_kind::internal, "there is no such coding");
}

bool is_compressible(const response& answer) {
  const bool is_byte_exact = answer.header("ETag").starts_with('"');
  return answer.body && answer.body->size() > 1000 && answer.header("Content-Encoding").empty() &&
         !is_byte_exact && is_text(answer.header("Content-Type"));
}

void compress(response& answer, std::string_view accept_encoding) {
  if (!is_compressible(answer)) return;
  const std::string vary(answer.header("Vary"));
  answer.set("Vary", (vary.empty() ? "" : vary + ", ") + "Accept-Encoding");
  const coding wanted = preferred_coding(accept_encoding);
  if (wanted == coding::none) return;
  answer.body = std::make_shared<const std::string>(packed(*answer.body, wanted));
  answer.set("Content-Encoding", std::string(to_string(wanted)));
}

}  // namespace uramost::http
