#pragma once

#include <string>
#include <string_view>

#include "core/language.hpp"

namespace uramost::print {

/// What a language is called in another: "Serbian" for "sr" and for "sr-Cyrl". A tag that is not one of
/// Kosovo's languages or English stays as it is.
std::string language_name(language in, std::string_view tag);

}  // namespace uramost::print
