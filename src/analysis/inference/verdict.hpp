#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace uramost::analysis {

/// How far a result can be told from chance; every method's answer carries one.
struct verdict {
  std::size_t n = 0;              ///< observations that went in
  std::size_t tests = 1;          ///< hypothesis tests made
  std::optional<double> p_value;  ///< the smallest, made up for their number; nothing for a description
  double level = 0.05;            ///< below which it counts as distinguishable

  bool distinguishable() const { return p_value && *p_value < level; }
};

/// "Not distinguishable from chance (p = 0.31, n = 100)." in English, for the command line.
std::string sentence(const verdict& of);

/// Throws invalid_input (field `n`) with what there is and what is needed, when there is less.
void expect_enough(std::size_t n, std::size_t needed, const char* method, const char* of_what);

}  // namespace uramost::analysis
