#include "http/handlers/exports.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/csv.hpp"
#include "http/download.hpp"
#include "http/html_page.hpp"
#include "http/parameters.hpp"
#include "intake/incident_dictionary.hpp"
#include "intake/incident_features.hpp"
#include "intake/made_ahead.hpp"

namespace uramost::http {

namespace {
const localized_name dictionary_title{"Fjalori i të dhënave të incidenteve", "Rečnik podataka o incidentima",
                                      "Речник података о инцидентима", "Data dictionary of incidents"};

std::string_view content_type_of(const exchange::export_form& form) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> types{{
      {"geojson", "application/geo+json"},
      {"geojsonseq", "application/geo+json-seq"},
      {"csv", "text/csv; charset=utf-8"},
      {"csv-bom", "text/csv; charset=utf-8"},
      {"gpkg", "application/geopackage+sqlite3"},
      {"fgb", "application/flatgeobuf"},
      {"kml", "application/vnd.google-earth.kml+xml"},
      {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
  }};
  if (form.gzip) return "application/gzip";
  for (const auto& [name, type] : types)
    if (name == form.format) return type;
  return "application/octet-stream";
}

/// Writes features while the client takes those before: a few pieces ahead of it, not more.
class streamed_export {
 public:
  streamed_export(intake::incident_export chosen, const exchange::export_form& form)
      : export_(std::move(chosen)),
        writer_(exchange::stream_writer(form, export_.table(),
                                        [this](std::string_view bytes) { written_ += bytes; })) {}

  /// Whether the format can be streamed; if not, the export is still to be written.
  bool is_possible() const { return writer_ != nullptr; }
  intake::incident_export& incidents() { return export_; }

  body_piece next() {
    if (!pieces_) pieces_.emplace(pieces_ahead, [this] { return make(); });
    return pieces_->next().value_or(body_piece{{}, body_piece::follow_up::end});
  }

 private:
  static constexpr std::size_t pieces_ahead = 4;
  static constexpr std::size_t usual_piece_bytes = 640'000;

  std::optional<body_piece> make() {
    if (!more_) return std::nullopt;
    written_.reserve(usual_piece_bytes);
    more_ = export_.write_some(*writer_);
    if (!more_) writer_->finish();
    return body_piece{std::exchange(written_, {})};
  }

  std::string written_;
  bool more_ = true;
  intake::incident_export export_;
  std::unique_ptr<exchange::feature_writer> writer_;
  std::optional<intake::made_ahead<body_piece>> pieces_;  // last: ends before what it uses
};

/// Writes the whole file before the first byte of it is sent.
void write_file(intake::incident_export& incidents, const exchange::export_form& form,
                const std::filesystem::path& file, const progress_sink& watch) {
  const auto writer = exchange::file_writer(form, incidents.table(), file);
  incidents.write_all(*writer, watch);
  writer->finish();
}

std::string file_name(std::string_view ending) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return "uramost-incidents-" + to_string(std::chrono::year_month_day{today}) + "." + std::string(ending);
}
response page_of(const exchange::data_dictionary& explained, language in) {
  html_page page(in, dictionary_title.in(in));
  std::vector<std::vector<json>> rows;
  for (const exchange::dictionary_entry& each : explained)
    rows.push_back({each.code.empty() ? each.column : "· " + each.code, each.meaning.in(in), each.type,
                    each.unit, each.hxl});
  page.table({"", "", "", "", "HXL"}, rows);
  return page.answer();
}
}  // namespace

response incident_download::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto form = exchange::export_form::take_from(parameters);
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();

  const auto type = content_type_of(form);
  const auto stream = std::make_shared<streamed_export>(views.of(asked.who).export_of(query), form);
  if (!stream->is_possible()) {
    const auto made = std::make_shared<made_file>(working_directory, "export." + form.format);
    write_file(stream->incidents(), form, made->path(), asked.while_wanted());
    return download_of(made, type, file_name(form.ending()));
  }
  response answer;
  answer.stream = [stream] { return stream->next(); };
  answer.set("Content-Type", std::string(type));
  return as_download(std::move(answer), file_name(form.ending()));
}

response export_dictionary::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const std::string wanted = parameters.take("format").value_or("json");
  const language in = take_language(parameters);
  parameters.expect_all_taken();
  const exchange::data_dictionary explained = intake::incident_dictionary(incidents);
  if (wanted == "csv") return csv_response(csv_text(as_table(explained)), "uramost-data-dictionary.csv");
  if (wanted == "html") return page_of(explained, in);
  if (wanted != "json")
    throw invalid_input("format: '" + wanted + "' is none of json, csv and html", "format");
  std::string text;
  append_json(explained, text);
  return text_response("application/json", R"({"columns":)" + text + "}");
}

}  // namespace uramost::http
