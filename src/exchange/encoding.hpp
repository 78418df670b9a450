#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace uramost::exchange {

/// What the bytes of a text file mean.
struct encoding {
  enum class family { utf8, utf16_le, utf16_be, single_byte };

  family kind = family::utf8;
  std::string name = "UTF-8";  ///< as IANA registers it, "windows-1250"

  friend bool operator==(const encoding&, const encoding&) = default;
};

/// The encoding of that name or alias: UTF-8, UTF-16 (little endian), UTF-16LE, UTF-16BE, or any single-byte
/// encoding that contains ASCII (windows-125x, ISO-8859-x, KOI8-R, IBM852, …).
/// Throws invalid_input with the field `encoding`.
encoding encoding_of(std::string_view name);

/// What a byte-order mark at the start of a file says, and how many bytes it takes.
struct byte_order_mark {
  encoding says;
  std::size_t length = 0;
};
std::optional<byte_order_mark> find_byte_order_mark(std::string_view start);

/// The likeliest encoding of a sample without a byte-order mark: UTF-16 by where its zero bytes are, UTF-8
/// when (almost) everything beyond ASCII is well formed, otherwise the one of windows-1250, ISO-8859-2,
/// windows-1251 and windows-1252 in which the sample looks most like Serbian or Albanian. ASCII alone is
/// UTF-8.
encoding detect_encoding(std::string_view sample);

/// Turns a stream of bytes into UTF-8, piece by piece.
class decoder {
 public:
  /// Stands in the output for what cannot be decoded: a byte that never occurs in UTF-8, so that the one
  /// check for well-formed UTF-8 later finds broken rows of every encoding.
  static constexpr char undecodable = '\xFF';

  virtual ~decoder() = default;
  /// Appends the text of `bytes`; a character cut at their end waits for the next piece.
  virtual void decode(std::string_view bytes, std::string& text) = 0;
  /// Appends what still waits after the last piece.
  virtual void finish(std::string& text) = 0;
};

std::unique_ptr<decoder> make_decoder(const encoding& of);

}  // namespace uramost::exchange
