#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Plain text helpers, ASCII and UTF-8 safe, locale independent. Folding of names (diacritics, scripts) is
/// geodata's, not here.
namespace uramost {

/// The parts between separators; an empty text gives one empty part. Views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Without blanks, tabs, line ends, BOM and no-break spaces at either end.
std::string_view trim(std::string_view text);

/// A finite decimal number that fills the whole text ('.' as decimal sign), or nothing.
std::optional<double> parse_number(std::string_view text);

/// A whole number that fills the whole text, or nothing.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The shortest decimal text that reads back to the same number.
std::string to_text(double number);

/// ASCII letters in lower case; other bytes as they are.
std::string ascii_lower(std::string_view text);

/// True when the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view text);

}  // namespace uramost
