#include "core/error.hpp"

namespace uramost {

std::string_view to_string(error_kind kind) {
  switch (kind) {
    case error_kind::invalid_input:
      return "invalid_input";
    case error_kind::not_found:
      return "not_found";
    case error_kind::conflict:
      return "conflict";
    case error_kind::forbidden:
      return "forbidden";
    case error_kind::unavailable:
      return "unavailable";
    case error_kind::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace uramost
