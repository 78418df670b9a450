#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// Writes "gpkg" or "ods" through OGR, in WGS 84, times in UTC (as ISO 8601
/// text where the format knows no time zone). OGR makes a spreadsheet in memory before it writes it. The id
/// of a feature is the row id of a GeoPackage and a column `id` elsewhere; spreadsheets have the point as
/// columns `lon` and `lat`. Text is stripped of what the format cannot hold (control characters), and
/// shortened, visibly, to what a spreadsheet's cell can. Where a format has several tables, the dictionary is
/// one, and in spreadsheets the manifest another. `file` must not exist. Throws invalid_input for more rows
/// than a sheet holds, unavailable when the disk is full.
std::unique_ptr<feature_writer> ogr_writer(std::string_view format, const feature_table& table,
                                           const std::filesystem::path& file);

}  // namespace uramost::exchange
