// Any bytes, read as a parameter file of SaTScan and as one of its tables: never a crash.
#include "cli/analyse/plain_table.hpp"
#include "cli/analyse/satscan_parameters.hpp"
#include "core/error.hpp"
#include "file_of_bytes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const uramost::file_of_bytes file(data, size);
  try {
    const uramost::cli::satscan_parameters said(file.path());
    said.number("MonteCarloReps", 999);
    said.yes("UseDistanceFromCenterOption");
    said.file("CaseFile");
  } catch (const uramost::error&) {
  }
  uramost::cli::looks_headerless(file.path());
  for (const auto& row : uramost::cli::read_plain_table(file.path()))
    if (row.line == 0 || row.cells.empty()) __builtin_trap();
  return 0;
}
