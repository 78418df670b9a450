#pragma once

#include <filesystem>
#include <functional>
#include <ostream>

namespace uramost::cli {

/// Writes a file that is there as a whole or not at all. Throws unavailable (field `out`) when it cannot be
/// written, and what `write` throws.
void write_file(const std::filesystem::path& out, const std::function<void(std::ostream&)>& write);

}  // namespace uramost::cli
