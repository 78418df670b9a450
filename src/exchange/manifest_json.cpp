#include "exchange/manifest_json.hpp"

#include "exchange/json_text.hpp"

namespace uramost::exchange {

std::string as_json(const feature_table& table) {
  std::string text = "{";
  const auto add_name = [&text](std::string_view name) {
    if (text.size() > 1) text += ',';
    append_json_string(name, text);
    text += ':';
  };
  for (const auto& [name, value] : table.about) {
    add_name(name);
    append_json_string(value, text);
  }
  if (!table.dictionary.empty()) {
    add_name("data_dictionary");
    append_json(table.dictionary, text);
  }
  return text + "}";
}

}  // namespace uramost::exchange
