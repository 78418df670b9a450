#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace uramost {

/// The languages of the interface and of every name.
enum class language { sq, sr_latn, sr_cyrl, en };

inline constexpr std::array all_languages{language::sq, language::sr_latn, language::sr_cyrl, language::en};

/// BCP 47 tag: `sq`, `sr-Latn`, `sr-Cyrl`, `en`.
std::string_view tag(language of);

/// The language of a tag, case-insensitive; nothing for a tag that is not ours.
std::optional<language> language_of_tag(std::string_view text);

/// A name in the four languages. Any of them may be empty; `in` then falls back to one that is not, so a
/// label is never blank when some name is known.
struct localized_name {
  std::string sq;
  std::string sr_latn;
  std::string sr_cyrl;
  std::string en;

  const std::string& in(language of) const;

  friend bool operator==(const localized_name&, const localized_name&) = default;
};

}  // namespace uramost
