#include "http/handlers/exports.hpp"

#include <array>
#include <chrono>
#include <future>
#include <memory>
#include <utility>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/download.hpp"
#include "intake/incident_features.hpp"

namespace uramost::http {

namespace {
struct format_info {
  std::string_view name, ending, content_type;
};
constexpr std::array<format_info, 9> known_formats{{
    {"geojson", "geojson", "application/geo+json"},
    {"geojsonseq", "geojsonl", "application/geo+json-seq"},
    {"csv", "csv", "text/csv; charset=utf-8"},
    {"csv-bom", "csv", "text/csv; charset=utf-8"},
    {"gpkg", "gpkg", "application/geopackage+sqlite3"},
    {"fgb", "fgb", "application/flatgeobuf"},
    {"kml", "kml", "application/vnd.google-earth.kml+xml"},
    {"xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ods", "ods", "application/vnd.oasis.opendocument.spreadsheet"},
}};

format_info format_named(const std::string& name) {
  for (const format_info& each : known_formats)
    if (each.name == name) return each;
  throw invalid_input("format: '" + name + "' is none of the export formats", "format");
}

/// Writes features while the client takes the ones before: one piece ahead of it, not more.
class streamed_export {
 public:
  streamed_export(intake::incident_export chosen, std::string_view format)
      : export_(std::move(chosen)),
        writer_(exchange::stream_writer(format, intake::incident_schema(), export_.manifest(),
                                        [this](std::string_view bytes) { written_ += bytes; })) {}

  /// Whether the format can be streamed; if not, the export is still to be written.
  bool is_possible() const { return writer_ != nullptr; }
  intake::incident_export& incidents() { return export_; }

  body_piece next() {
    body_piece piece = ahead_.valid() ? ahead_.get() : make();
    if (piece.then == body_piece::follow_up::more)
      ahead_ = std::async(std::launch::async, [this] { return make(); });
    return piece;
  }

 private:
  static constexpr std::size_t features_a_piece = 2'000;  // about a megabyte

  body_piece make() {
    const bool more = export_.write_some(*writer_, features_a_piece);
    if (!more) writer_->finish();
    return {std::exchange(written_, {}), more ? body_piece::follow_up::more : body_piece::follow_up::end};
  }

  std::string written_;
  intake::incident_export export_;
  std::unique_ptr<exchange::feature_writer> writer_;
  std::future<body_piece> ahead_;  // last: it is waited for before the rest goes
};

/// Writes the whole file before the first byte of it is sent.
void write_file(intake::incident_export& incidents, std::string_view format,
                const std::filesystem::path& file, const progress_sink& watch) {
  const auto writer = exchange::file_writer(format, intake::incident_schema(), incidents.manifest(), file);
  incidents.write_all(*writer, watch);
  writer->finish();
}

std::string file_name(std::string_view ending) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return "uramost-incidents-" + to_string(std::chrono::year_month_day{today}) + "." + std::string(ending);
}
}  // namespace

response incident_download::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const format_info format = format_named(parameters.take("format").value_or("geojson"));
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();

  const auto stream = std::make_shared<streamed_export>(views.of(asked.who).export_of(query), format.name);
  if (!stream->is_possible()) {
    const auto made = std::make_shared<made_file>(working_directory, "export." + std::string(format.name));
    write_file(stream->incidents(), format.name, made->path(), asked.while_wanted());
    return download_of(made, format.content_type, file_name(format.ending));
  }
  response answer;
  answer.stream = [stream] { return stream->next(); };
  answer.set("Content-Type", std::string(format.content_type));
  return as_download(std::move(answer), file_name(format.ending));
}

}  // namespace uramost::http
