#pragma once

#include <vector>

#include "geodata/gazetteer.hpp"

namespace uramost::geodata {

/// Reads the tables in geodata/data: gazetteer.csv (GEOnet names), mitrovica_north_places.csv (ours, ids 1,
/// 2, … in the table's order) and municipality_seats.csv (which place is a municipality's seat where the
/// GEOnet table does not tell or is wrong). Fills in Cyrillic names from Serbian Latin ones.
std::vector<place> built_in_places();

}  // namespace uramost::geodata
