#include <cstddef>
#include <cstdint>
#include <string_view>

#include "casework/overdue.hpp"
#include "core/error.hpp"

/// A standard that can be read is written so that it reads back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  try {
    const auto read = casework::response_standard::parse({reinterpret_cast<const char*>(data), size});
    if (casework::response_standard::parse(read.text()) != read) __builtin_trap();
  } catch (const error&) {
  }
  return 0;
}
