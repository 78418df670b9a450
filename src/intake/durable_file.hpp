#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

/// Files that are there after a crash once they have been written.
namespace uramost::intake {

/// Writes a new file; false when there is one of that name. Throws unavailable.
bool write_new_file(const std::filesystem::path& file, std::string_view bytes, mode_t mode);

/// Makes the names in a folder last. Throws unavailable.
void sync_folder(const std::filesystem::path& folder);

/// Throws unavailable.
std::string read_whole_file(const std::filesystem::path& file);

}  // namespace uramost::intake
