#pragma once

#include "http/release_source.hpp"

namespace uramost::http {

/// GET …/tiles/heat.json?year=&bandwidth_m=&ramp=: TileJSON with the legend of a public heat map: at most six
/// classes, nothing being one of them. The scale ends at the peak of what is asked for, which is the
/// release's to say; what is asked for is the whole release or one calendar year, in one of two widths.
response release_heat_tilejson(const release_question& question);

/// GET …/tiles/heat/{z}/{x}/{y}.png with the same parameters, up to zoom 14.
response release_heat_tile(const release_question& question);

}  // namespace uramost::http
