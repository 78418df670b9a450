#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/incident.hpp"

namespace uramost::intake {

/// Finds the response stage that a register's word means: our codes and their usual words in Albanian,
/// Serbian (either script) and English, and the register's own, which come first.
class stage_words {
 public:
  /// `own`: the register's words and our codes. Throws invalid_input for a code that is none.
  explicit stage_words(const std::map<std::string, std::string, std::less<>>& own);

  std::optional<response_stage> find(std::string_view word) const;
  /// Throws invalid_input with the field `stage` for a word that means none.
  response_stage read(std::string_view word) const;

 private:
  std::unordered_map<std::string, response_stage> by_word_;
};

}  // namespace uramost::intake
