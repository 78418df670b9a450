#include "study/words.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "geodata/written_words.hpp"

namespace uramost::embedded {
std::string_view study_words();
}

namespace uramost::study {

namespace {
using json = nlohmann::ordered_json;

const json& list() {
  static const json parsed = json::parse(embedded::study_words());
  return parsed;
}

std::string in_language(const json& texts, language in) {
  const auto text = [&texts](std::size_t i) -> std::string_view {
    return texts.at(i).get_ref<const std::string&>();
  };
  return geodata::written_words{text(0), text(1), text(2)}.in(in);
}

const json& entry(const char* group, std::string_view code) {
  const json& all = list().at(group);
  const auto found = all.find(std::string(code));
  if (found == all.end())
    throw error(error_kind::internal, "the word list has no " + std::string(code) + " among its " + group);
  return *found;
}

constexpr std::array plain_groups{"families", "choices", "columns", "facts", "classes", "charts",
                                  "lines",    "axes",    "days",    "query", "caveats", "verdict"};

std::string all_in(language in) {
  json texts = json::object();
  for (const char* group : plain_groups)
    for (const auto& [code, each] : list().at(group).items()) texts[group][code] = in_language(each, in);
  return texts.dump();
}
}  // namespace

std::string word(std::string_view group, std::string_view code, language in) {
  const auto words = list().find(std::string(group));
  if (words == list().end()) return std::string(code);
  const auto found = words->find(std::string(code));
  return found == words->end() ? std::string(code) : in_language(*found, in);
}

std::string with_values(std::string text, std::span<const std::string> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string place = '{' + std::to_string(i) + '}';
    if (const std::size_t at = text.find(place); at != std::string::npos)
      text.replace(at, place.size(), values[i]);
  }
  return text;
}

method_words words_of_method(std::string_view id, language in) {
  const json& found = entry("methods", id);
  return {in_language(found.at("name"), in), in_language(found.at("summary"), in), found.at("source")};
}

parameter_words words_of_parameter(std::string_view name, language in) {
  const json& found = entry("parameters", name);
  return {in_language(found.at("label"), in), in_language(found.at("explained"), in),
          found.value("units", "")};
}

const std::string& all_words(language in) {
  static const std::array<std::string, all_languages.size()> texts{
      all_in(all_languages[0]), all_in(all_languages[1]), all_in(all_languages[2]), all_in(all_languages[3])};
  return texts[static_cast<std::size_t>(std::ranges::find(all_languages, in) - all_languages.begin())];
}

}  // namespace uramost::study
