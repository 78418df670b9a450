#pragma once

#include <filesystem>
#include <string>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "store/export_preset_rows.hpp"

namespace uramost::cli {

/// The export that is called so, or has that id. Throws not_found, and conflict when several are called so.
store::export_preset preset_called(const std::filesystem::path& data, const std::string& name);

/// `export presets` and `export scheduled`.
void add_export_presets(command_line command, command_context& context);

}  // namespace uramost::cli
