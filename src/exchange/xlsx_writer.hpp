#pragma once

#include <filesystem>
#include <memory>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// A workbook of Excel (Office Open XML), row by row in constant memory: a sheet of the features, named as
/// the layer, with columns `id`, `lon` and `lat` before theirs, then sheets `data_dictionary` and `about`.
/// Numbers are numbers, texts texts and never formulas, and a time is a date cell that shows the clock of its
/// text, because a cell knows no time zone; one before 1900, which Excel does not know, stays text. What
/// waits to be packed is in files without name beside `file`, which must not exist. Text is as `cell_text`
/// has it. Throws invalid_input (field `format`) for more rows than a sheet holds, unavailable when the disk
/// is full.
std::unique_ptr<feature_writer> xlsx_writer(const feature_table& table, const std::filesystem::path& file);

}  // namespace uramost::exchange
