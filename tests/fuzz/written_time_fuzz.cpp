// Any bytes, read as a time: never a crash, and what is read is written so that it is read again.
#include <cstddef>
#include <cstdint>

#include "cli/analyse/written_time.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = uramost::cli::parse_written_time({reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  const auto again = uramost::cli::parse_written_time(uramost::cli::written_moment(read->at));
  if (!again || again->at != read->at) __builtin_trap();
  return 0;
}
