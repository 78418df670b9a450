#include "intake/category_words.hpp"

#include <algorithm>
#include <tuple>

#include "core/error.hpp"
#include "geodata/edit_distance.hpp"
#include "intake/folded_words.hpp"

namespace uramost::intake {

namespace {
/// A word of fewer letters is too short to be told from another.
constexpr std::size_t least_letters = 4;
}  // namespace

category_words::category_words(const taxonomy& known,
                               const std::map<std::string, std::string, std::less<>>& own)
    : other_(known.find("other")) {
  if (!other_) throw invalid_input("the taxonomy has no category 'other'", "category");
  for (const auto& [word, code] : own) {
    const category* meant = known.find(code);
    if (!meant)
      throw invalid_input("'" + word + "' is mapped to an unknown category '" + code + "'", "categories");
    by_word_.emplace(folded_words(word), meant);
  }

  std::unordered_map<std::string, const category*> ours;
  const auto claim = [&](std::string_view word, const category& by) {
    const auto [entry, is_new] = ours.emplace(folded_words(word), &by);
    if (!is_new && entry->second != &by)
      throw invalid_input(
          "'" + std::string(word) + "' stands under both '" + entry->second->code + "' and '" + by.code + "'",
          "synonyms");
  };
  for (const category& each : known.categories) {
    claim(each.code, each);
    for (const std::string* name : {&each.name.sq, &each.name.sr_latn, &each.name.sr_cyrl, &each.name.en})
      claim(*name, each);
    for (const std::string& synonym : each.synonyms) claim(synonym, each);
  }
  by_word_.merge(ours);
}

const category* category_words::find(std::string_view word) const {
  const std::string folded = folded_words(word);
  if (folded.empty()) return other_;
  const auto found = by_word_.find(folded);
  return found != by_word_.end() ? found->second : nullptr;
}

const category* category_words::nearest(std::string_view word) const {
  const std::string said = folded_words(word);
  const std::string between = ' ' + said + ' ';
  // Held words first, the longest of them; then the fewest slips. Codes settle what is equal.
  using likeness = std::tuple<std::size_t, int, std::string_view>;
  const category* found = nullptr;
  likeness best;
  for (const auto& [known, meant] : by_word_) {
    const bool is_held =
        known.size() >= least_letters && between.find(' ' + known + ' ') != std::string::npos;
    const int most_slips = std::min(known.size(), said.size()) < 2 * least_letters ? 1 : 2;
    const int slips = is_held || known.size() < least_letters
                          ? most_slips + 1
                          : geodata::edit_distance(said, known, most_slips);
    if (!is_held && slips > most_slips) continue;
    const likeness here{is_held ? known.size() : 0, -slips, meant->code};
    if (!found || here > best) {
      best = here;
      found = meant;
    }
  }
  return found;
}

}  // namespace uramost::intake
