#include "intake/toml_text.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::intake {

toml::table parse_toml(std::string_view text) {
  if (!is_utf8(text)) throw invalid_input("this TOML is not UTF-8 text");
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& broken) {
    throw invalid_input("line " + std::to_string(broken.source().begin.line) + ": " +
                        std::string(broken.description()));
  }
}

void refuse_unknown_keys(const toml::table& table, std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : table)
    if (std::find(known.begin(), known.end(), key.str()) == known.end())
      throw invalid_input("unknown key '" + std::string(key.str()) + "'", std::string(key.str()));
}

std::string required_text(const toml::table& table, std::string_view key) {
  const toml::value<std::string>* text = table[key].as_string();
  if (!text || trim(text->get()).empty())
    throw invalid_input("'" + std::string(key) + "' needs a text", std::string(key));
  return text->get();
}

}  // namespace uramost::intake
