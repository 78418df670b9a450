// Any bytes, read as pairs of neighbours: never a crash, and no pair of somebody who is not there.
#include <string>
#include <vector>

#include "cli/analyse/pairs_file.hpp"
#include "core/error.hpp"
#include "file_of_bytes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const uramost::file_of_bytes file(data, size);
  const std::vector<std::string> ids{"1", "2", "07", "a", "ë"};
  try {
    for (const auto& pair : uramost::cli::read_pairs(file.path(), ids))
      if (pair.place >= ids.size() || pair.neighbour >= ids.size()) __builtin_trap();
  } catch (const uramost::error&) {
  }
  return 0;
}
