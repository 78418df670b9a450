#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace uramost::exchange {

/// Writes a GeoJSON FeatureCollection (any geometries, WGS 84) as another format: "gpkg" or "fgb", with one
/// layer of that name. Throws invalid_input for another format, internal when GDAL cannot. Safe for many
/// threads.
void translate_geojson(const std::string& text, std::string_view format, const std::string& layer,
                       const std::filesystem::path& file);

}  // namespace uramost::exchange
