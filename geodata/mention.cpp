#include "geodata/mention.hpp"

#include <algorithm>
#include <utility>

namespace uramost::geodata {
namespace {

constexpr std::size_t longest_run = 4;
constexpr int most_typos = 2;

bool is_sort(word_role role) {
  switch (role) {
    case word_role::village:
    case word_role::town:
    case word_role::municipality:
    case word_role::district:
    case word_role::water:
    case word_role::mountain:
      return true;
    default:
      return false;
  }
}

bool is_relation(word_role role) {
  switch (role) {
    case word_role::in:
    case word_role::near:
    case word_role::from:
    case word_role::before:
    case word_role::between:
    case word_role::conjunction:
      return true;
    default:
      return false;
  }
}

/// Words that there are villages of that name: Reka, Izvor, Rudnik.
bool may_be_name(word_role role) {
  return role == word_role::water || role == word_role::mountain || role == word_role::generic ||
         role == word_role::part || role == word_role::town;
}

/// Words that can also be the first or last word of a name: "Severna Mitrovica", "Suva Reka", "Stari Trg".
bool may_belong_to_name(const text_word& word) {
  return word.role && !is_relation(*word.role) && word.role != word_role::article;
}

/// Finds the mentions of one text.
class mention_search {
 public:
  mention_search(std::span<const text_word> words, const name_index& names)
      : words_(words), names_(names), matches_(names.matches(words)) {}

  std::vector<mention> run() {
    std::vector<name_reading> readings;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      names_.readings(words_, at, matches_, readings);
      names_.joined_readings(words_, at, false, readings);
    }
    std::erase_if(readings, [&](const name_reading& each) { return begins_inside_phrase(each); });
    choose(readings, [&](const name_reading& each) { return !is_role_word(each); });
    read_unknown_runs();
    std::erase_if(readings,
                  [&](const name_reading& each) { return !is_role_word(each) || !is_plain_village(each); });
    choose(readings, [&](const name_reading& each) { return is_whole_clause(each); });
    if (mentions_.empty()) choose(readings, [](const name_reading&) { return true; });
    std::ranges::sort(mentions_, {}, &mention::begin);
    for (std::size_t index = 0; index < mentions_.size(); ++index) look_around(index);
    return std::move(mentions_);
  }

 private:
  bool is_role_word(const name_reading& reading) const {
    return reading.end == reading.begin + 1 && words_[reading.begin].role.has_value();
  }

  bool is_whole_clause(const name_reading& reading) const {
    return words_[reading.begin].breaks_before &&
           (reading.end == words_.size() || words_[reading.end].breaks_before);
  }

  /// Of a word that has a role: the main name of a populated place, just as it is written.
  bool is_plain_village(const name_reading& reading) const {
    const place* meant = names_.things()[reading.thing].located;
    return may_be_name(*words_[reading.begin].role) && meant != nullptr && is_populated(meant->kind) &&
           reading.is_main_name && reading.likeness == word_likeness{} &&
           reading.accents == accent_likeness::same;
  }

  /// In "policijska stanica Leposavić" no railway station is named.
  bool begins_inside_phrase(const name_reading& reading) const {
    return reading.begin > 0 && !words_[reading.begin].breaks_before &&
           words_[reading.begin].role == word_role::generic &&
           words_[reading.begin - 1].role == word_role::generic;
  }

  bool is_free(std::size_t begin, std::size_t end) const {
    return std::ranges::none_of(mentions_,
                                [&](const mention& each) { return each.begin < end && begin < each.end; });
  }

  const mention* mention_at(std::size_t at) const {
    const auto found = std::ranges::find_if(
        mentions_, [&](const mention& each) { return each.begin <= at && at < each.end; });
    return found == mentions_.end() ? nullptr : &*found;
  }

  bool is_unknown(std::size_t at) const { return !words_[at].role && mention_at(at) == nullptr; }

  template <class Filter>
  void choose(std::vector<name_reading> readings, Filter is_wanted) {
    std::erase_if(readings, [&](const name_reading& each) { return !is_wanted(each); });
    std::ranges::stable_sort(readings, [](const name_reading& a, const name_reading& b) {
      const auto length = [](const name_reading& each) { return each.end - each.begin; };
      return length(a) != length(b) ? length(a) > length(b) : strangeness(a) < strangeness(b);
    });
    for (const auto& reading : readings) {
      const auto same = std::ranges::find_if(mentions_, [&](const mention& each) {
        return each.begin == reading.begin && each.end == reading.end;
      });
      if (same != mentions_.end())
        same->readings.push_back(reading);
      else if (is_free(reading.begin, reading.end))
        mentions_.push_back({.begin = reading.begin,
                             .end = reading.end,
                             .readings = {reading},
                             .is_weak = is_role_word(reading)});
    }
  }

  /// The end of the run of words without a role from `begin` on, in one clause.
  std::size_t run_from(std::size_t begin) const {
    std::size_t end = begin;
    while (end < words_.size() && !words_[end].role && (end == begin || !words_[end].breaks_before)) ++end;
    return end;
  }

  /// "Klinë e Epërme", "Kërnjini i Ultë": may a name go on behind the word at `at`?
  bool is_link(std::size_t at) const {
    return at + 1 < words_.size() && is_linking_word(words_[at].plain) && !words_[at].breaks_before &&
           !words_[at + 1].breaks_before;
  }

