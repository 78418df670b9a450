#pragma once

#include <vector>

#include "analysis/points/observation_window.hpp"
#include "study/outcome.hpp"
#include "study/region.hpp"
#include "study/seen_incidents.hpp"

namespace uramost::study {

/// Positions in metres of EPSG:32634.
std::vector<analysis::planar_point> planar(const seen_incidents& incidents);

/// The region as a window in the same metres.
analysis::observation_window window_of(const region& where);

/// Tells the reader when many incidents share a position, because it is a settlement's and no house's.
void add_shared_positions(const std::vector<analysis::planar_point>& points, outcome& to);

}  // namespace uramost::study
