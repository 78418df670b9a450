#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// Which other sites' pages may read answers: with a token they hold, never with our cookie (the answer does
/// not allow credentials). Cross-Origin Resource Sharing, as the Fetch standard has it.
class cors {
 public:
  /// "https://ngo.example.org", or none. Throws invalid_input.
  explicit cors(const std::vector<std::string>& origins);

  /// The answer to a browser that asks whether a page may ask (a preflight); nothing to any other request.
  std::optional<response> preflight(const request& asked) const;

  /// Lets the page that asks read the answer, when its site is allowed.
  void mark(response& made, const request& asked) const;

 private:
  bool allow(const request& asked) const;

  std::vector<std::string> origins_;
};

}  // namespace uramost::http
