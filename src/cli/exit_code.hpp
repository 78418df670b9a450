#pragma once

#include "core/error.hpp"

namespace uramost::cli {

/// What the program's exit code says. Rows in quarantine are no failure: the report counts them.
enum class exit_code {
  ok = 0,
  failed = 1,       ///< something broke inside
  usage = 2,        ///< the command line or an input is wrong
  not_found = 3,    ///< a file or a data directory is missing
  conflict = 4,     ///< it exists already, was written by a newer version, or does not verify
  unavailable = 5,  ///< busy, or cancelled: nothing was changed
  forbidden = 6     ///< refused for safety
};

exit_code exit_code_for(error_kind kind);

/// The table for `--help`.
inline constexpr const char* exit_codes_help =
    "Exit codes: 0 done; 1 internal failure; 2 wrong command line or unusable input; 3 file or data "
    "directory\n"
    "not found; 4 exists already, written by a newer version, or does not verify; 5 busy or cancelled, "
    "nothing\n"
    "was changed; 6 refused for safety. Rows that go to quarantine are no failure.";

}  // namespace uramost::cli
