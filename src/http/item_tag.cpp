#include "http/item_tag.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "publication/signing_key.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t state_digits = 32;
}

std::string item_state(const json& feature) {
  return publication::sha256_hex(dump(feature)).substr(0, state_digits);
}

std::string item_tag(std::string_view state, std::string_view form) {
  return '"' + std::string(state) + (form.empty() ? "" : "-") + std::string(form) + '"';
}

bool names_state(std::string_view if_match, std::string_view state) {
  return std::ranges::any_of(split(if_match, ','), [&](std::string_view each) {
    const std::string_view tag = trim(each);
    if (tag == "*") return true;
    return tag.size() > state.size() + 1 && tag.front() == '"' && tag.substr(1).starts_with(state) &&
           (tag[state.size() + 1] == '"' || tag[state.size() + 1] == '-');
  });
}

}  // namespace uramost::http
