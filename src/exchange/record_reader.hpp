#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost::exchange {

/// One row of a file, as text. `values` has one entry a column; a missing cell is empty.
struct record {
  std::uint64_t line = 0;  ///< line number in a text file; row number elsewhere (1 = header or first)
  std::vector<std::string> values;  ///< UTF-8; dates as ISO 8601, numbers in their shortest form
  std::optional<lon_lat> point;     ///< the geometry (its centroid when not a point), in WGS 84
  std::string problem;              ///< not empty: the row is broken (bad encoding, too few columns, …)
};

/// How to read a file, where it is not to be detected.
struct read_options {
  std::string delimiter = {};  ///< one of , ; tab |   (empty: detect)
  std::string encoding = {};   ///< UTF-8, UTF-16, windows-1250, … (empty: detect)
  std::string layer = {};      ///< sheet or layer (empty: the first)
};

/// A stream of records of a file. Constant memory for text files, GeoPackage, FlatGeobuf and Shapefile
/// whatever their size. Stays on the thread that opened it.
class record_reader {
 public:
  virtual ~record_reader() = default;
  /// Never empty, no two alike (see `notes`).
  virtual const std::vector<std::string>& columns() const = 0;
  /// Reads the next row into `into`, reusing its memory; false at the end.
  virtual bool next(record& into) = 0;
  /// Nothing at the end.
  std::optional<record> next() {
    record one;
    return next(one) ? std::optional(std::move(one)) : std::nullopt;
  }
  /// 0-1, when it can be known.
  virtual std::optional<double> fraction_read() const = 0;
  /// "CSV, ';', windows-1250" — shown to the user before anything is written.
  virtual std::string description() const = 0;
  /// What a person should know besides: columns that had to be renamed, other layers that are not read.
  virtual std::vector<std::string> notes() const { return {}; }
};

/// Opens CSV/TSV (our own reader), or XLSX, ODS, GeoJSON, GeoJSONSeq, GPKG, KML/KMZ, Shapefile (also zipped),
/// FlatGeobuf and GPX through OGR. What a file is, its content says, not its name.
/// Throws not_found, invalid_input (with what was wrong; field `delimiter`, `encoding` or `layer` when that
/// option is at fault).
std::unique_ptr<record_reader> open_records(const std::filesystem::path& file,
                                            const read_options& options = {});

}  // namespace uramost::exchange
