#include "intake/month_names.hpp"

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "core/text.hpp"
#include "intake/folded_words.hpp"

namespace uramost::intake {

namespace {
/// Folded; with blanks between.
constexpr std::array<std::string_view, 12> month_words{
    "i jan januar januara january januari janar janari janarit",
    "ii feb februar februara february februari shk shkurt shkurti shkurtit",
    "iii mar mart marta march mars marsi marsit",
    "iv apr april aprila aprili pri prill prilli prillit",
    "v maj maja may maji majit",
    "vi jun juna juni june qer qershor qershori qershorit",
    "vii jul jula juli july kor korr korrik korriku korrikut",
    "viii avg avgust avgusta aug august augusta gus gusht gushti gushtit",
    "ix sep sept septembar septembra september sht shtator shtatori shtatorit",
    "x okt oktobar oktobra oct october tet tetor tetori tetorit",
    "xi nov novembar novembra november nen nent nentor nentori nentorit",
    "xii dec decembar decembra december dhj dhjetor dhjetori dhjetorit"};

constexpr std::string_view weekday_words =
    "ponedeljak ponedjeljak utorak sreda srijeda cetvrtak petak subota nedelja nedjelja pon uto sre cet pet "
    "sub ned "
    "hene marte merkure enjte premte shtune diel monday tuesday wednesday thursday friday saturday sunday "
    "mon tue wed "
    "thu fri sat sun";

using month_table = std::map<std::string, unsigned, std::less<>>;

const month_table& months() {
  static const month_table table = [] {
    month_table made;
    for (unsigned month = 1; month <= 12; ++month)
      for (std::string_view word : split(month_words[month - 1], ' ')) made.emplace(word, month);
    return made;
  }();
  return table;
}
}  // namespace

std::optional<unsigned> month_of_name(std::string_view word) {
  const auto found = months().find(folded_words(word));
  return found != months().end() ? std::optional{found->second} : std::nullopt;
}

bool is_weekday_name(std::string_view word) {
  static const std::set<std::string, std::less<>> weekdays = [] {
    std::set<std::string, std::less<>> made;
    for (std::string_view name : split(weekday_words, ' ')) made.emplace(name);
    return made;
  }();
  return weekdays.contains(folded_words(word));
}

}  // namespace uramost::intake
