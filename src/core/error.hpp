#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace uramost {

/// What went wrong, as far as a caller can act on it. The HTTP router alone turns kinds into statuses, the
/// command line alone turns them into exit codes.
enum class error_kind { invalid_input, not_found, conflict, forbidden, unavailable, internal };

std::string_view to_string(error_kind kind);

/// The one exception of UraMost. `what()` is a sentence for the person who caused it; `field` names the
/// parameter, column or option at fault (empty when there is none).
class error : public std::runtime_error {
 public:
  error(error_kind kind, const std::string& message, std::string field = {})
      : std::runtime_error(message), kind_(kind), field_(std::move(field)) {}

  error_kind kind() const { return kind_; }
  const std::string& field() const { return field_; }

 private:
  error_kind kind_;
  std::string field_;
};

/// Shorthand for the most frequent kind.
inline error invalid_input(const std::string& message, std::string field = {}) {
  return {error_kind::invalid_input, message, std::move(field)};
}

}  // namespace uramost
