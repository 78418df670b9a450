#include "geodata/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "geodata/edit_distance.hpp"
#include "geodata/name_folding.hpp"
#include "geodata/name_forms.hpp"

namespace uramost::geodata {
namespace {

struct variant {
  std::string_view written;
  std::string_view standard;
};

/// Words inside names that people write in several ways; the standard one stands for all.
constexpr std::array variants{
    variant{"poshtme", "poshtem"}, variant{"poshteme", "poshtem"}, variant{"ulet", "poshtem"},
    variant{"ulte", "poshtem"},    variant{"ulta", "poshtem"},     variant{"eperme", "eperm"},
    variant{"siperm", "eperm"},    variant{"siperme", "eperm"},    variant{"madhe", "madh"},
    variant{"vogla", "vogel"},     variant{"vogles", "vogel"},     variant{"mahalla", "mahala"},
    variant{"mehalla", "mahala"},  variant{"mehalle", "mahala"},   variant{"mahalle", "mahala"},
    variant{"lagjja", "mahala"},   variant{"lagja", "mahala"},
};

std::string sound_of(std::string_view word) {
  const auto* found = std::ranges::find(variants, word, &variant::written);
  return fold_spelling(found == variants.end() ? word : found->standard);
}

std::uint64_t signature_of(std::string_view word) {
  std::uint64_t letters = 0;
  for (const char letter : word) letters |= std::uint64_t{1} << (static_cast<unsigned char>(letter) % 64);
  return letters;
}

constexpr std::uint8_t one_typo = 1;

/// How many typing errors a word of so many letters may have.
std::uint8_t typo_limit(std::size_t letters, std::size_t shortest) {
  return letters < shortest ? 0 : letters <= 7 ? 1 : 2;
}

char first_letter(std::string_view word) { return word.front() == 'y' ? 'z' : word.front(); }

}  // namespace

vocabulary::word_id vocabulary::add(std::string_view word) {
  if (const auto known = same_.find(word); known != same_.end()) return known->second;
  const auto id = static_cast<word_id>(words_.size());
  words_.emplace_back(word);
  signatures_.push_back(signature_of(word));
  same_.emplace(word, id);
  same_sound_[sound_of(word)].push_back(id);
  return id;
}

std::vector<vocabulary::match> vocabulary::read(std::string_view written) const {
  std::vector<match> found;
  look_up(written, false, found);
  for (const auto& form : base_forms(written)) look_up(form, true, found);
  return found;
}

std::vector<vocabulary::match> vocabulary::read_uninflected(std::string_view written) const {
  std::vector<match> found;
  look_up(written, false, found);
  return found;
}

std::vector<vocabulary::match> vocabulary::read_abbreviated(std::string_view written) const {
  std::vector<match> found;
  for (word_id id = 0; id < words_.size(); ++id)
    if (words_[id].starts_with(written))
      found.push_back({id, {.abbreviated = words_[id].size() > written.size()}});
  return found;
}

std::vector<vocabulary::match> vocabulary::read_misspelt(std::string_view written, surroundings of) const {
  std::vector<match> found;
  const std::size_t shortest = of.of_longer_name ? 4 : 5;
  look_up_misspelt(written, {.typos = typo_limit(written.size(), shortest)}, shortest, found);
  if (of.case_expected)
    for (const auto& form : base_forms(written))
      look_up_misspelt(form,
                       {.inflected = true, .typos = std::min(one_typo, typo_limit(form.size(), shortest))},
                       shortest, found);
  return found;
}

void vocabulary::look_up_misspelt(std::string_view written, word_likeness most, std::size_t shortest,
                                  std::vector<match>& found) const {
  if (most.typos == 0) return;
  const auto signature = signature_of(written);
  for (word_id id = 0; id < words_.size(); ++id) {
    const std::string& word = words_[id];
    if (std::popcount(signatures_[id] ^ signature) > 2 * most.typos ||
        first_letter(word) != first_letter(written))
      continue;
    const int allowed = std::min(most.typos, typo_limit(word.size(), shortest));
    const int typos = edit_distance(written, word, allowed);
    if (typos > 0 && typos <= allowed)
      add_match(found, id, {.inflected = most.inflected, .typos = static_cast<std::uint8_t>(typos)});
  }
}

void vocabulary::look_up(std::string_view written, bool inflected, std::vector<match>& found) const {
  if (const auto same = same_.find(written); same != same_.end())
    add_match(found, same->second, {.inflected = inflected});
  if (const auto sound = same_sound_.find(sound_of(written)); sound != same_sound_.end())
    for (const word_id word : sound->second)
      add_match(found, word, {.respelled = true, .inflected = inflected});
}

void vocabulary::add_match(std::vector<match>& found, word_id word, word_likeness likeness) const {
  const auto known = std::ranges::find(found, word, &match::word);
  if (known == found.end())
    found.push_back({word, likeness});
  else if (likeness.typos < known->likeness.typos)
    known->likeness = likeness;
}

}  // namespace uramost::geodata
