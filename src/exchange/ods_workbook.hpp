#pragma once

#include <filesystem>
#include <memory>

#include "exchange/workbook.hpp"

namespace uramost::exchange {

/// A workbook of LibreOffice (OpenDocument 1.2 spreadsheet), packed as it is written. `file` must not exist.
std::unique_ptr<workbook> ods_workbook(const std::filesystem::path& file);

}  // namespace uramost::exchange
