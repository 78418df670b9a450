#include "http/release_names.hpp"

#include <algorithm>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "intake/column_mapping.hpp"

namespace uramost::http {

const localized_name* name_of_municipality(std::string_view code) {
  const auto* found = geodata::built_in_boundaries().find(municipality_code{std::string(code)});
  return found ? &found->name : nullptr;
}

const localized_name* name_of_place(std::optional<place_id> id) {
  const auto* found = id ? geodata::built_in_gazetteer().find(*id) : nullptr;
  return found ? &found->name : nullptr;
}

const localized_name* name_of_category(std::string_view key) {
  const taxonomy& known = intake::built_in_taxonomy();
  constexpr std::string_view group_mark = "group:";
  if (!key.starts_with(group_mark)) {
    const category* found = known.find(key);
    return found ? &found->name : nullptr;
  }
  const auto found = std::ranges::find(known.groups, key.substr(group_mark.size()), &category_group::code);
  return found == known.groups.end() ? nullptr : &found->name;
}

json names_or_null(const localized_name* name) { return name ? names(*name) : json(nullptr); }

}  // namespace uramost::http
