#include "cql2/like_pattern.hpp"

#include "geodata/utf8.hpp"

namespace uramost::cql2 {

namespace {
using geodata::take_utf8;

/// Takes one character off both, if they fit; `pattern` does not begin with `%`.
bool take_one(std::string_view& text, std::string_view& pattern) {
  if (text.empty() || pattern.empty()) return false;
  const char32_t letter = take_utf8(text);
  char32_t wanted = take_utf8(pattern);
  if (wanted == U'_') return true;
  const bool escapes =
      wanted == U'\\' && !pattern.empty() && (pattern[0] == '%' || pattern[0] == '_' || pattern[0] == '\\');
  if (escapes) wanted = take_utf8(pattern);
  return letter == wanted;
}
}  // namespace

/// On a misfit, the last `%` takes one character more; earlier ones never have to.
bool is_like(std::string_view text, std::string_view pattern) {
  std::string_view text_behind, pattern_behind;
  bool has_wildcard = false;
  for (;;) {
    if (!pattern.empty() && pattern[0] == '%') {
      pattern.remove_prefix(1);
      text_behind = text;
      pattern_behind = pattern;
      has_wildcard = true;
      continue;
    }
    if (text.empty() && pattern.empty()) return true;
    if (take_one(text, pattern)) continue;
    if (!has_wildcard || text_behind.empty()) return false;
    take_utf8(text_behind);
    text = text_behind;
    pattern = pattern_behind;
  }
}

}  // namespace uramost::cql2
