#include "geodata/name_forms.hpp"

#include <algorithm>
#include <array>

namespace uramost::geodata {
namespace {

struct ending {
  std::string_view of_form;
  std::string_view of_name;
};

/// Accents are gone here: Albanian ë is e, Serbian č and ć are c.
constexpr std::array endings{
    // Serbian nouns that end in a consonant: Zvečan, Leposavić, Peć; plurals Dečani.
    ending{"a", ""},
    ending{"u", ""},
    ending{"om", ""},
    ending{"em", ""},
    ending{"i", ""},
    ending{"ju", ""},
    ending{"ima", ""},
    ending{"a", "i"},
    ending{"e", "i"},
    ending{"ima", "i"},
    ending{"aca", "ci"},
    // in -a: Mitrovica, Kruševica, with k/c, g/z and h/s exchanged: Reka, u Reci; adjectives: Banjska, u
    // Banjskoj
    ending{"e", "a"},
    ending{"i", "a"},
    ending{"u", "a"},
    ending{"om", "a"},
    ending{"oj", "a"},
    ending{"ama", "a"},
    ending{"ima", "a"},
    ending{"ci", "ka"},
    ending{"zi", "ga"},
    ending{"si", "ha"},
    // in -o and -e: Novo Selo, Jarinje, Rudare
    ending{"a", "o"},
    ending{"u", "o"},
    ending{"om", "o"},
    ending{"a", "e"},
    ending{"u", "e"},
    ending{"em", "e"},
    ending{"ama", "e"},
    ending{"ima", "e"},
    // with an l that the name has lost: Do, u Dolu
    ending{"la", ""},
    ending{"lu", ""},
    ending{"lom", ""},
    // Serbian adjectives: Zubinog Potoka, Donjem Jarinju, Novim Selima
    ending{"og", ""},
    ending{"og", "o"},
    ending{"og", "i"},
    ending{"om", "i"},
    ending{"ome", "o"},
    ending{"ome", "i"},
    ending{"eg", "e"},
    ending{"eg", "i"},
    ending{"em", "i"},
    ending{"im", "i"},
    ending{"im", "o"},
    ending{"im", "e"},
    ending{"im", ""},
    ending{"ih", "i"},
    ending{"ih", "e"},
    ending{"ih", "a"},
    // Albanian in a consonant: Zveçani, Zveçanit, Bardhit, Ferizajt, Vushtrrisë, Vitinë; names given
    // definite: Rudari
    ending{"it", ""},
    ending{"in", ""},
    ending{"ut", ""},
    ending{"un", ""},
    ending{"t", ""},
    ending{"n", ""},
    ending{"se", ""},
    ending{"ne", ""},
    ending{"", "i"},
    ending{"", "u"},
    ending{"e", ""},
    // Albanian in -ë, -e, -a: Mitrovicës, Mitrovicën, Gllobarja
    ending{"es", "e"},
    ending{"en", "e"},
    ending{"es", "a"},
    ending{"en", "a"},
    ending{"ja", "e"},
    ending{"jes", "e"},
    ending{"jen", "e"},
    ending{"ja", ""},
    ending{"et", "e"},
    ending{"ve", "t"},
    ending{"eve", "e"},
    // countries, listed in the definite form: në Gjermani, Gjermanisë
    ending{"i", "ia"},
    ending{"ise", "ia"},
    ending{"ine", "ia"},
};

constexpr std::size_t shortest_word = 4;
constexpr std::size_t shortest_stem = 2;
constexpr std::size_t shortest_bare_stem = 5;  // of a name that is given with an ending, written without

/// Endings of Albanian nouns in the indefinite and in the definite form: Mitrovicë, Mitrovica.
constexpr std::array definite_endings{
    ending{"a", "ë"}, ending{"ja", "e"}, ending{"ku", "k"}, ending{"gu", "g"}, ending{"hu", "h"},
};

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

/// Serbian's mobile a: the stem of Leška is lešk, the name Lešak.
bool may_have_lost_an_a(std::string_view stem) {
  return stem.size() >= shortest_stem && !is_vowel(stem.back()) && !is_vowel(stem[stem.size() - 2]);
}

}  // namespace

std::vector<std::string> base_forms(std::string_view word) {
  std::vector<std::string> forms;
  const auto add = [&](std::string form) {
    if (form != word && std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
  };
  if (word.size() < shortest_word) return forms;
  for (const auto& [of_form, of_name] : endings) {
    const std::size_t shortest = of_form.empty() ? shortest_bare_stem : shortest_stem;
    if (!word.ends_with(of_form) || word.size() < of_form.size() + shortest) continue;
    const std::string stem(word.substr(0, word.size() - of_form.size()));
    add(stem + std::string(of_name));
    if (of_name.empty() && !of_form.empty() && is_vowel(of_form.front()) && may_have_lost_an_a(stem))
      add(stem.substr(0, stem.size() - 1) + 'a' + stem.back());
  }
  return forms;
}

std::string albanian_definite(std::string_view name) {
  const std::size_t end = std::min(name.find(' '), name.size());
  std::string noun(name.substr(0, end));
  const std::string rest(name.substr(end));
  for (const auto& [definite, indefinite] : definite_endings)
    if (noun.ends_with(indefinite))
      return noun.replace(noun.size() - indefinite.size(), indefinite.size(), definite) + rest;
  if (noun.empty() || is_vowel(noun.back())) return {};
  return noun + 'i' + rest;
}

}  // namespace uramost::geodata
