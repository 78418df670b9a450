#pragma once

#include "store/incident_rows.hpp"

namespace uramost::store {

bool is_erased(database& on, incident_id id);

/// As write_batch::erase, within one transaction. What is taken out is overwritten in the file as well.
void erase(database& on, incident_writer& incidents, const erasure& wanted, time_point now);

/// Ascending.
std::vector<incident_id> read_erased(database& from, time_point since);

}  // namespace uramost::store
