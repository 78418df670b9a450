#include "exchange/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

struct converter_closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using converter_handle = std::unique_ptr<UConverter, converter_closer>;

converter_handle open_converter(const std::string& name) {
  UErrorCode failure = U_ZERO_ERROR;
  converter_handle converter(ucnv_open(name.c_str(), &failure));
  return U_FAILURE(failure) ? nullptr : std::move(converter);
}

void append_utf8(char32_t letter, std::string& text) {
  std::array<char, 4> bytes;
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(letter));
  text.append(bytes.data(), length);
}

class utf8_decoder final : public decoder {
 public:
  void decode(std::string_view bytes, std::string& text) override { text += bytes; }
  void finish(std::string&) override {}
};

/// Every byte has one meaning: a table of 256 short texts.
class single_byte_decoder final : public decoder {
 public:
  explicit single_byte_decoder(const std::string& name) {
    const converter_handle converter = open_converter(name);
    for (unsigned byte = 0; byte < table_.size(); ++byte) table_[byte] = meaning(converter.get(), byte);
  }

  void decode(std::string_view bytes, std::string& text) override {
    while (!bytes.empty()) {
      const std::size_t plain = ascii_prefix(bytes);
      text.append(bytes, 0, plain);
      bytes.remove_prefix(plain);
      if (bytes.empty()) break;
      text += table_[static_cast<unsigned char>(bytes.front())];
      bytes.remove_prefix(1);
    }
  }

  void finish(std::string&) override {}

 private:
  static std::string meaning(UConverter* converter, unsigned byte) {
    UErrorCode failure = U_ZERO_ERROR;
    const char source = static_cast<char>(byte);
    const char* at = &source;
    const UChar32 letter = ucnv_getNextUChar(converter, &at, &source + 1, &failure);
    const bool control = letter >= 0x80 && letter < 0xA0;  // C1 controls are never text
    if (U_FAILURE(failure) || letter == 0xFFFD || control) return {undecodable};
    std::string text;
    append_utf8(static_cast<char32_t>(letter), text);
    return text;
  }

  std::array<std::string, 256> table_;
};

class utf16_decoder final : public decoder {
 public:
  explicit utf16_decoder(bool big_endian) : high_byte_(big_endian ? 0 : 1) {}

  void decode(std::string_view bytes, std::string& text) override {
    for (const char byte : bytes) {
      unit_[filled_++] = static_cast<unsigned char>(byte);
      if (filled_ < 2) continue;
      filled_ = 0;
      take(static_cast<char16_t>(unit_[high_byte_] << 8 | unit_[1 - high_byte_]), text);
    }
  }

  void finish(std::string& text) override {
    if (lead_ != 0 || filled_ != 0) text += undecodable;
    lead_ = 0;
    filled_ = 0;
  }

 private:
  void take(char16_t unit, std::string& text) {
    const bool is_lead = unit >= 0xD800 && unit <= 0xDBFF, is_trail = unit >= 0xDC00 && unit <= 0xDFFF;
    if (lead_ != 0 && is_trail) {
      append_utf8(0x10000u + ((lead_ - 0xD800u) << 10) + (unit - 0xDC00u), text);
      lead_ = 0;
      return;
    }
    if (lead_ != 0) text += undecodable;
    lead_ = is_lead ? unit : char16_t{0};
    if (is_trail)
      text += undecodable;
    else if (!is_lead)
      append_utf8(unit, text);
  }

  std::size_t high_byte_;
  std::array<unsigned char, 2> unit_{};
  std::size_t filled_ = 0;
  char16_t lead_ = 0;
};

}  // namespace

encoding encoding_of(std::string_view name) {
  const std::string told(trim(name));
  const std::string lower = ascii_lower(told);
  using family = encoding::family;
  if (lower == "utf-8" || lower == "utf8" || lower == "utf-8-sig") return {};
  if (lower == "utf-16" || lower == "utf16" || lower == "utf-16le") return {family::utf16_le, "UTF-16LE"};
  if (lower == "utf-16be") return {family::utf16_be, "UTF-16BE"};

  const converter_handle converter = open_converter(told);
  if (told.empty() || !converter)
    throw invalid_input("There is no encoding '" + told + "'; use UTF-8, UTF-16 or windows-1250, for example",
                        "encoding");
  UErrorCode failure = U_ZERO_ERROR;
  const std::string comma_only(1, ',');
  const char* at = comma_only.c_str();
  const bool holds_ascii = ucnv_getNextUChar(converter.get(), &at, at + 1, &failure) == ',';
  if (ucnv_getMaxCharSize(converter.get()) != 1 || !holds_ascii)
    throw invalid_input("The encoding '" + told + "' cannot be read; save the file as UTF-8", "encoding");
  failure = U_ZERO_ERROR;
  const char* registered = ucnv_getStandardName(told.c_str(), "MIME", &failure);
  if (!registered) registered = ucnv_getStandardName(told.c_str(), "IANA", &failure);
  return {family::single_byte, registered ? registered : told};
}

std::optional<byte_order_mark> find_byte_order_mark(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) return byte_order_mark{{}, 3};
  if (start.starts_with("\xFF\xFE")) return byte_order_mark{encoding_of("UTF-16LE"), 2};
  if (start.starts_with("\xFE\xFF")) return byte_order_mark{encoding_of("UTF-16BE"), 2};
  return std::nullopt;
}

std::unique_ptr<decoder> make_decoder(const encoding& of) {
  switch (of.kind) {
    case encoding::family::utf16_le:
      return std::make_unique<utf16_decoder>(false);
    case encoding::family::utf16_be:
      return std::make_unique<utf16_decoder>(true);
    case encoding::family::single_byte:
      return std::make_unique<single_byte_decoder>(of.name);
    case encoding::family::utf8:
      break;
  }
  return std::make_unique<utf8_decoder>();
}

}  // namespace uramost::exchange
