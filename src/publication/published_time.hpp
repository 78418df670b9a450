#pragma once

#include "core/incident.hpp"

namespace uramost::publication {

/// The time that others may learn: the day of a P0 incident, the month of P1, the quarter of P2, in
/// Europe/Belgrade, by the begin of its interval; a time that is known less exactly stays as it is.
time_interval published_time(const time_interval& occurred, tier protection);

}  // namespace uramost::publication
