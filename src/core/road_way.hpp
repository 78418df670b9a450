#pragma once

#include <string>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost {

/// A stretch of road as OpenStreetMap has it: tags as they are written (empty: not said), and its line in the
/// direction it was drawn. Ways meet where they share a vertex.
struct road_way {
  std::string highway = {}, junction = {}, oneway = {}, maxspeed = {};
  std::string access = {}, vehicle = {}, motor_vehicle = {}, motorcar = {};  ///< from general to particular
  std::vector<lon_lat> line = {};
};

}  // namespace uramost
