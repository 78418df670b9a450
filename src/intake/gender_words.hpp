#pragma once

#include <string_view>

#include "core/incident.hpp"

namespace uramost::intake {

/// The gender that a register's word means: our codes and the usual words and letters in Albanian, Serbian
/// (either script) and English; case and diacritics do not matter. Not said when it is empty or says that it
/// is not known. Throws invalid_input (field `gender`) for another word.
affected_gender read_gender(std::string_view word);

}  // namespace uramost::intake
