#include "exchange/kml_writer.hpp"

#include <algorithm>
#include <cmath>

#include "exchange/xml_text.hpp"

namespace uramost::exchange {

namespace {
std::string_view kml_type(property_type type) {
  switch (type) {
    case property_type::integer:
      return "int";
    case property_type::real:
      return "double";
    case property_type::boolean:
      return "bool";
    case property_type::text:
    case property_type::date_time:
      break;
  }
  return "string";
}

bool holds(const std::vector<property>& schema, std::string_view name) {
  return std::ranges::any_of(schema, [&](const property& one) { return one.name == name; });
}
}  // namespace

kml_writer::kml_writer(const feature_table& table, byte_sink sink)
    : schema_(table.schema),
      time_(static_cast<std::size_t>(std::ranges::find(schema_, property_type::date_time, &property::type) -
                                     schema_.begin())),
      has_own_id_(holds(schema_, "id")),
      out_(std::move(sink)) {
  out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
          "<Document id=\"root_doc\">\n<name>"
       << xml_text(layer_name(table.about)) << "</name>\n<description>";
  for (const auto& [name, value] : table.about) out_ << xml_text(name) << ": " << xml_text(value) << '\n';
  out_ << "</description>\n<Schema name=\"feature\" id=\"feature\">\n";
  const auto declare = [this](std::string_view name, property_type type) {
    out_ << "<SimpleField name=\"" << xml_text(name) << "\" type=\"" << kml_type(type) << "\"/>\n";
  };
  if (!has_own_id_) declare("id", property_type::integer);
  for (const property& each : schema_) declare(each.name, each.type);
  out_ << "</Schema>\n";
}

void kml_writer::write(const feature& one) {
  out_ << "<Placemark>";
  if (time_ < one.values.size())
    if (const auto* time = std::get_if<std::string_view>(&one.values[time_]))
      out_ << "<TimeStamp><when>" << xml_text(*time) << "</when></TimeStamp>";
  out_ << "<ExtendedData><SchemaData schemaUrl=\"#feature\">";
  if (!has_own_id_) write_value({"id", property_type::integer}, one.id);
  for (std::size_t i = 0; i < schema_.size() && i < one.values.size(); ++i)
    write_value(schema_[i], one.values[i]);
  out_ << "</SchemaData></ExtendedData>";
  if (one.point && is_on_earth(*one.point)) {
    out_ << "<Point><coordinates>";
    out_.degrees(one.point->lon);
    out_ << ',';
    out_.degrees(one.point->lat);
    out_ << "</coordinates></Point>";
  }
  out_ << "</Placemark>\n";
  out_.flush_if_full();
}

void kml_writer::write_value(const property& of, const property_value& value) {
  const auto* real = std::get_if<double>(&value);
  if (std::holds_alternative<std::monostate>(value) || (real && !std::isfinite(*real))) return;
  out_ << "<SimpleData name=\"" << xml_text(of.name) << "\">";
  if (const auto* text = std::get_if<std::string_view>(&value))
    out_ << xml_text(*text);
  else if (const auto* whole = std::get_if<std::int64_t>(&value))
    out_.number(*whole);
  else if (real)
    out_.number(*real);
  else
    out_ << (std::get<bool>(value) ? '1' : '0');
  out_ << "</SimpleData>";
}

void kml_writer::finish() {
  out_ << "</Document>\n</kml>\n";
  out_.flush();
}

}  // namespace uramost::exchange
