#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// Throws invalid_input (field `format`) when a sheet that has so many rows, besides its header, is full.
void expect_room_on_sheet(std::size_t rows);

/// Text that a cell can hold: without control characters, and at most as many letters as a cell may have,
/// with a mark where some were lost.
std::string cell_text(std::string_view text);

/// The manifest as a table of names and values, its header first.
std::vector<std::vector<std::string>> as_rows(const manifest& about);

}  // namespace uramost::exchange
