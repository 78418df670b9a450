#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// Where a boundary file keeps what UraMost needs. Only `code` is required; names that are not given, or
/// empty, are taken from the built-in municipality of the same code, else the code itself is the name.
struct boundary_fields {
  std::string code = {};
  std::string name_sq = {};
  std::string name_sr_latn = {};
  std::string name_sr_cyrl = {};
  std::string name_en = {};
  std::string layer = {};       ///< empty: the only one, or the first with polygons
  double generalisation_m = 1;  ///< how far the drawn lines may be from the true ones
};

/// Reads polygons of any format OGR opens (Shapefile, GeoPackage, GeoJSON, KML, …) in any coordinate system
/// and brings them to WGS 84; a file without a coordinate system is taken as WGS 84 degrees. Features with
/// the same code are parts of one municipality. Population, region and the northern flag come from the
/// built-in municipality of the same code. Throws not_found when the file cannot be opened; invalid_input for
/// a missing field (naming `code-field` and so on, with the fields there are), an empty code, a feature that
/// is no polygon, no feature at all, or boundaries that are no coverage (see require_coverage: names the
/// municipalities and where).
boundaries read_boundaries(const std::filesystem::path& path, const boundary_fields& fields);

/// A GeoJSON FeatureCollection (RFC 7946) that holds everything of `areas`; reads back to equal boundaries,
/// position by position.
std::string to_geojson(const boundaries& areas);

/// Throws invalid_input when the text is not what to_geojson writes.
boundaries boundaries_from_geojson(std::string_view text);

}  // namespace uramost::geodata
