#include "intake/gender_words.hpp"

#include <array>
#include <string>
#include <unordered_map>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"
#include "intake/folded_words.hpp"

namespace uramost::intake {

namespace {
struct words_of_gender {
  affected_gender gender;
  std::string_view words;
};

// "m" is male in all languages, "z" (ž) Serbian, "f" Albanian and English.
constexpr std::array<words_of_gender, 5> usual{{
    {affected_gender::not_said,
     "unknown|not known|not said|nepoznato|nije poznato|e panjohur|i panjohur|panjohur|nuk dihet"},
    {affected_gender::female,
     "female|f|w|woman|women|girl|girls|ženski|ženska|ženskog|žensko|žena|žene|devojčica|ž|"
     "femër|femra|femërore|grua|gra|vajzë|vajza"},
    {affected_gender::male,
     "male|m|man|men|boy|boys|muški|muška|muškog|muško|muškarac|muškarci|dečak|"
     "mashkull|meshkuj|mashkullore|burrë|burra|djalë|djem"},
    {affected_gender::other, "other|non binary|nonbinary|diverse|drugo|drugi|nebinarno|tjetër|jo binar"},
    {affected_gender::mixed,
     "mixed|both|several|m f|f m|female and male|male and female|mešovito|oba|muški i ženski|m i ž|ž i m|"
     "m ž|ž m|i përzier|e përzier|të përziera|të përzier|të dyja|të dy|femra dhe meshkuj|"
     "meshkuj dhe femra"},
}};

const std::unordered_map<std::string, affected_gender>& by_word() {
  static const auto words = [] {
    std::unordered_map<std::string, affected_gender> folded;
    for (const auto& [gender, phrases] : usual)
      for (const std::string_view phrase : split(phrases, '|')) folded.emplace(folded_words(phrase), gender);
    return folded;
  }();
  return words;
}
}  // namespace

affected_gender read_gender(std::string_view word) {
  if (says_nothing(word)) return affected_gender::not_said;
  const auto found = by_word().find(folded_words(word));
  if (found != by_word().end()) return found->second;
  throw invalid_input("'" + std::string(trim(word)) + "' is not female, male, other or mixed", "gender");
}

}  // namespace uramost::intake
