#pragma once

#include <string>
#include <vector>

#include "core/language.hpp"

namespace uramost {

/// One category of incident.
struct category {
  std::string code;  ///< lower-case ASCII, `attack_on_police`
  localized_name name;
  int severity = 1;                   ///< 1-5, for incidents whose source gives none
  std::string group;                  ///< code of the group it is listed under
  std::vector<std::string> synonyms;  ///< how registers write it, any language
  bool confidential = false;          ///< tier P2 by default
};

struct category_group {
  std::string code;
  localized_name name;
};

/// The categories in their order of display.
struct taxonomy {
  std::vector<category_group> groups;
  std::vector<category> categories;

  /// Nothing when there is no such code.
  const category* find(std::string_view code) const {
    for (const category& candidate : categories)
      if (candidate.code == code) return &candidate;
    return nullptr;
  }
};

}  // namespace uramost
