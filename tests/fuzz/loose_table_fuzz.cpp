// Any bytes, read as a table that people write by hand: never a crash, and distances are from 0 up.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "cli/analyse/loose_table.hpp"
#include "core/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = uramost::cli::loose_table_of({reinterpret_cast<const char*>(data), size});
  for (std::size_t row = 0; row < table.rows.size(); ++row) table.number(row, table.rows[row].size());
  try {
    for (const double each : uramost::cli::distances_in(table))
      if (!(each >= 0) || std::isinf(each)) __builtin_trap();
  } catch (const uramost::error&) {
  }
  return 0;
}
