#pragma once

#include <vector>

#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// A stretch of border between two municipalities; `right` is empty where the state ends.
struct border_arc {
  municipality_code left;
  municipality_code right;
  std::vector<lon_lat> line;
};

/// The area of `code`: its arcs chained to rings, exteriors with their holes. Two areas built from the same
/// arcs share their border vertex by vertex. Throws error(internal) when the arcs do not close.
std::vector<polygon> assemble_area(const std::vector<border_arc>& arcs, const municipality_code& code);

}  // namespace uramost::geodata
