#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>

#include "core/error.hpp"
#include "core/incident.hpp"
#include "core/text.hpp"
#include "intake/column_mapping.hpp"
#include "intake/toml_text.hpp"

namespace uramost::intake {

namespace {
bool is_field(std::string_view name) {
  const auto holds = [&](const auto& fields) {
    return std::find(fields.begin(), fields.end(), name) != fields.end();
  };
  return holds(incident_fields) || holds(patrol_point_fields) || holds(response_fields);
}

/// The table under `key`; nothing when there is none.
const toml::table* table_of(const toml::table& document, std::string_view key) {
  const toml::node* node = document.get(key);
  if (node && !node->is_table())
    throw invalid_input("'" + std::string(key) + "' is not a table", std::string(key));
  return node ? node->as_table() : nullptr;
}

std::map<std::string, std::string, std::less<>> read_texts(const toml::table& from) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const auto& [key, value] : from) texts.emplace(key.str(), required_text(from, key.str()));
  return texts;
}

void read_columns(const toml::table& from, column_mapping& into) {
  into.columns = read_texts(from);
  for (const auto& [field, header] : into.columns)
    if (!is_field(field)) throw invalid_input("there is no field '" + field + "' to fill", field);
}

void read_categories(const toml::table& from, column_mapping& into) {
  into.categories = read_texts(from);
  for (const auto& [word, code] : into.categories)
    if (!built_in_taxonomy().find(code))
      throw invalid_input("'" + word + "' is mapped to '" + code + "', which is no category", word);
}

void read_stages(const toml::table& from, column_mapping& into) {
  into.stages = read_texts(from);
  for (const auto& [word, stage] : into.stages)
    if (!response_stage_of(stage))
      throw invalid_input("'" + word + "' is mapped to '" + stage + "', which is no response stage", word);
}

void read_source(const toml::table& from, column_mapping& into) {
  refuse_unknown_keys(from, {"name", "public"});
  if (from.contains("name")) into.source_name = required_text(from, "name");
  if (!from.contains("public")) return;
  if (!from["public"].is_boolean()) throw invalid_input("'public' is true or false", "public");
  into.public_source = from["public"].value_or(false);
}

/// A basic string of TOML. (toml++ 3.3 writes keys with control characters so that they do not read back.)
std::string toml_literal(std::string_view text) {
  std::string literal = "\"";
  for (const char sign : text) {
    const auto byte = static_cast<unsigned char>(sign);
    if (sign == '"' || sign == '\\') {
      literal += '\\';
      literal += sign;
    } else if (byte < 0x20 || byte == 0x7F) {
      std::array<char, 8> escape;
      std::snprintf(escape.data(), escape.size(), "\\u%04X", unsigned{byte});
      literal += escape.data();
    } else {
      literal += sign;
    }
  }
  return literal + '"';
}

void append_table(std::string& to, std::string_view name,
                  const std::map<std::string, std::string, std::less<>>& texts) {
  if (!texts.empty()) to += "[" + std::string(name) + "]\n";
  for (const auto& [key, value] : texts) to += toml_literal(key) + " = " + toml_literal(value) + "\n";
}
}  // namespace

column_mapping parse_mapping(std::string_view text) {
  const toml::table document = parse_toml(text);
  refuse_unknown_keys(document, {"crs", "date_order", "source", "columns", "categories", "stages"});
  column_mapping mapping;
  if (document.contains("crs")) {
    mapping.crs = geodata::coordinate_system_of(required_text(document, "crs"));
    if (!mapping.crs)
      throw invalid_input("'" + required_text(document, "crs") + "' is no coordinate system known here",
                          "crs");
  }
  if (document.contains("date_order")) {
    const std::string order = required_text(document, "date_order");
    if (order != "dmy" && order != "mdy")
      throw invalid_input("date_order is \"dmy\" or \"mdy\"", "date_order");
    mapping.dates = order == "mdy" ? date_order::month_first : date_order::day_first;
  }
  if (const toml::table* source = table_of(document, "source")) read_source(*source, mapping);
  if (const toml::table* columns = table_of(document, "columns")) read_columns(*columns, mapping);
  if (const toml::table* categories = table_of(document, "categories")) read_categories(*categories, mapping);
  if (const toml::table* stages = table_of(document, "stages")) read_stages(*stages, mapping);
  return mapping;
}

column_mapping read_mapping(const std::filesystem::path& toml_file) {
  std::ifstream file(toml_file, std::ios::binary);
  if (!file) throw error(error_kind::not_found, "cannot read the mapping file " + toml_file.string());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  try {
    return parse_mapping(text);
  } catch (const error& wrong) {
    throw error(wrong.kind(), toml_file.filename().string() + ": " + wrong.what(), wrong.field());
  }
}

std::string to_toml(const column_mapping& mapping) {
  std::string text;
  if (mapping.crs) text += "crs = " + toml_literal(geodata::to_string(*mapping.crs)) + "\n";
  if (mapping.dates == date_order::month_first) text += "date_order = \"mdy\"\n";
  if (!mapping.source_name.empty() || mapping.public_source) text += "[source]\n";
  if (!mapping.source_name.empty()) text += "name = " + toml_literal(mapping.source_name) + "\n";
  if (mapping.public_source) text += "public = true\n";
  append_table(text, "columns", mapping.columns);
  append_table(text, "categories", mapping.categories);
  append_table(text, "stages", mapping.stages);
  return text;
}

}  // namespace uramost::intake
