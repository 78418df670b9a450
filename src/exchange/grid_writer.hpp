#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ground_grid.hpp"
#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// What the values of a grid are.
struct grid_description {
  std::string name;   ///< "density": description of the band, header of the column
  std::string units;  ///< "incidents/km2"
  manifest about;     ///< goes into a GeoTIFF's metadata, name by name
};

/// Writes a value a cell (row by row from the north; NaN: no data) into `file`, which only appears when it is
/// complete. Formats:
/// - "geotiff": 32-bit floats in EPSG:32634 as a Cloud-Optimized GeoTIFF (OGC 21-026): tiled, compressed
///   without loss, with overviews that average;
/// - "csv": a line a cell with the centre's `east_m`, `north_m`, `lon`, `lat` and the value, empty without
///   data;
/// - "covjson": one coverage of CoverageJSON (OGC 21-069), by the centres of its cells; `null` without data.
/// Throws invalid_input (field `format`) for another format, unavailable when the file cannot be written.
/// GDAL belongs to one thread for the call; different calls do not meet.
void write_grid(std::string_view format, const ground_grid& grid, std::span<const float> values,
                const grid_description& described, const std::filesystem::path& file);

/// Names of the formats.
std::vector<std::string_view> grid_formats();

}  // namespace uramost::exchange
