// Any bytes, read as a register: never a crash, always as many cells as columns, always UTF-8, line numbers
// that grow.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/csv_reader.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void read_everything(std::string bytes) {
  uramost::exchange::csv_reader reader(uramost::exchange::memory_source(std::move(bytes)), {});
  uramost::exchange::record row;
  for (std::uint64_t line = 0; reader.next(row); line = row.line) {
    require(row.line > line);
    require(row.values.size() == reader.columns().size());
    for (const std::string& value : row.values) require(uramost::is_utf8(value));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    read_everything({reinterpret_cast<const char*>(data), size});
  } catch (const uramost::error&) {  // told, not crashed
  }
  return 0;
}
