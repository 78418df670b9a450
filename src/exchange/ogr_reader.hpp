#pragma once

#include <memory>

#include "exchange/file_format.hpp"
#include "exchange/record_reader.hpp"

namespace uramost::exchange {

/// Reads one layer through OGR: attributes as text, the geometry as a point in WGS 84.
/// Throws invalid_input, with the field `layer` when there is no such layer.
std::unique_ptr<record_reader> ogr_reader(const file_format& format, const read_options& options);

}  // namespace uramost::exchange
