#pragma once

#include "exchange/data_dictionary.hpp"
#include "intake/incident_register.hpp"

namespace uramost::intake {

/// What the columns of an export of incidents mean, in four languages (data/incident_columns.json): `id`,
/// `lon`, `lat`, then those of `incident_schema`. The codes of categories and municipalities are the
/// register's own.
exchange::data_dictionary incident_dictionary(const incident_register& of);

}  // namespace uramost::intake
