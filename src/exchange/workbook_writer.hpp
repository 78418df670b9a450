#pragma once

#include <memory>

#include "exchange/feature_writer.hpp"
#include "exchange/workbook.hpp"

namespace uramost::exchange {

/// Writes features into a workbook: a sheet of them, named as the layer, with columns `id`, `lon` and `lat`
/// before theirs, then sheets `data_dictionary` and `about`. A time is a date that shows the clock of its
/// text, because a cell knows no time zone; one before 1900, which Excel does not know, stays text. A text
/// longer than a cell can hold is shortened, visibly. Throws invalid_input (field `format`) for more rows
/// than a sheet holds.
std::unique_ptr<feature_writer> workbook_writer(const feature_table& table, std::unique_ptr<workbook> into);

}  // namespace uramost::exchange
