#include "exchange/feature_writer.hpp"

#include <algorithm>

#include "exchange/csv_feature_writer.hpp"
#include "exchange/geojson_writer.hpp"
#include "exchange/gzip_stream.hpp"
#include "exchange/kml_writer.hpp"

namespace uramost::exchange {

namespace {
std::string entry_of(const manifest& about, std::string_view name) {
  const auto found = std::ranges::find(about, name, &manifest::value_type::first);
  return found == about.end() ? std::string() : found->second;
}

/// A stream writer whose bytes are packed.
class gzipped_writer final : public feature_writer {
 public:
  gzipped_writer(const export_form& unpacked, const feature_table& table, byte_sink sink)
      : packed_(std::move(sink)),
        writer_(stream_writer(unpacked, table, [this](std::string_view bytes) { packed_.write(bytes); })) {}

  void write(const feature& one) override { writer_->write(one); }
  void finish() override {
    writer_->finish();
    packed_.finish();
  }

 private:
  gzip_stream packed_;
  std::unique_ptr<feature_writer> writer_;
};
}  // namespace

std::string layer_name(const manifest& about) {
  std::string name = entry_of(about, "layer");
  return name.empty() ? "incidents" : name;
}

std::string title_of(const manifest& about) { return entry_of(about, "title"); }

std::unique_ptr<feature_writer> stream_writer(const export_form& form, const feature_table& table,
                                              byte_sink sink) {
  using frame = geojson_writer::frame;
  form.expect_possible();
  if (!form.streams()) return nullptr;
  if (form.gzip)
    return std::make_unique<gzipped_writer>(export_form{.format = form.format, .hxl = form.hxl}, table,
                                            std::move(sink));
  if (form.format == "geojson")
    return std::make_unique<geojson_writer>(table, std::move(sink), frame::collection);
  if (form.format == "geojsonseq")
    return std::make_unique<geojson_writer>(table, std::move(sink), frame::lines);
  if (form.format == "kml") return std::make_unique<kml_writer>(table, std::move(sink));
  return std::make_unique<csv_feature_writer>(table, std::move(sink), form);
}

}  // namespace uramost::exchange
