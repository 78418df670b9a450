#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/taxonomy.hpp"

namespace uramost::intake {

/// Finds the category a register's word means: its code, its name in any language, a synonym, or what the
/// mapping says. Case, diacritics and script do not matter. Keeps a reference to the taxonomy.
class category_words {
 public:
  /// `own`: the register's words and the codes they mean; these go before the taxonomy's. Throws
  /// invalid_input (field `categories`) for a code that is not in the taxonomy, or when the taxonomy claims a
  /// word twice.
  category_words(const taxonomy& known, const std::map<std::string, std::string, std::less<>>& own);

  /// Nothing (null) when no category is called that. `other` for an empty word.
  const category* find(std::string_view word) const;

  /// Of a word that is no category's: the one that is called most like it, as a suggestion to a person. One
  /// of whose words it holds (the longest), else one that is a slip of the pen away; nothing when there is
  /// none.
  const category* nearest(std::string_view word) const;

  const category& other() const { return *other_; }

 private:
  std::unordered_map<std::string, const category*> by_word_;  // folded
  const category* other_;
};

}  // namespace uramost::intake