  /// Runs of words without a role, some of them unread: perhaps a name with typing errors.
  void read_unknown_runs() {
    for (std::size_t begin = 0; begin < words_.size();) {
      const std::size_t end = run_from(begin);
      const std::size_t linked_end = end > begin && is_link(end) ? run_from(end + 1) : end;
      if (linked_end == end || !read_misspelt(begin, linked_end)) read_misspelt(begin, end);
      begin = std::max(end, begin + 1);
    }
  }

  /// Is a word unread, or read only as a form of a name although it stands beside other words? "Zubi Potok"
  /// is rather one name than Potok beside Žub.
  bool may_be_misspelt(std::size_t at, bool is_alone) const {
    const mention* read = mention_at(at);
    if (read == nullptr || is_alone || read->end - read->begin > 1) return is_unknown(at);
    return std::ranges::none_of(read->readings, [](const name_reading& each) {
      return each.likeness == word_likeness{} && !each.is_definite;
    });
  }

  /// False when the words [begin, end) are read well, or are no name.
  bool read_misspelt(std::size_t begin, std::size_t end) {
    if (end - begin > longest_run) return false;
    const bool left = begin > 0 && !words_[begin].breaks_before && may_belong_to_name(words_[begin - 1]);
    const bool right = end < words_.size() && !words_[end].breaks_before && may_belong_to_name(words_[end]);
    const bool is_alone = !left && !right && end - begin == 1;
    auto matches = matches_;
    bool any = false;
    for (std::size_t at = begin; at < end; ++at)
      if (may_be_misspelt(at, end - begin == 1)) {
        names_.add_misspelt(words_[at], {is_case_expected(begin), !is_alone}, matches[at]);
        any = true;
      }
    return any && ((left && read_whole(begin - 1, end, matches)) ||
                   (right && read_whole(begin, end + 1, matches)) || read_whole(begin, end, matches));
  }

  /// Behind a preposition or "the village of".
  bool is_case_expected(std::size_t at) const {
    return at > 0 && !words_[at].breaks_before && words_[at - 1].role &&
           (is_relation(*words_[at - 1].role) || is_sort(*words_[at - 1].role));
  }

  /// Reads words [begin, end) as one name with typing errors.
  bool read_whole(std::size_t begin, std::size_t end, const name_index::word_matches& matches) {
    std::vector<name_reading> readings;
    names_.readings(words_, begin, matches, readings);
    if (end == begin + 2) names_.joined_readings(words_, begin, true, readings);
    std::erase_if(readings, [&](const name_reading& each) {
      return each.end != end || each.likeness.typos == 0 || each.likeness.typos > most_typos ||
             each.likeness.abbreviated;
    });
    if (readings.empty()) return false;
    const auto fewest = std::ranges::min(readings, {}, [](const auto& each) { return each.likeness.typos; });
    std::erase_if(readings, [&](const auto& each) { return each.likeness.typos > fewest.likeness.typos; });
    std::erase_if(mentions_, [&](const mention& each) { return each.begin < end && begin < each.end; });
    mentions_.push_back({.begin = begin, .end = end, .readings = std::move(readings), .is_weak = true});
    return true;
  }

  void look_around(std::size_t index) {
    mention& here = mentions_[index];
    look_back(here);
    look_ahead(here);
    here.between_dashes =
        words_[here.begin].dash_before || (here.end < words_.size() && words_[here.end].dash_before);
    here.beside_unknown |=
        (here.begin > 0 && !words_[here.begin].breaks_before && is_strange(here, here.begin - 1)) ||
        (here.end < words_.size() && !words_[here.end].breaks_before && is_strange(here, here.end));
  }

  /// Does the word beside a mention make one name with it that we do not know? An unread word may; another
  /// mention when this one is read only as a case of a name ("Adem Jashari").
  bool is_strange(const mention& here, std::size_t neighbour) const {
    if (mention_at(neighbour) == nullptr) return is_unknown(neighbour);
    return std::ranges::all_of(
        here.readings, [](const name_reading& each) { return each.likeness.inflected || each.is_definite; });
  }

  void look_back(mention& here) const {
    for (std::size_t at = here.begin; at > 0 && !words_[at].breaks_before && !mention_at(at - 1); --at) {
      const auto role = words_[at - 1].role;
      if (!role) return;
      here.after_word = true;
      here.beside_unknown |= role == word_role::street;  // streets are named after people and places alike
      if (is_sort(*role) && !here.sort) here.sort = role;
      if (is_relation(*role)) {
        here.relation = role;
        return;
      }
    }
  }

  /// "Zvečan municipality", "Banjska village"; but not "Zvečan municipal building".
  void look_ahead(mention& here) const {
    const std::size_t at = here.end;
    if (here.sort || at >= words_.size() || words_[at].breaks_before) return;
    const bool goes_on = at + 1 < words_.size() && !words_[at + 1].breaks_before;
    if (goes_on && mention_at(at + 1) != nullptr) return;
    if (words_[at].role && is_sort(*words_[at].role) &&
        !(goes_on && words_[at + 1].role == word_role::before))
      here.sort = words_[at].role;
  }

  std::span<const text_word> words_;
  const name_index& names_;
  name_index::word_matches matches_;
  std::vector<mention> mentions_;
};

}  // namespace

std::vector<mention> find_mentions(std::span<const text_word> words, const name_index& names) {
  return mention_search(words, names).run();
}

}  // namespace uramost::geodata
