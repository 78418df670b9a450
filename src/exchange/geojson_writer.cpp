#include "exchange/geojson_writer.hpp"

#include <cmath>

#include "exchange/json_text.hpp"
#include "exchange/manifest_json.hpp"

namespace uramost::exchange {

geojson_writer::geojson_writer(const feature_table& table, byte_sink sink, frame around)
    : frame_(around), out_(std::move(sink)) {
  for (const property& one : table.schema) {
    std::string& key = keys_.emplace_back(keys_.empty() ? "" : ",");
    append_json_string(one.name, key);
    key += ':';
  }
  if (frame_ == frame::lines) return;
  out_ << R"({"type":"FeatureCollection",)";
  if (!table.about.empty()) out_ << R"("uramost":)" << as_json(table) << ',';
  out_ << R"("features":[)";
}

void geojson_writer::write(const feature& one) {
  if (frame_ == frame::collection) out_ << (is_first_ ? "\n" : ",\n");
  is_first_ = false;
  out_ << R"({"type":"Feature","id":)";
  out_.number(one.id);
  write_point(one);
  out_ << R"(,"properties":{)";
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    out_ << keys_[i];
    if (i < one.values.size())
      write_value(one.values[i]);
    else
      out_ << "null";
  }
  out_ << "}}";
  if (frame_ == frame::lines) out_ << '\n';
  out_.flush_if_full();
}

void geojson_writer::write_point(const feature& one) {
  if (!one.point || !is_on_earth(*one.point)) {
    out_ << R"(,"geometry":null)";
    return;
  }
  out_ << R"(,"geometry":{"type":"Point","coordinates":[)";
  out_.degrees(one.point->lon);
  out_ << ',';
  out_.degrees(one.point->lat);
  out_ << "]}";
}

void geojson_writer::write_value(const property_value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value))
    write_text(*text);
  else if (const auto* whole = std::get_if<std::int64_t>(&value))
    out_.number(*whole);
  else if (const auto* real = std::get_if<double>(&value); real && std::isfinite(*real))
    out_.number(*real);
  else if (const auto* flag = std::get_if<bool>(&value))
    out_ << (*flag ? "true" : "false");
  else
    out_ << "null";
}

void geojson_writer::write_text(std::string_view text) {
  if (is_plain_json(text)) {
    out_ << '"' << text << '"';
    return;
  }
  quoted_.clear();
  append_json_string(text, quoted_);
  out_ << quoted_;
}

void geojson_writer::finish() {
  if (frame_ == frame::collection) out_ << "\n]}\n";
  out_.flush();
}

}  // namespace uramost::exchange
