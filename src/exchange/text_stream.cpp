#include "exchange/text_stream.hpp"

#include <algorithm>

#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

constexpr std::size_t piece_bytes = 1 << 18;

std::string read_piece(byte_source& bytes) {
  std::string piece(piece_bytes, '\0');
  piece.resize(bytes.read(piece));
  return piece;
}

/// The first piece that holds something to judge an encoding by; the last one when none does.
std::string telling_sample(byte_source& bytes) {
  bytes.rewind();
  std::string sample = read_piece(bytes);
  while (ascii_prefix(sample) == sample.size() && sample.find('\0') == std::string::npos) {
    std::string following = read_piece(bytes);
    if (following.empty()) break;
    sample = std::move(following);
  }
  return sample;
}

encoding find_encoding(byte_source& bytes, std::string_view told) {
  bytes.rewind();
  std::string start(3, '\0');
  start.resize(bytes.read(start));
  const auto mark = find_byte_order_mark(start);
  if (!told.empty()) {
    const bool order_is_open = told == "UTF-16" || told == "utf-16" || told == "UTF16" || told == "utf16";
    if (order_is_open && mark && mark->says.kind != encoding::family::utf8) return mark->says;
    return encoding_of(told);
  }
  return mark ? mark->says : detect_encoding(telling_sample(bytes));
}

}  // namespace

text_stream::text_stream(std::unique_ptr<byte_source> bytes, encoding as)
    : bytes_(std::move(bytes)), encoding_(std::move(as)), decoder_(make_decoder(encoding_)) {
  bytes_->rewind();
}

bool text_stream::append_to(std::string& text) {
  if (finished_) return false;
  const bool is_first = bytes_read_ == 0;
  // One byte more than is left shows the end in the same read.
  const std::uint64_t left = size() > bytes_read_ ? size() - bytes_read_ : 0;
  piece_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, left + 1)));
  const std::size_t count = bytes_->read(piece_);
  std::string_view piece(piece_.data(), count);
  bytes_read_ += count;
  if (is_first)
    if (const auto mark = find_byte_order_mark(piece); mark && mark->says.kind == encoding_.kind)
      piece.remove_prefix(mark->length);
  decoder_->decode(piece, text);
  finished_ = count < piece_.size();
  if (finished_) decoder_->finish(text);
  return true;
}

text_stream open_text(std::unique_ptr<byte_source> bytes, std::string_view told) {
  encoding found = find_encoding(*bytes, told);
  return {std::move(bytes), std::move(found)};
}

}  // namespace uramost::exchange
