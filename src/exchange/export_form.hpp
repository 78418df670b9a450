#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/query_parameters.hpp"

namespace uramost::exchange {

/// How an export is written.
struct export_form {
  std::string format = "geojson";  ///< one of `export_formats`
  bool hxl = false;   ///< CSV: a row of hashtags (Humanitarian Exchange Language) under the header
  bool gzip = false;  ///< formats that stream: as a gzip file

  /// Takes `format`, `header=hxl` and `compress=gzip`. Throws invalid_input naming the one that is wrong: no
  /// such format, hashtags without CSV, a gzip file of what does not stream.
  static export_form take_from(query_parameters& parameters);
  /// The same check. Throws invalid_input.
  void expect_possible() const;

  /// Whether it is written in constant memory, byte after byte.
  bool streams() const;
  /// How the name of such a file ends: "geojson", "csv.gz".
  std::string ending() const;
};

/// Names of all formats.
std::vector<std::string_view> export_formats();

}  // namespace uramost::exchange
