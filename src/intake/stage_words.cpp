#include "intake/stage_words.hpp"

#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/folded_words.hpp"

namespace uramost::intake {

namespace {
struct words_of_stage {
  response_stage stage;
  std::string_view words;
};

constexpr std::array<words_of_stage, 8> usual{{
    {response_stage::none, "none|nema|bez odgovora|asnjë|pa përgjigje"},
    {response_stage::reported,
     "reported|report|prijavljeno|prijavljen|prijava|raportuar|i raportuar|"
     "lajmëruar|denoncuar"},
    {response_stage::registered,
     "registered|registrovano|registrovan|evidentirano|evidentiran|zavedeno|"
     "regjistruar|i regjistruar|evidentuar"},
    {response_stage::attended,
     "attended|izlazak na teren|izašli na teren|uviđaj|dalje në vend|"
     "dalje në vendngjarje|këqyrje e vendit"},
    {response_stage::investigated,
     "investigated|investigation|under investigation|istraga|u istrazi|"
     "istraženo|hetim|në hetim|nën hetim|hetuar|i hetuar"},
    {response_stage::prosecuted,
     "prosecuted|prosecution|indicted|indictment|optužnica|optuženo|"
     "podignuta optužnica|krivično gonjenje|aktakuzë|aktakuza|ndjekje penale|"
     "ndjekur penalisht"},
    {response_stage::adjudicated,
     "adjudicated|judgment|judgement|convicted|acquitted|presuda|presuđeno|"
     "aktgjykim|aktgjykimi|gjykuar|i gjykuar"},
    {response_stage::closed,
     "closed|zatvoreno|zatvoren|okončano|arhivirano|odbačeno|mbyllur|i mbyllur|"
     "arkivuar"},
}};
}  // namespace

stage_words::stage_words(const std::map<std::string, std::string, std::less<>>& own) {
  for (const auto& [word, code] : own) {
    const auto stage = response_stage_of(code);
    if (!stage)
      throw invalid_input("'" + word + "' is mapped to an unknown response stage '" + code + "'", "stages");
    by_word_.emplace(folded_words(word), *stage);
  }
  for (const auto& [stage, words] : usual)
    for (const std::string_view word : split(words, '|')) by_word_.emplace(folded_words(word), stage);
}

std::optional<response_stage> stage_words::find(std::string_view word) const {
  const auto found = by_word_.find(folded_words(word));
  return found != by_word_.end() ? std::optional(found->second) : std::nullopt;
}

response_stage stage_words::read(std::string_view word) const {
  if (const auto found = find(word)) return *found;
  throw invalid_input("'" + std::string(trim(word)) +
                          "' is not none, reported, registered, attended, investigated, prosecuted, "
                          "adjudicated or closed; name it in a mapping's [stages]",
                      "stage");
}

}  // namespace uramost::intake
