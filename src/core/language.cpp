#include "core/language.hpp"

#include "core/text.hpp"

namespace uramost {

std::string_view tag(language of) {
  switch (of) {
    case language::sq:
      return "sq";
    case language::sr_latn:
      return "sr-Latn";
    case language::sr_cyrl:
      return "sr-Cyrl";
    case language::en:
      return "en";
  }
  return "en";
}

std::optional<language> language_of_tag(std::string_view text) {
  for (language candidate : all_languages)
    if (ascii_lower(text) == ascii_lower(tag(candidate))) return candidate;
  return std::nullopt;
}

const std::string& localized_name::in(language of) const {
  const auto first_filled = [](const auto&... names) -> const std::string& {
    static const std::string none;
    const std::string* found = &none;
    ((found->empty() && !names.empty() ? found = &names : found), ...);
    return *found;
  };
  switch (of) {
    case language::sq:
      return first_filled(sq, en, sr_latn, sr_cyrl);
    case language::sr_latn:
      return first_filled(sr_latn, sr_cyrl, en, sq);
    case language::sr_cyrl:
      return first_filled(sr_cyrl, sr_latn, en, sq);
    case language::en:
      return first_filled(en, sq, sr_latn, sr_cyrl);
  }
  return en;
}

}  // namespace uramost
