#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost::exchange {

/// A property of an exported feature. monostate is null. Texts are references.
using property_value = std::variant<std::monostate, std::string_view, std::int64_t, double, bool>;

enum class property_type { text, integer, real, boolean, date_time };

/// A column of an export. The values of a `date_time` are RFC 3339 texts.
struct property {
  std::string name;
  property_type type = property_type::text;
};

/// One exported feature: values in the order of the schema. Their texts must live until it is written.
struct feature {
  std::int64_t id = 0;
  std::optional<lon_lat> point;  ///< nothing: a feature without geometry
  std::vector<property_value> values;
};

/// What stands beside or inside an export: which query, view and release it holds, licence, attribution.
using manifest = std::vector<std::pair<std::string, std::string>>;

/// Writes features one by one. `finish` must be called; without it the output is not complete and a file is
/// removed again.
class feature_writer {
 public:
  virtual ~feature_writer() = default;
  virtual void write(const feature& one) = 0;
  virtual void finish() = 0;
  /// How many features the format could not hold: FlatGeobuf has none without a point. To be told to the
  /// user; the manifest beside the file says it as `left_out_without_point`.
  virtual std::uint64_t left_out() const { return 0; }
};

/// Receives bytes, in order.
using byte_sink = std::function<void(std::string_view)>;

/// Formats that stream: "geojson", "geojsonseq", "csv", and "csv-bom", which is CSV that Excel takes for
/// UTF-8. Nothing for another format. The manifest goes into the foreign member `uramost` of GeoJSON; the
/// others have no place for it.
std::unique_ptr<feature_writer> stream_writer(std::string_view format, std::vector<property> schema,
                                              manifest about, byte_sink sink);

/// Formats that need a file: the above and "gpkg", "fgb", "kml", "xlsx", "ods".
/// Throws invalid_input (field `format`) for a format that is none of these. Writes beside `file` and renames
/// at the end, so that a half-written export is never seen. The manifest is also written to `FILE.meta.json`,
/// and its entry `layer` names the layer or sheet ("incidents" when there is none). Stays on one thread.
std::unique_ptr<feature_writer> file_writer(std::string_view format, std::vector<property> schema,
                                            manifest about, const std::filesystem::path& file);

/// Names of all formats.
std::vector<std::string_view> export_formats();

}  // namespace uramost::exchange
