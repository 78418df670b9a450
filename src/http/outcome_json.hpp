#pragma once

#include "http/json.hpp"
#include "study/outcome.hpp"

namespace uramost::http {

/// A study's outcome as clients and kept results have it: `verdict`, `facts`, `caveats`, `table`, `classes`,
/// `marks` (a GeoJSON FeatureCollection whose features name their row, class and colour; circles as
/// polygons), `charts`. What could not be computed is null.
json outcome_json(const study::outcome& found);

}  // namespace uramost::http
