#include "exchange/feature_writer.hpp"

#include "exchange/csv_feature_writer.hpp"
#include "exchange/geojson_writer.hpp"

namespace uramost::exchange {

std::unique_ptr<feature_writer> stream_writer(std::string_view format, std::vector<property> schema,
                                              manifest about, byte_sink sink) {
  using frame = geojson_writer::frame;
  if (format == "geojson")
    return std::make_unique<geojson_writer>(schema, about, std::move(sink), frame::collection);
  if (format == "geojsonseq")
    return std::make_unique<geojson_writer>(schema, about, std::move(sink), frame::lines);
  if (format == "csv") return std::make_unique<csv_feature_writer>(schema, std::move(sink));
  if (format == "csv-bom")
    return std::make_unique<csv_feature_writer>(schema, std::move(sink), csv_format{.byte_order_mark = true});
  return nullptr;
}

std::vector<std::string_view> export_formats() {
  return {"geojson", "geojsonseq", "csv", "csv-bom", "gpkg", "fgb", "kml", "xlsx", "ods"};
}

}  // namespace uramost::exchange
