#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"

namespace uramost::cli {

/// Pairs of neighbours in a text file: `i,j` or `i,j,w` of ids, with a header or without, columns beyond
/// these being ignored. Ids are matched as text, else as numbers ("07" is 7 where that is the only one).
/// Throws not_found, and invalid_input (field `weights`) with the line of a row of unknown ids or of no
/// number for its weight, and for ids that occur twice.
std::vector<analysis::neighbour_pair> read_pairs(const std::filesystem::path& file,
                                                 std::span<const std::string> ids);

}  // namespace uramost::cli
