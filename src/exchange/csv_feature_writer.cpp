#include "exchange/csv_feature_writer.hpp"

#include <algorithm>

namespace uramost::exchange {
namespace {

bool holds(const std::vector<property>& schema, std::string_view name) {
  return std::any_of(schema.begin(), schema.end(), [&](const property& one) { return one.name == name; });
}

}  // namespace

csv_feature_writer::csv_feature_writer(const feature_table& table, byte_sink sink, const export_form& form)
    : out_(std::move(sink), csv_format{.byte_order_mark = form.format == "csv-bom"}),
      properties_(table.schema.size()),
      has_own_id_(holds(table.schema, "id")),
      has_own_position_(holds(table.schema, "lon") && holds(table.schema, "lat")) {
  write_head(table, [](std::string_view name) { return name; });
  if (form.hxl) write_head(table, [&](std::string_view name) { return hashtag_of(table.dictionary, name); });
}

template <class Text>
void csv_feature_writer::write_head(const feature_table& table, Text text_of) {
  if (!has_own_id_) out_.cell(text_of("id"));
  if (!has_own_position_) out_.cell(text_of("lon")).cell(text_of("lat"));
  for (const property& one : table.schema) out_.cell(text_of(one.name));
  out_.end_row();
}

void csv_feature_writer::write(const feature& one) {
  if (!has_own_id_) out_.number(one.id);
  if (!has_own_position_) {
    if (one.point && is_on_earth(*one.point))
      out_.degrees(one.point->lon).degrees(one.point->lat);
    else
      out_.cell("").cell("");
  }
  for (std::size_t i = 0; i < properties_; ++i) {
    if (i < one.values.size())
      write_value(one.values[i]);
    else
      out_.cell("");
  }
  out_.end_row();
}

void csv_feature_writer::write_value(const property_value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value))
    out_.cell(*text);
  else if (const auto* whole = std::get_if<std::int64_t>(&value))
    out_.number(*whole);
  else if (const auto* real = std::get_if<double>(&value))
    out_.number(*real);
  else if (const auto* flag = std::get_if<bool>(&value))
    out_.cell(*flag ? "true" : "false");
  else
    out_.cell("");
}

}  // namespace uramost::exchange
