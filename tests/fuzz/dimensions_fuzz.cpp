#include <cstdint>
#include <cstdlib>

#include "analysis/aggregate.hpp"
#include "core/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  try {
    const auto dimensions = analysis::parse_dimensions({reinterpret_cast<const char*>(data), size});
    if (dimensions.empty() || dimensions.size() > 2) std::abort();
    for (const auto& each : dimensions)
      if (each.kind == analysis::dimension_kind::grid && !(each.cell_m >= 100 && each.cell_m <= 50'000))
        std::abort();
  } catch (const error& problem) {
    if (problem.kind() != error_kind::invalid_input || problem.field() != "by") std::abort();
  }
  return 0;
}
