#pragma once

#include <filesystem>
#include <string>

#include "intake/import.hpp"

/// What every kind of import does.
namespace uramost::intake {

/// What the user said, else the mapping, else the file's name without its ending.
std::string register_name(const std::filesystem::path& file, const import_options& options);

void count_outcome(store::write_outcome outcome, store::import_summary& into);

store::audit_note audit_note_of(const import_report& report, const std::string& by);

}  // namespace uramost::intake
