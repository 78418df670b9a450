#pragma once

#include <string_view>

/// How a column header is recognised. Both the header and the known phrases are folded (folded_words.hpp). A
/// header names a field when it *is* one of the field's phrases, or becomes one after words that say nothing
/// of their own are dropped: "Datum i vreme izvršenja krivičnog dela" is "datum vreme", "Latitude (WGS 84)"
/// is "latitude". A phrase inside other words does not count: "Datum rođenja" (date of birth) and
/// "sources_reporting" name no field. When several columns name one field, the phrase that stands first in
/// the field's list wins, then the column that stands first in the file.
namespace uramost::intake {

/// One field and the phrases that name it, best first, with '|' between.
struct header_words {
  std::string_view field;
  std::string_view phrases;
};

}  // namespace uramost::intake
