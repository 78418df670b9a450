#pragma once

#include "intake/incident_register.hpp"

namespace uramost::intake {

/// Keeps what a person says of a register's reporting channels, and notes it in the audit log. Throws
/// invalid_input (field `municipality`) for a municipality that there is none of, and what
/// write_batch::keep_channel throws.
store::reporting_channel describe_channel(incident_register& in, store::reporting_channel said);

}  // namespace uramost::intake
