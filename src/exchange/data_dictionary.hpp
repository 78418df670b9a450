#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language.hpp"

namespace uramost::exchange {

/// A column of an export explained, or one of the codes that its values are of.
struct dictionary_entry {
  std::string column;
  std::string code;  ///< empty: the column itself
  std::string type;  ///< of a column: text, integer, real, boolean, date_time
  std::string unit;  ///< of a column: m, s, degrees, …; empty when it has none
  std::string hxl;   ///< of a column: its hashtag in the Humanitarian Exchange Language, `#date+occurred`
  localized_name meaning;
};

/// Entries of columns in the order of the export, each followed by those of its codes.
using data_dictionary = std::vector<dictionary_entry>;

/// The hashtag of a column; empty when it has none.
std::string_view hashtag_of(const data_dictionary& dictionary, std::string_view column);

/// The dictionary as a table, its header first: column, code, type, unit, hxl, and the meaning in sq,
/// sr_latn, sr_cyrl and en.
std::vector<std::vector<std::string>> as_table(const data_dictionary& dictionary);

/// Appends the dictionary as JSON: an array of columns with `name`, `type`, `unit`, `hxl`, `meaning` by BCP
/// 47 tag of the language, and `codes`, each with `code` and `meaning`. What is empty is left out.
void append_json(const data_dictionary& dictionary, std::string& to);

}  // namespace uramost::exchange
