#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/points/observation_window.hpp"
#include "cli/analyse/data_file.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/command_line.hpp"

namespace uramost::cli {

/// `--in FILE --out FILE --x COL --y COL --window FILE --planar`: what methods of points take.
struct point_options {
  method_files files;
  std::string x, y;
  std::filesystem::path window;
  bool planar = false;

  void add_to(command_line command);

  /// A file's positions on the plane: as they stand when they are planar, else longitude and latitude brought
  /// to metres of UTM zone 34 N. Without names of ours in the file, `x` and `y` or `lon` and `lat`. Throws
  /// invalid_input for degrees that are none.
  std::vector<analysis::planar_point> positions(const data_file& file) const;
  /// Longitude and latitude, or what it was when planar.
  analysis::planar_point as_given(analysis::planar_point at) const;
  analysis::observation_window read_window() const;  ///< of the file
};

/// A file's points that are in its window.
struct point_file {
  /// Says on standard error how many points are outside and left out, and when the window is but the
  /// points' own bounding box.
  explicit point_file(const point_options& options);

  data_file table;
  std::vector<std::size_t> rows;  ///< of the table, of the points inside
  std::vector<analysis::planar_point> points;
  analysis::observation_window window;

  /// A column's numbers of the points inside; empty for an empty name.
  std::vector<double> numbers(const std::string& column) const;

 private:
  point_file(const point_options& options, data_file table, std::vector<analysis::planar_point> all);
};

}  // namespace uramost::cli
