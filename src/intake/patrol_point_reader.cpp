#include "core/error.hpp"
#include "core/incident_query.hpp"
#include "core/language.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"
#include "intake/incident_reader.hpp"

namespace uramost::intake {

namespace {
std::string read_shift(std::string_view text) {
  if (says_nothing(text)) return {};
  try {
    const hour_range hours = parse_hours(trim(text));
    return std::to_string(hours.first) + "-" + std::to_string(hours.last);
  } catch (const error& wrong) {
    throw invalid_input(wrong.what(), "shift");
  }
}

/// "sq, sr-Latn" → {"sq", "sr-Latn"}; "sr" alone is Serbian in Latin letters.
std::vector<std::string> read_languages(std::string_view text) {
  std::vector<std::string> languages;
  std::string blanks(text);
  for (char& sign : blanks)
    if (sign == ',' || sign == ';' || sign == '/') sign = ' ';
  for (std::string_view word : split(blanks, ' ')) {
    if (trim(word).empty()) continue;
    const auto known = language_of_tag(ascii_lower(word) == "sr" ? "sr-Latn" : word);
    if (!known)
      throw invalid_input("'" + std::string(word) + "' is none of the languages sq, sr-Latn, sr-Cyrl, en",
                          "languages");
    languages.emplace_back(tag(*known));
  }
  return languages;
}
}  // namespace

patrol_point read_patrol_point(const patrol_point_text& text, location_finder& locations) {
  patrol_point made;
  made.name = trim(text.name);
  made.kind = trim(text.kind);
  made.shift = read_shift(text.shift);
  made.languages = read_languages(text.languages);
  made.location = locations.find(location_of(text));
  if (made.name.empty()) made.name = made.location.place_text;
  if (made.name.empty()) throw invalid_input("a patrol point needs a name or a place", "name");
  return made;
}

}  // namespace uramost::intake
