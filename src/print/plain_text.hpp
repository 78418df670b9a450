#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace uramost::print {

/// What a person wrote, made harmless for paper: well-formed UTF-8 without control characters and without the
/// ones that turn the direction of what follows. Every kind of line end becomes '\n', a tab a blank, a broken
/// byte U+FFFD. There is no markup: `<b>` stays what it is.
std::string plain_text(std::string_view written);

/// The same on one line: line ends become blanks, outer ones fall away.
std::string plain_line(std::string_view written);

/// A well-formed text of at most so many characters, with "…" for those that are left out.
std::string shortened(std::string text, std::size_t most_characters);

/// A well-formed text that may be broken after each 40 characters without a blank, by zero-width spaces.
std::string breakable(std::string_view text);

}  // namespace uramost::print
