#include "analysis/inference/verdict.hpp"

#include <cstdio>

#include "core/error.hpp"

namespace uramost::analysis {

std::string sentence(const verdict& of) {
  const std::string n = "n = " + std::to_string(of.n);
  if (!of.p_value) return "A description, no test (" + n + ").";
  char p[32];
  std::snprintf(p, sizeof p, "%.3g", *of.p_value);
  std::string text = of.distinguishable() ? "Distinguishable from chance" : "Not distinguishable from chance";
  text += std::string(" (p = ") + p + ", " + n;
  if (of.tests > 1) text += ", the smallest of " + std::to_string(of.tests) + " tests, adjusted";
  return text + ").";
}

void expect_enough(std::size_t n, std::size_t needed, const char* method, const char* of_what) {
  if (n >= needed) return;
  throw invalid_input(std::string(method) + " needs at least " + std::to_string(needed) + " " + of_what +
                          ", and there are " + std::to_string(n),
                      "n");
}

}  // namespace uramost::analysis
