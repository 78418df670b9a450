#pragma once

#include <vector>

#include "store/incident_rows.hpp"

namespace uramost::store {

/// As write_batch::edit, within one transaction.
void write_edit(database& on, incident_writer& incidents, incident_edit& wanted, time_point now);
/// As write_batch::withdraw, within the transaction that will be revision `at`.
void write_withdrawal(database& on, const withdrawal& wanted, revision at, time_point now);

/// Puts what people have said of an incident back into a record that an import brings.
void keep_edited(database& on, const incident& before, incident& imported);

bool is_withdrawn(database& on, incident_id id);
/// As incident_store::withdrawn.
std::vector<incident_version> read_withdrawn(database& from, revision since);

}  // namespace uramost::store
