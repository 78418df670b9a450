#include "intake/category_words.hpp"

#include "core/error.hpp"
#include "intake/folded_words.hpp"

namespace uramost::intake {

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

}  // namespace uramost::intake
