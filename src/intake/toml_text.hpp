#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace uramost::intake {

/// Throws invalid_input with the line of the first error.
toml::table parse_toml(std::string_view text);

/// Throws invalid_input naming the first key of `table` that is not one of `known`.
void refuse_unknown_keys(const toml::table& table, std::initializer_list<std::string_view> known);

/// The text under `key`. Throws invalid_input naming the key when it is missing, empty or not a text.
std::string required_text(const toml::table& table, std::string_view key);

}  // namespace uramost::intake
