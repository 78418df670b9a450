#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace uramost {

/// The decoded `name=value` pairs of a query string. Whoever understands a parameter takes it; what is left
/// at the end nobody understood, and is an error that names it.
class query_parameters {
 public:
  query_parameters() = default;
  explicit query_parameters(std::vector<std::pair<std::string, std::string>> pairs)
      : pairs_(std::move(pairs)) {}

  /// Reads `a=1&b=x%20y`; `+` is a blank. Throws invalid_input for broken percent escapes, bytes that are not
  /// UTF-8, or more than 200 pairs.
  static query_parameters parse(std::string_view query_string);

  /// Removes and returns the value. Throws invalid_input, naming the parameter, when it is given twice.
  std::optional<std::string> take(std::string_view name);

  /// Throws invalid_input naming the first parameter that nobody took.
  void expect_all_taken() const;

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// Everything but letters, digits and `-._~,/:` as %XX.
std::string percent_encode(std::string_view text);

}  // namespace uramost
