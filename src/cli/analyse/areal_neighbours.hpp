#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "cli/analyse/data_file.hpp"
#include "cli/command_line.hpp"

namespace uramost::cli {

/// Who is a neighbour: `--weights PAIRS`, or `--neighbours queen|rook|knn:K|band:METRES` with `--x --y` or
/// `--areas`.
struct neighbour_options {
  std::string neighbours, x, y;
  std::filesystem::path weights, areas;

  void add_to(command_line command);
  bool given() const { return !weights.empty() || !neighbours.empty(); }
};

/// The places that are asked about: what each is called, in which row of the file it first occurs, and which
/// column of it (or of another file of polygons) has that name.
struct named_places {
  std::vector<std::string> ids;
  std::vector<std::size_t> rows;
  std::string id_column;
};

struct place_positions {
  std::vector<double> x, y;
};

/// Planar metres: columns where there are any, else the geometries of the file in UTM zone 34 N. Throws
/// invalid_input (field `x`) where there is neither.
place_positions positions_of(const neighbour_options& chosen, const data_file& file,
                             const named_places& places);

/// Every pair with a weight of 1, or what the file of pairs says. Throws invalid_input for options that are
/// missing or cannot be.
analysis::spatial_weights neighbours_of(const neighbour_options& chosen, const data_file& file,
                                        const named_places& places);

}  // namespace uramost::cli
