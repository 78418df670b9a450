#pragma once

#include <filesystem>
#include <memory>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// FlatGeobuf 3 with its spatial index, in WGS 84; times as RFC 3339 texts. The id of a feature is a column
/// `id` unless there is one; features without point are left out. Title, manifest and dictionary are in the
/// header, and each column has its meaning. Features wait in a file beside `file`, of which only 24 bytes
/// each are kept in memory, until all of them can be sorted. Throws unavailable when the disk is full.
std::unique_ptr<feature_writer> fgb_writer(const feature_table& table, const std::filesystem::path& file);

}  // namespace uramost::exchange
