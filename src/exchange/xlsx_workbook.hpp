#pragma once

#include <filesystem>
#include <memory>

#include "exchange/workbook.hpp"

namespace uramost::exchange {

/// A workbook of Excel (Office Open XML, by libxlsxwriter). What waits to be packed is in files without name
/// beside `file`, which must not exist.
std::unique_ptr<workbook> xlsx_workbook(const std::filesystem::path& file);

}  // namespace uramost::exchange
