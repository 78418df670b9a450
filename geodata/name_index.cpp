#include "geodata/name_index.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "geodata/csv_table.hpp"
#include "geodata/name_folding.hpp"
#include "geodata/name_forms.hpp"

namespace uramost::embedded {
std::string_view place_names_csv();
std::string_view places_elsewhere_csv();
}  // namespace uramost::embedded

namespace uramost::geodata {
namespace {

/// The words of a folded name; without the Albanian links when other words remain.
std::vector<std::string_view> words_of_name(std::string_view folded) {
  auto words = split(folded, ' ');
  if (words.size() > 2) std::erase_if(words, is_linking_word);
  return words;
}

std::string joined(std::span<const std::string_view> words, std::string_view between) {
  std::string out;
  for (const auto word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

accent_likeness compare_accents(std::string_view written, std::string_view written_plain,
                                std::string_view name) {
  if (written == name) return accent_likeness::same;
  return written == written_plain ? accent_likeness::missing : accent_likeness::different;
}

void add_likeness(word_likeness& all, word_likeness word) {
  all.respelled |= word.respelled;
  all.inflected |= word.inflected;
  all.abbreviated |= word.abbreviated;
  all.typos = static_cast<std::uint8_t>(all.typos + word.typos);
}

/// May a name go on from the word before `at` to the word at it?
bool may_cross(std::span<const text_word> words, std::size_t at) {
  return !words[at].breaks_before || words[at].role == word_role::direction ||
         words[at - 1].role == word_role::direction;
}

bool may_skip(const text_word& word) { return is_linking_word(word.plain) || word.role == word_role::part; }

}  // namespace

name_index::name_index(const gazetteer& places, const boundaries& areas) {
  add_places(places, areas);
  add_municipalities(areas);
  add_place_names(places);
  add_elsewhere();
}

void name_index::add_places(const gazetteer& places, const boundaries& areas) {
  for (const place& each : places.places()) {
    const auto thing = static_cast<std::uint32_t>(things_.size());
    things_.push_back({named_thing::sort::place, &each, areas.find(each.municipality)});
    thing_of_place_.emplace(each.id, thing);
    for (const language of : all_languages) add_name(thing, each.name.in(of), true);
    add_name(thing, albanian_definite(each.name.sq), false, true);
    for (const auto& name : each.other_names) add_name(thing, name, false);
  }
}

/// A municipality's names are its seat's too: Drenas is at Gllogovc.
void name_index::add_municipalities(const boundaries& areas) {
  for (const municipality& each : areas.municipalities) {
    auto seat = std::ranges::find_if(things_, [&](const named_thing& thing) {
      return thing.located != nullptr && thing.located->kind == place_kind::municipality_seat &&
             thing.located->municipality == each.code;
    });
    if (seat == things_.end()) {
      things_.push_back({named_thing::sort::municipality, nullptr, &each});
      seat = things_.end() - 1;
    }
    const auto thing = static_cast<std::uint32_t>(seat - things_.begin());
    for (const language of : all_languages) add_name(thing, each.name.in(of), true);
    for (const auto& name : each.other_names) add_name(thing, name, true);
  }
}

void name_index::add_place_names(const gazetteer& places) {
  const csv_table table(embedded::place_names_csv());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto id = parse_integer(table.cell(row, "place_id"));
    if (!id || places.find({*id}) == nullptr) continue;  // a user's own gazetteer need not have our places
    for (const auto name : split(table.cell(row, "names"), '|'))
      add_name(thing_of_place_.at({*id}), name, true);
  }
}

void name_index::add_elsewhere() {
  const csv_table table(embedded::places_elsewhere_csv());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto thing = static_cast<std::uint32_t>(things_.size());
    const bool is_region = table.cell(row, "kind") == "region";
    things_.push_back(
        {is_region ? named_thing::sort::region : named_thing::sort::elsewhere, nullptr, nullptr});
    for (const auto name : split(table.cell(row, "names"), '|')) add_name(thing, name, true);
  }
}

void name_index::add_name(std::uint32_t thing, std::string_view name, bool is_main_name, bool is_definite) {
  const std::string plain = fold_accents(name);
  if (plain.empty()) return;
  const std::string accented = fold_case_and_script(name);
  const auto plain_words = words_of_name(plain);
  const auto accented_words = words_of_name(accented);
  indexed_name whole{thing, is_main_name, is_definite, {}, joined(accented_words, " "), false};
  for (const auto word : plain_words) whole.words.push_back(vocabulary_.add(word));
  add_words(std::move(whole));
  if (plain_words.size() > 1)
    add_words({thing,
               is_main_name,
               is_definite,
               {vocabulary_.add(joined(plain_words, ""))},
               joined(accented_words, ""),
               true});
}

void name_index::add_words(indexed_name name) {
  names_by_first_word_.resize(vocabulary_.size());
  auto& known = names_by_first_word_[name.words.front()];
  for (const auto other : known) {
    indexed_name& same = names_[other];
    if (same.thing != name.thing || same.words != name.words || same.accented != name.accented) continue;
    same.is_main_name |= name.is_main_name;
    same.is_definite &= name.is_definite;
    return;
  }
  known.push_back(static_cast<std::uint32_t>(names_.size()));
  names_.push_back(std::move(name));
}

name_index::word_matches name_index::matches(std::span<const text_word> words) const {
  word_matches found;
  found.reserve(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    found.push_back(vocabulary_.read(words[at].plain));
    const bool goes_on = at + 1 < words.size() && !words[at + 1].breaks_before && !words[at + 1].abbreviated;
    if (!words[at].abbreviated || !goes_on) continue;
    for (const auto& match : vocabulary_.read_abbreviated(words[at].plain))
      if (match.likeness.abbreviated) found.back().push_back(match);
  }
  return found;
}

void name_index::add_misspelt(const text_word& word, vocabulary::surroundings of,
                              std::vector<vocabulary::match>& matches) const {
  for (const auto& match : vocabulary_.read_misspelt(word.plain, of))
    if (std::ranges::find(matches, match.word, &vocabulary::match::word) == matches.end())
      matches.push_back(match);
}

void name_index::readings(std::span<const text_word> words, std::size_t begin, const word_matches& matches,
                          std::vector<name_reading>& found) const {
  for (const auto& match : matches[begin])
    for (const auto name : names_by_first_word_[match.word])
      read_name(words, begin, names_[name], match, matches, found);
}

void name_index::read_name(std::span<const text_word> words, std::size_t begin, const indexed_name& name,
                           const vocabulary::match& first, const word_matches& matches,
                           std::vector<name_reading>& found) const {
  name_reading reading{.begin = begin,
                       .end = begin + 1,
                       .thing = name.thing,
                       .is_main_name = name.is_main_name,
                       .is_definite = name.is_definite,
                       .likeness = first.likeness};
  std::string written = words[begin].accented;
  std::string written_plain = words[begin].plain;
  for (std::size_t k = 1; k < name.words.size(); ++k) {
    const auto wanted = [&](std::size_t at) {
      return std::ranges::find(matches[at], name.words[k], &vocabulary::match::word);
    };
    std::size_t at = reading.end;
    while (at < words.size() && wanted(at) == matches[at].end() && may_skip(words[at]) &&
           may_cross(words, at))
      ++at;
    if (at >= words.size() || !may_cross(words, at) || wanted(at) == matches[at].end()) return;
    add_likeness(reading.likeness, wanted(at)->likeness);
    written.append(" ").append(words[at].accented);
    written_plain.append(" ").append(words[at].plain);
    reading.end = at + 1;
  }
  if (reading.likeness == word_likeness{})
    reading.accents = compare_accents(written, written_plain, name.accented);
  if (name.is_joined) reading.accents = std::max(reading.accents, accent_likeness::missing);
  found.push_back(reading);
}

void name_index::joined_readings(std::span<const text_word> words, std::size_t begin, bool misspelt,
                                 std::vector<name_reading>& found) const {
  if (begin + 1 >= words.size() || words[begin + 1].breaks_before) return;
  const std::string written = words[begin].plain + words[begin + 1].plain;
  for (const auto& match :
       misspelt ? vocabulary_.read_misspelt(written, {}) : vocabulary_.read_uninflected(written))
    for (const auto name : names_by_first_word_[match.word])
      if (names_[name].words.size() == 1)
        found.push_back({begin, begin + 2, names_[name].thing, names_[name].is_main_name,
                         names_[name].is_definite, accent_likeness::missing, match.likeness});
}

}  // namespace uramost::geodata
