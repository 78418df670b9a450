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
#include "exchange/data_dictionary.hpp"
#include "exchange/export_form.hpp"

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

/// What the layer, sheet or document is called: the manifest's entry `layer`, or "incidents".
std::string layer_name(const manifest& about);
/// The manifest's entry `title`, or nothing.
std::string title_of(const manifest& about);

/// What an export is of: the columns of its features, what it says of itself, and its columns explained
/// (nothing when nobody has explained them).
struct feature_table {
  std::vector<property> schema;
  manifest about = {};
  data_dictionary dictionary = {};
};

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

/// Formats that stream, in constant memory: "geojson", "geojsonseq", "csv", "csv-bom", which is CSV that
/// Excel takes for UTF-8, and "kml". Nothing for a format that needs a file. Manifest and dictionary go into
/// the foreign member `uramost` of GeoJSON, the manifest into KML's description; lines and CSV have no place
/// for them. Throws invalid_input (fields `format`, `header`, `compress`) for a form that is not possible.
std::unique_ptr<feature_writer> stream_writer(const export_form& form, const feature_table& table,
                                              byte_sink sink);

/// Formats that need a file: the above and "gpkg", "fgb", "xlsx", "ods". Writes beside `file` and renames at
/// the end, so that a half-written export is never seen. Manifest and dictionary are also written to
/// `FILE.meta.json`; a GeoPackage and a spreadsheet have the dictionary as a table or sheet
/// `data_dictionary`, and the manifest as metadata or sheet `about`. Stays on one thread. Throws
/// invalid_input (fields `format`, `header`, `compress`).
std::unique_ptr<feature_writer> file_writer(const export_form& form, feature_table table,
                                            const std::filesystem::path& file);

}  // namespace uramost::exchange
