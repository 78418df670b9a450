#include "intake/incident_dictionary.hpp"

#include <nlohmann/json.hpp>

#include "geodata/written_words.hpp"

namespace uramost::embedded {
std::string_view incident_columns();
}

namespace uramost::intake {

namespace {
using json = nlohmann::ordered_json;

localized_name words_of(const json& texts) {
  const auto text = [&texts](std::size_t i) -> std::string_view {
    return texts.at(i).get_ref<const std::string&>();
  };
  return geodata::written_words{text(0), text(1), text(2)}.in_all();
}

exchange::dictionary_entry code_entry(const std::string& column, std::string code, localized_name meaning) {
  return {.column = column,
          .code = std::move(code),
          .type = {},
          .unit = {},
          .hxl = {},
          .meaning = std::move(meaning)};
}

/// `named`: the register's list that holds them.
void add_named_codes(const std::string& column, std::string_view named, const incident_register& of,
                     exchange::data_dictionary& to) {
  if (named == "categories")
    for (const category& each : of.categories().categories)
      to.push_back(code_entry(column, each.code, each.name));
  if (named == "municipalities")
    for (const auto& each : of.where()->areas.municipalities)
      to.push_back(code_entry(column, each.code.value, each.name));
}
}  // namespace

exchange::data_dictionary incident_dictionary(const incident_register& of) {
  static const json columns = json::parse(embedded::incident_columns());
  exchange::data_dictionary made;
  for (const auto& [name, said] : columns.items()) {
    made.push_back({.column = name,
                    .code = {},
                    .type = said.at("type"),
                    .unit = said.value("unit", ""),
                    .hxl = said.at("hxl"),
                    .meaning = words_of(said.at("meaning"))});
    const auto codes = said.find("codes");
    if (codes == said.end()) continue;
    if (codes->is_string())
      add_named_codes(name, codes->get_ref<const std::string&>(), of, made);
    else
      for (const auto& [code, texts] : codes->items())
        made.push_back(code_entry(name, code, words_of(texts)));
  }
  return made;
}

}  // namespace uramost::intake
