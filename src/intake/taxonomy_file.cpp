#include "intake/taxonomy_file.hpp"

#include <toml++/toml.h>

#include <map>

#include "core/error.hpp"
#include "intake/category_words.hpp"
#include "intake/column_mapping.hpp"
#include "intake/toml_text.hpp"

namespace uramost::embedded {
std::string_view taxonomy_toml();
}

namespace uramost::intake {

namespace {
localized_name read_name(const toml::table& from, std::string_view code) {
  const toml::table* name = from["name"].as_table();
  if (!name) throw invalid_input("'" + std::string(code) + "' has no name", "name");
  refuse_unknown_keys(*name, {"sq", "sr-Latn", "sr-Cyrl", "en"});
  return {.sq = required_text(*name, "sq"),
          .sr_latn = required_text(*name, "sr-Latn"),
          .sr_cyrl = required_text(*name, "sr-Cyrl"),
          .en = required_text(*name, "en")};
}

category_group read_group(const toml::table& from) {
  refuse_unknown_keys(from, {"code", "name"});
  const std::string code = required_text(from, "code");
  return {code, read_name(from, code)};
}

category read_category(const toml::table& from, const taxonomy& so_far) {
  refuse_unknown_keys(from, {"code", "group", "severity", "confidential", "name", "synonyms"});
  category made;
  made.code = required_text(from, "code");
  made.group = required_text(from, "group");
  made.name = read_name(from, made.code);
  made.severity = from["severity"].value_or(0);
  made.confidential = from["confidential"].value_or(false);
  if (made.severity < 1 || made.severity > 5)
    throw invalid_input("severity of '" + made.code + "' is not 1 to 5", "severity");
  if (so_far.find(made.code)) throw invalid_input("category '" + made.code + "' stands twice", "code");
  const auto has_code = [&](const category_group& group) { return group.code == made.group; };
  if (std::none_of(so_far.groups.begin(), so_far.groups.end(), has_code))
    throw invalid_input("'" + made.code + "' is in an unknown group '" + made.group + "'", "group");
  if (const toml::array* words = from["synonyms"].as_array())
    for (const toml::node& word : *words) {
      if (!word.is_string())
        throw invalid_input("a synonym of '" + made.code + "' is not a text", "synonyms");
      made.synonyms.push_back(word.as_string()->get());
    }
  return made;
}

template <class Visit>
void for_each_table(const toml::table& in, std::string_view key, Visit visit) {
  const toml::array* tables = in[key].as_array();
  if (!tables) throw invalid_input("there is no [[" + std::string(key) + "]]", std::string(key));
  for (const toml::node& node : *tables) {
    if (!node.is_table()) throw invalid_input(std::string(key) + " is not a table", std::string(key));
    visit(*node.as_table());
  }
}
}  // namespace

taxonomy parse_taxonomy(std::string_view text) {
  const toml::table document = parse_toml(text);
  refuse_unknown_keys(document, {"group", "category"});
  taxonomy made;
  for_each_table(document, "group",
                 [&](const toml::table& each) { made.groups.push_back(read_group(each)); });
  for_each_table(document, "category",
                 [&](const toml::table& each) { made.categories.push_back(read_category(each, made)); });
  if (!made.find("other")) throw invalid_input("the taxonomy has no category 'other'", "category");
  category_words{made, {}};  // refuses a word of two categories
  return made;
}

const taxonomy& built_in_taxonomy() {
  static const taxonomy built_in = parse_taxonomy(embedded::taxonomy_toml());
  return built_in;
}

}  // namespace uramost::intake
