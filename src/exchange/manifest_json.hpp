#pragma once

#include <string>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// What a table says of itself as one JSON object: the manifest's entries, and the dictionary as
/// `data_dictionary` when there is one.
std::string as_json(const feature_table& table);

}  // namespace uramost::exchange
