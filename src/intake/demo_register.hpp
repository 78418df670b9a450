#pragma once

#include <cstdint>
#include <iosfwd>

#include "core/progress.hpp"
#include "intake/incident_register.hpp"

namespace uramost::intake {

/// Writes a police register that never was: CSV, `incidents` rows, the same bytes on every machine.
void write_demo_incidents(std::ostream& out, std::uint64_t incidents = 20'000);
/// Synthetic patrol points of the same area, as CSV.
void write_demo_patrol_points(std::ostream& out);

/// Imports the synthetic register ("synthetic-police-demo"), synthetic patrol points
/// ("synthetic-patrol-demo") and a few events of the public record ("public-events", tier P0), as if they
/// were files of a user. Loading it again changes nothing. Cancelled: throws unavailable; what was imported
/// whole stays.
void load_demo(incident_register& into, const progress_sink& watch = keep_going);

}  // namespace uramost::intake
