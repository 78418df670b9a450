#include "geodata/written_words.hpp"

#include <algorithm>

#include "geodata/name_folding.hpp"

namespace uramost::geodata {

namespace {
bool is_placeholder(std::string_view inside) {
  return !inside.empty() && std::ranges::all_of(inside, [](char c) { return c >= '0' && c <= '9'; });
}

/// Without the braces around what stays in Latin letters; `{0}` stays.
template <class Convert>
std::string without_braces(std::string_view text, Convert convert) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    plain += convert(text.substr(0, open));
    text.remove_prefix(open);
    if (text.empty()) break;
    const std::size_t close = std::min(text.find('}'), text.size() - 1);
    const std::string_view inside = text.substr(1, close - 1);
    plain += is_placeholder(inside) ? '{' + std::string(inside) + '}' : std::string(inside);
    text.remove_prefix(close + 1);
  }
  return plain;
}
}  // namespace

std::string written_words::in(language wanted) const {
  switch (wanted) {
    case language::sq:
      return std::string(sq);
    case language::sr_latn:
      return without_braces(sr, [](std::string_view text) { return std::string(text); });
    case language::sr_cyrl:
      return without_braces(sr, to_cyrillic);
    case language::en:
      break;
  }
  return std::string(en);
}

localized_name written_words::in_all() const {
  return {in(language::sq), in(language::sr_latn), in(language::sr_cyrl), in(language::en)};
}

}  // namespace uramost::geodata
