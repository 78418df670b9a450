#pragma once

#include <string>
#include <string_view>

namespace uramost::print {

/// What a person wrote, made harmless for paper: well-formed UTF-8 without control characters and without the
/// ones that turn the direction of what follows. Every kind of line end becomes '\n', a tab a blank, a broken
/// byte U+FFFD. There is no markup: `<b>` stays what it is.
std::string plain_text(std::string_view written);

/// The same on one line: line ends become blanks, outer ones fall away.
std::string plain_line(std::string_view written);

}  // namespace uramost::print
