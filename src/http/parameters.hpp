#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/language.hpp"
#include "core/lon_lat.hpp"
#include "core/query_parameters.hpp"

namespace uramost::http {

/// Takes a whole number within bounds. Throws invalid_input naming the parameter.
std::optional<std::int64_t> take_integer(query_parameters& from, std::string_view name, std::int64_t least,
                                         std::int64_t most);
std::optional<double> take_number(query_parameters& from, std::string_view name, double least, double most);

/// Takes `lon` and `lat`; both are required.
lon_lat take_position(query_parameters& from);

/// Takes `lang`: one of our language tags; English without one.
language take_language(query_parameters& from);

/// Reads an id out of a path. Throws not_found when it is no positive whole number.
std::int64_t id_of(std::string_view segment);

}  // namespace uramost::http
