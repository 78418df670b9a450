#include "exchange/geojson_writer.hpp"

#include <cmath>
#include <cstring>

#include "exchange/json_text.hpp"
#include "exchange/manifest_json.hpp"

namespace uramost::exchange {

namespace {
constexpr std::size_t block = 32;

char* write_word(char* to, std::string_view word) { return to + word.copy(to, word.size()); }
}  // namespace

geojson_writer::key::key(std::string_view text) : blocks_(text), size_(text.size()) {
  blocks_.resize((size_ + block - 1) / block * block);
}

char* geojson_writer::key::write(char* to) const {
  for (std::size_t at = 0; at < blocks_.size(); at += block) std::memcpy(to + at, blocks_.data() + at, block);
  return to + size_;
}

geojson_writer::geojson_writer(const feature_table& table, byte_sink sink, frame around)
    : frame_(around), out_(std::move(sink)) {
  for (const property& one : table.schema) {
    std::string name(keys_.empty() ? "" : ",");
    append_json_string(one.name, name);
    keys_.emplace_back(name += ':');
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
  for (std::size_t i = 0; i < keys_.size(); ++i)
    write_property(keys_[i], i < one.values.size() ? one.values[i] : property_value{});
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

void geojson_writer::write_property(const key& name, const property_value& value) {
  char* to = name.write(out_.room(name.room() + number_bytes));
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    out_.wrote_to(to);
    return write_text(*text);
  }
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    to = write_number(to, *whole);
  else if (const auto* real = std::get_if<double>(&value); real && std::isfinite(*real))
    to = write_number(to, *real);
  else if (const auto* flag = std::get_if<bool>(&value))
    to = write_word(to, *flag ? "true" : "false");
  else
    to = write_word(to, "null");
  out_.wrote_to(to);
}

void geojson_writer::write_text(std::string_view text) {
  char* const to = out_.room(text.size() + 2);
  to[0] = '"';
  if (copy_plain_json(text, to + 1)) {
    to[text.size() + 1] = '"';
    return out_.wrote_to(to + text.size() + 2);
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
