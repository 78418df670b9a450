#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace uramost::exchange {

/// What a file is and how GDAL is to open it.
struct file_format {
  std::string_view name;                  ///< for people: "GeoPackage"
  std::vector<const char*> gdal_drivers;  ///< the only ones that may look at it; empty: CSV, our own reader
  std::string gdal_path;                  ///< differs from the file's own for archives
};

/// Judges by content; the name only decides between CSV and what is not readable at all. Throws not_found,
/// and invalid_input with advice for formats that are not read (old .xls, PDF, pictures, …).
file_format recognise_format(const std::filesystem::path& file);

}  // namespace uramost::exchange
