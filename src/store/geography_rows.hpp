#pragma once

#include <span>

#include "store/database.hpp"
#include "store/incident_store.hpp"

namespace uramost::store {

/// Fill the tables `municipalities` and `places`, in place of what they held, within a transaction of a
/// writer whose triggers are off. Throw invalid_input for a geometry that is no polygon.
void write_municipalities(database& to, std::span<const stored_municipality> areas);
void write_places(database& to, std::span<const stored_place> places);

}  // namespace uramost::store
