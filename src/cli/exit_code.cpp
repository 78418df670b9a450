#include "cli/exit_code.hpp"

namespace uramost::cli {

exit_code exit_code_for(error_kind kind) {
  switch (kind) {
    case error_kind::invalid_input:
      return exit_code::usage;
    case error_kind::not_found:
      return exit_code::not_found;
    case error_kind::conflict:
      return exit_code::conflict;
    case error_kind::unavailable:
      return exit_code::unavailable;
    case error_kind::forbidden:
      return exit_code::forbidden;
    case error_kind::internal:
      return exit_code::failed;
  }
  return exit_code::failed;
}

}  // namespace uramost::cli
