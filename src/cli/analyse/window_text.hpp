#pragma once

#include <string_view>
#include <vector>

#include "analysis/planar_point.hpp"

namespace uramost::cli {

using window_ring = std::vector<analysis::planar_point>;

/// The rings of a window as people write one down:
///   CSV with one row of `xmin, xmax, ymin, ymax` (further columns are left aside; without a header in this
///   order), which gives one ring of four corners;
///   CSV of corners, `x, y` (or `lon, lat`; else the first two columns that are not the rings'), and when
///   there are several rings a column that tells them apart: `ring`, `part`, `polygon`, `piece`, … or `id`;
///   GeoJSON with polygons, at any depth; WKT polygons, also within a table's cell.
/// Rings may be closed or not. Throws invalid_input (field `window`) for anything else.
std::vector<window_ring> window_rings(std::string_view text);

}  // namespace uramost::cli
