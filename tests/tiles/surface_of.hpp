#pragma once

#include <utility>
#include <vector>

#include "tiles/heat_surface.hpp"

namespace uramost::tiles {

/// The density of some incidents.
inline heat_surface surface_of(const std::vector<incident>& incidents, const heat_style& style) {
  index::incident_index::builder builder;
  for (const incident& each : incidents) builder.add(each);
  return {std::move(builder).build({1}), incident_query{}, style};
}

}  // namespace uramost::tiles
