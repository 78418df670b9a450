#pragma once

#include <string_view>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "store/incident_store.hpp"

namespace uramost::intake {

/// The setting that holds a user's own boundaries.
inline constexpr std::string_view boundaries_setting = "boundaries_geojson";

/// Writes municipalities and populated places into the store's spatial tables, where SQL and GIS programs see
/// them.
void store_geography(store::write_batch& into, const geodata::boundaries& areas,
                     const geodata::gazetteer& places);

}  // namespace uramost::intake
