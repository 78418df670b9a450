#pragma once

#include <string_view>

#include "core/taxonomy.hpp"

namespace uramost::intake {

/// Reads a taxonomy from TOML (see src/intake/data/taxonomy.toml for the form). Throws invalid_input naming
/// the key at fault: unknown keys, a code that is missing or doubled, an unknown group, a severity outside
/// 1-5, a missing category `other`, a synonym that two categories claim.
taxonomy parse_taxonomy(std::string_view toml);

}  // namespace uramost::intake
