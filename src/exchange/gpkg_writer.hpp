#pragma once

#include <filesystem>
#include <memory>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// Writes a GeoPackage through OGR, in WGS 84, times in UTC. The id of a feature is its row id. Text is
/// stripped of what it cannot hold (control characters). The dictionary is a table of its own, the manifest
/// metadata of the layer. `file` must not exist. Throws unavailable when the disk is full.
std::unique_ptr<feature_writer> gpkg_writer(const feature_table& table, const std::filesystem::path& file);

}  // namespace uramost::exchange
