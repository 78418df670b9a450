#include "http/handlers/import_form.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/register_json.hpp"
#include "intake/response_import.hpp"

namespace uramost::http {

namespace {
using text_map = std::map<std::string, std::string, std::less<>>;

text_map read_text_map(const json& mapping, const char* member) {
  text_map texts;
  if (!mapping.contains(member)) return texts;
  const json& object = mapping[member];
  if (!object.is_object())
    throw invalid_input(std::string("mapping: '") + member + "' is not an object", "mapping");
  for (const auto& [name, value] : object.items()) {
    if (!value.is_string()) throw invalid_input("mapping: '" + name + "' is not a text", "mapping");
    texts.emplace(name, value.get<std::string>());
  }
  return texts;
}

intake::column_mapping read_mapping(const std::string& text) {
  const json mapping = json::parse(text, nullptr, false);
  if (!mapping.is_object()) throw invalid_input("mapping is not a JSON object", "mapping");
  for (const auto& [name, value] : mapping.items())
    if (name != "columns" && name != "categories" && name != "stages" && name != "crs")
      throw invalid_input("mapping: unknown member '" + name + "'", "mapping");

  intake::column_mapping read;
  read.columns = read_text_map(mapping, "columns");
  read.categories = read_text_map(mapping, "categories");
  read.stages = read_text_map(mapping, "stages");
  if (!mapping.contains("crs") || mapping["crs"].is_null()) return read;
  if (mapping["crs"].is_string()) read.crs = geodata::coordinate_system_of(mapping["crs"].get<std::string>());
  if (!read.crs) throw invalid_input("mapping: this coordinate system is not known", "mapping");
  return read;
}

bool read_flag(const std::string& text, const char* name) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0" || text.empty()) return false;
  throw invalid_input(std::string(name) + " takes true or false", name);
}
}  // namespace

const import_kind& kind_of(const import_request& wanted) {
  static const std::array<import_kind, 3> kinds{
      {{"incidents", intake::preview_import, intake::import_incidents, intake::incident_fields},
       {"patrol-points", intake::preview_patrol_points, intake::import_patrol_points,
        intake::patrol_point_fields},
       {"responses", intake::preview_responses, intake::import_responses, intake::response_fields}}};
  const auto found = std::ranges::find(kinds, wanted.kind, &import_kind::name);
  if (found == kinds.end()) throw invalid_input("kind takes incidents, patrol-points or responses", "kind");
  return *found;
}

import_request read_import_form(const form& sent) {
  sent.expect_only({"kind", "source", "mapping", "delimiter", "encoding", "layer", "preview"});
  if (!sent.file()) throw invalid_input("the file is missing", "file");

  import_request wanted;
  wanted.kind = sent.field("kind").value_or(wanted.kind);
  kind_of(wanted);
  wanted.preview = read_flag(sent.field("preview").value_or("false"), "preview");
  wanted.options.source = std::string(trim(sent.field("source").value_or("")));
  if (const auto mapping = sent.field("mapping"); mapping && !trim(*mapping).empty())
    wanted.options.mapping = read_mapping(*mapping);
  wanted.options.reading.delimiter = sent.field("delimiter").value_or("");
  wanted.options.reading.encoding = sent.field("encoding").value_or("");
  wanted.options.reading.layer = sent.field("layer").value_or("");
  return wanted;
}

json preview_json(const std::filesystem::path& file, const import_request& wanted) {
  const import_kind& kind = kind_of(wanted);
  const intake::import_preview preview = kind.preview(file, wanted.options);
  json rows = json::array();
  for (const exchange::record& record : preview.first_rows) {
    json row{{"line", record.line}, {"values", record.values}};
    if (!record.problem.empty()) row["problem"] = record.problem;
    rows.push_back(std::move(row));
  }
  const intake::column_mapping& mapping = preview.mapping;
  const auto crs = mapping.crs ? json(geodata::to_string(*mapping.crs)) : json(nullptr);
  json made{{"description", preview.description},
            {"columns", preview.columns},
            {"mapping",
             {{"columns", json(mapping.columns)},
              {"categories", json(mapping.categories)},
              {"stages", json(mapping.stages)},
              {"crs", crs}}},
            {"fields", json(kind.fields)},
            {"first_rows", std::move(rows)}};
  if (kind.name == "incidents")
    made["codes"] = codebook_json(intake::read_codebook(file, wanted.options.reading, mapping));
  return made;
}

}  // namespace uramost::http
