#include "exchange/data_dictionary.hpp"

#include <algorithm>

#include "exchange/json_text.hpp"

namespace uramost::exchange {

namespace {
void append_member(std::string_view name, std::string_view value, std::string& to) {
  if (value.empty()) return;
  if (to.back() != '{') to += ',';
  append_json_string(name, to);
  to += ':';
  append_json_string(value, to);
}

void append_meaning(const localized_name& meaning, std::string& to) {
  to += ",\"meaning\":{";
  for (const language each : all_languages) append_member(tag(each), meaning.in(each), to);
  to += '}';
}
}  // namespace

std::string_view hashtag_of(const data_dictionary& dictionary, std::string_view column) {
  const auto found = std::ranges::find_if(dictionary, [column](const dictionary_entry& each) {
    return each.code.empty() && each.column == column;
  });
  return found == dictionary.end() ? std::string_view() : found->hxl;
}

std::vector<std::vector<std::string>> as_table(const data_dictionary& dictionary) {
  std::vector<std::vector<std::string>> table{
      {"column", "code", "type", "unit", "hxl", "sq", "sr_latn", "sr_cyrl", "en"}};
  for (const dictionary_entry& each : dictionary)
    table.push_back({each.column, each.code, each.type, each.unit, each.hxl, each.meaning.in(language::sq),
                     each.meaning.in(language::sr_latn), each.meaning.in(language::sr_cyrl),
                     each.meaning.in(language::en)});
  return table;
}

void append_json(const data_dictionary& dictionary, std::string& to) {
  to += '[';
  for (auto entry = dictionary.begin(); entry != dictionary.end();) {
    to += entry == dictionary.begin() ? "{" : ",{";
    append_member("name", entry->column, to);
    append_member("type", entry->type, to);
    append_member("unit", entry->unit, to);
    append_member("hxl", entry->hxl, to);
    append_meaning(entry->meaning, to);
    const auto codes = entry + 1;
    for (entry = codes; entry != dictionary.end() && !entry->code.empty(); ++entry) {
      to += entry == codes ? ",\"codes\":[{" : ",{";
      append_member("code", entry->code, to);
      append_meaning(entry->meaning, to);
      to += '}';
    }
    to += entry == codes ? "}" : "]}";
  }
  to += ']';
}

}  // namespace uramost::exchange
