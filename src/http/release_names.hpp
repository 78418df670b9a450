#pragma once

#include <optional>
#include <string_view>

#include "core/ids.hpp"
#include "core/language.hpp"
#include "http/json.hpp"

/// Names for the codes in a release. They are those that UraMost comes with: a register's own boundaries and
/// places are no part of a release. Null where there is none.
namespace uramost::http {

const localized_name* name_of_municipality(std::string_view code);
const localized_name* name_of_place(std::optional<place_id> id);
/// Of a category, or of a group of them ("group:property").
const localized_name* name_of_category(std::string_view key);

/// In all languages, or null.
json names_or_null(const localized_name* name);

}  // namespace uramost::http
