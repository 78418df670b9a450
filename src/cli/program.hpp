#pragma once

namespace uramost::cli {

/// The `uramost` program: parses the command line, runs the subcommand, prints errors as sentences on
/// standard error. Returns the process's exit code (exit_code.hpp).
int run(int argc, const char* const* argv);

}  // namespace uramost::cli
