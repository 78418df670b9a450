#pragma once

#include <string_view>

#include "exchange/csv_scanner.hpp"

namespace uramost::exchange {

/// The dialect of a text of which `sample` is the start: a first line `sep=;` as spreadsheets write it, or
/// else the one of , ; tab | that gives the most rows as many cells as the header has. Quotes are respected.
/// ',' when there is only one column.
csv_dialect detect_dialect(std::string_view sample);

/// Reads the option: one of `,` `;` `|`, a tab, or `tab`. Throws invalid_input with the field `delimiter`.
char delimiter_of(std::string_view told);

}  // namespace uramost::exchange
