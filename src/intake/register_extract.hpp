#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/feature_writer.hpp"
#include "intake/incident_register.hpp"

namespace uramost::intake {

/// Writes the incidents of one source as a CSV for another institution to compare its own register with: a
/// token instead of the register's id, the day, a position in the middle of a cell of some 2 km (P2: some 11
/// km), the category and the tier. No text, no id, nothing of a person; what was erased is left out. `uramost
/// import incidents` reads it as a register. Returns the number of incidents. `by`: who does it, for the
/// audit log.
std::uint64_t write_register_extract(incident_register& from, std::string_view source,
                                     const exchange::byte_sink& sink, std::string_view by);

/// The incident that stands behind a token of an extract from this register; nothing when there is none. Who
/// has not got the register's salt cannot tell, nor try out ids.
std::optional<incident_id> incident_of_token(incident_register& in, std::string_view token);

}  // namespace uramost::intake
