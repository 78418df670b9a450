#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "intake/column_mapping.hpp"

/// A mapping that can be read is written so that it reads back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  intake::column_mapping read;
  try {
    read = intake::parse_mapping({reinterpret_cast<const char*>(data), size});
  } catch (const error&) {
    return 0;
  }
  const intake::column_mapping again = intake::parse_mapping(intake::to_toml(read));
  if (again.columns != read.columns || again.categories != read.categories || again.crs != read.crs ||
      again.stages != read.stages || again.dates != read.dates || again.source_name != read.source_name ||
      again.public_source != read.public_source)
    __builtin_trap();
  return 0;
}
