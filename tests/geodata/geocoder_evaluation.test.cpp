/// How good the geocoder is, measured: names of the gazetteer written as people write them, and what comes
/// back. The places are drawn as registers name them: seats often, villages seldom.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/text.hpp"
#include "geodata/geocoder.hpp"
#include "geodata/municipality.hpp"
#include "geodata/name_folding.hpp"
#include "geodata/utf8.hpp"

namespace uramost::geodata {
namespace {

const geocoder& built_in() {
  static const geocoder made(built_in_gazetteer(), built_in_boundaries());
  return made;
}

std::vector<std::string> names_of(const place& each) {
  std::set<std::string> names(each.other_names.begin(), each.other_names.end());
  for (const auto* name : {&each.name.sq, &each.name.sr_latn, &each.name.sr_cyrl})
    if (!name->empty()) names.insert(*name);
  return {names.begin(), names.end()};
}

bool is_candidate(const geocode_answer& answer, const place& wanted) {
  return std::ranges::any_of(answer.candidates,
                             [&](const auto& each) { return each.municipality == wanted.municipality; });
}

TEST(GeocoderEvaluation, FindsEveryPopulatedPlaceByEveryOneOfItsNames) {
  int tried = 0;
  std::vector<std::string> missed;
  for (const place& each : built_in_gazetteer().places()) {
    if (!is_populated(each.kind)) continue;
    for (const auto& name : names_of(each)) {
      ++tried;
      if (!is_candidate(built_in().geocode(name, 1000), each)) missed.push_back(name);
    }
  }
  std::cout << tried - static_cast<int>(missed.size()) << " of " << tried << " names found; not:";
  for (const auto& name : missed) std::cout << " \"" << name << '"';
  std::cout << '\n';
  EXPECT_LT(missed.size(), 40U)
      << "variants that another place bears as its main name, regions, cities outside";
}

TEST(GeocoderEvaluation, ResolvesEveryUniqueMainNameToItsOwnMunicipality) {
  std::map<std::string, std::set<std::string>> municipalities;  // of a main name, populated places only
  std::map<std::string, std::vector<const place*>> bearers;
  for (const place& each : built_in_gazetteer().places())
    if (is_populated(each.kind))
      for (const auto* name : {&each.name.sq, &each.name.sr_latn, &each.name.sr_cyrl})
        if (!name->empty()) {
          municipalities[fold_case_and_script(*name)].insert(each.municipality.value);
          bearers[fold_case_and_script(*name)].push_back(&each);
        }
  int unique = 0;
  std::vector<std::string> failed;
  for (const auto& [name, places] : bearers) {
    const bool is_unique =
        std::ranges::all_of(places, [&](const place* each) { return each->id == places[0]->id; });
    if (!is_unique) continue;
    ++unique;
    const auto answer = built_in().geocode(name);
    if (answer.status != geocode_status::resolved ||
        answer.candidates[0].municipality != places[0]->municipality)
      failed.push_back(name);
  }
  std::cout << unique << " unique main names, not resolved to their own municipality:";
  for (const auto& name : failed) std::cout << " \"" << name << '"';
  std::cout << '\n';
  EXPECT_GT(unique, 3400);
  EXPECT_LT(failed.size(), 12U) << "Mitrovica, Metohija, and names of a word that is seldom one";
}

/// Ways in which names are written.
enum class writing {
  as_is,
  plain,
  cyrillic,
  serbian_locative,
  albanian_genitive,
  typo,
  two_typos,
  misspelt_locative,
  albanian_definite,
  variant,
  with_municipality
};
constexpr std::array writings{writing::as_is,
                              writing::plain,
                              writing::cyrillic,
                              writing::serbian_locative,
                              writing::albanian_genitive,
                              writing::typo,
                              writing::two_typos,
                              writing::misspelt_locative,
                              writing::albanian_definite,
                              writing::variant,
                              writing::with_municipality};

std::string_view title(writing how) {
  constexpr std::array<std::string_view, 11> titles{
      "as is",    "no diacritics",         "Cyrillic",          "u + locative",
      "genitive", "one typing error",      "two typing errors", "u + misspelt locative",
      "definite", "a variant of the name", "with municipality"};
  return titles[static_cast<std::size_t>(how)];
}

char32_t last_letter(std::string_view text) {
  char32_t last = 0;
  while (!text.empty()) last = take_utf8(text);
  return last;
}

/// Locative of one-word Serbian names, by the grammar: Zvečan - Zvečanu, Mitrovica - Mitrovici, Jarinje -
/// Jarinju.
std::string locative(std::string name) {
  switch (last_letter(name)) {
    case U'a':
      return "u " + name.substr(0, name.size() - 1) + "i";
    case U'o':
    case U'e':
      return "u " + name.substr(0, name.size() - 1) + "u";
    case U'i':
      return "u " + name.substr(0, name.size() - 1) + "ima";
    default:
      return "u " + name + "u";
  }
}

/// Genitive of one-word Albanian names: Mitrovicë - Mitrovicës, Zveçan - Zveçanit, Ferizaj - Ferizajt.
std::string genitive(const std::string& name) {
  switch (last_letter(name)) {
    case U'ë':
      return "afër " + name + "s";
    case U'e':
      return "afër " + name + "s";
    case U'j':
      return "afër " + name + "t";
    case U'i':
    case U'a':
    case U'u':
    case U'o':
      return "afër " + name;
    case U'k':
    case U'g':
    case U'h':
      return "afër " + name + "ut";
    default:
      return "afër " + name + "it";
  }
}

/// Definite form of one-word Albanian names: Mitrovicë - Mitrovica, Zveçan - Zveçani, Baks - Baksi.
std::string definite(std::string name) {
  switch (last_letter(name)) {
    case U'ë':
      return name.substr(0, name.size() - 2) + "a";
    case U'e':
      return name.substr(0, name.size() - 1) + "ja";
    case U'i':
    case U'a':
    case U'u':
    case U'o':
    case U'y':
      return name;
    case U'k':
    case U'g':
    case U'h':
      return name + "u";
    default:
      return name + "i";
  }
}

std::string with_typo(std::string name, std::mt19937& random) {
  const auto at = 1 + random() % (name.size() - 2);
  switch (random() % 4) {
    case 0:
      std::swap(name[at], name[at + 1]);
      return name;
    case 1:
      return name.erase(at, 1);
    case 2:
      name[at] = static_cast<char>('a' + random() % 26);
      return name;
    default:
      return name.insert(at, 1, static_cast<char>('a' + random() % 26));
  }
}

/// Empty when the place has no name to be written so.
std::string written(const place& each, writing how, std::mt19937& random) {
  const std::string& serbian = each.name.sr_latn;
  const bool one_word = serbian.find(' ') == std::string::npos;
  const std::string plain = fold_accents(serbian);
  switch (how) {
    case writing::as_is:
      return serbian;
    case writing::plain:
      return plain;
    case writing::cyrillic:
      return each.name.sr_cyrl;
    case writing::serbian_locative:
      return one_word && !serbian.empty() ? locative(serbian) : "";
    case writing::albanian_genitive:
      return each.name.sq.empty() || each.name.sq.find(' ') != std::string::npos ? ""
                                                                                 : genitive(each.name.sq);
    case writing::typo:
      return plain.size() < 5 ? "" : with_typo(plain, random);
    case writing::two_typos:
      return plain.size() < 8 ? "" : with_typo(with_typo(plain, random), random);
    case writing::misspelt_locative:
      return one_word && plain.size() >= 6 ? "u " + with_typo(locative(plain).substr(2), random) : "";
    case writing::albanian_definite:
      return each.name.sq.empty() || each.name.sq.find(' ') != std::string::npos ? ""
                                                                                 : definite(each.name.sq);
    case writing::variant:
      return each.other_names.empty() ? "" : each.other_names[random() % each.other_names.size()];
    case writing::with_municipality:
      return serbian.empty() ? ""
                             : serbian + ", " + built_in_boundaries().find(each.municipality)->name.sr_latn;
  }
  return "";
}

/// Right when the place itself comes first, or one of its name in its municipality close by.
bool is_right(const geocode_candidate& candidate, const place& wanted) {
  if (candidate.matched == &wanted) return true;
  return candidate.municipality == wanted.municipality && distance_m(candidate.point, wanted.point) < 2000;
}

/// Places as registers name them.
std::vector<const place*> sample(std::size_t count, std::mt19937& random) {
  std::vector<const place*> places;
  std::vector<double> weights;
  for (const place& each : built_in_gazetteer().places())
    if (is_populated(each.kind) && !each.name.sr_latn.empty()) {
      places.push_back(&each);
      weights.push_back(each.kind == place_kind::municipality_seat ? 40 : 3);
    }
  std::discrete_distribution<std::size_t> draw(weights.begin(), weights.end());
  std::vector<const place*> drawn(count);
  std::ranges::generate(drawn, [&] { return places[draw(random)]; });
  return drawn;
}

struct tally {
  int asked = 0, found = 0, resolved = 0, resolved_right = 0, top_right = 0, ambiguous = 0;
};

TEST(GeocoderEvaluation, UnderstandsNamesAsPeopleWriteThem) {
  std::mt19937 random(2026);
  std::map<writing, tally> tallies;
  for (const place* each : sample(3000, random))
    for (const writing how : writings) {
      const std::string text = written(*each, how, random);
      if (text.empty()) continue;
      const auto answer = built_in().geocode(text);
      tally& sum = tallies[how];
      ++sum.asked;
      if (answer.candidates.empty()) continue;
      const bool right = is_right(answer.candidates[0], *each);
      ++sum.found;
      sum.top_right += right;
      sum.ambiguous += answer.status == geocode_status::ambiguous;
      sum.resolved += answer.status == geocode_status::resolved;
      sum.resolved_right += answer.status == geocode_status::resolved && right;
    }
  for (const auto& [how, sum] : tallies) {
    const auto share = [](int part, int whole) { return 100.0 * part / std::max(whole, 1); };
    std::cout << title(how) << ": " << sum.asked << " asked, " << share(sum.found, sum.asked) << " % found, "
              << share(sum.top_right, sum.asked) << " % first right, " << share(sum.ambiguous, sum.asked)
              << " % ambiguous, " << share(sum.resolved_right, sum.resolved) << " % of the resolved right\n";
    const bool misspelt =
        how == writing::typo || how == writing::two_typos || how == writing::misspelt_locative;
    EXPECT_GT(share(sum.resolved_right, sum.resolved), misspelt                  ? 95
                                                       : how == writing::variant ? 94
                                                                                 : 98.5)
        << title(how);
    EXPECT_GT(share(sum.found, sum.asked), misspelt ? 80 : 97) << title(how);
  }
  EXPECT_GT(tallies[writing::with_municipality].resolved_right,
            0.93 * tallies[writing::with_municipality].asked);
}

TEST(GeocoderEvaluation, ScoresAreTheShareOfRightAnswers) {
  constexpr std::size_t bins = 5;
  constexpr double tolerance = 0.1;
  std::array<double, bins> scores{}, right{}, count{};
  std::mt19937 random(77);
  for (const place* each : sample(6000, random)) {
    const auto how = writings[random() % writings.size()];
    const std::string text = written(*each, how, random);
    if (text.empty()) continue;
    for (const auto& candidate : built_in().geocode(text, 1000).candidates) {
      const auto bin = std::min(bins - 1, static_cast<std::size_t>(candidate.score * bins));
      scores[bin] += candidate.score;
      right[bin] += is_right(candidate, *each);
      ++count[bin];
    }
  }
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const double said = scores[bin] / count[bin];
    const double was = right[bin] / count[bin];
    std::cout << "said " << said << ", was " << was << " (" << count[bin] << " candidates)\n";
    const double chance = 1 / std::sqrt(count[bin]);  // two standard deviations at most
    EXPECT_NEAR(said, was, tolerance + chance);
  }
}

}  // namespace
}  // namespace uramost::geodata
