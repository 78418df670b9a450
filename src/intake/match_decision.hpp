#pragma once

#include "intake/incident_register.hpp"

namespace uramost::intake {

/// Keeps what a person decided on two incidents of different registers, and notes it in the audit log. Throws
/// what write_batch::decide_match throws.
store::match_decision decide_match(incident_register& in, store::match_decision decided);

}  // namespace uramost::intake
