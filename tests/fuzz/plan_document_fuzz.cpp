#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/error.hpp"
#include "planning/plan_document.hpp"

/// What can be read is written so that it reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  planning::plan read;
  try {
    read = planning::parse_plan({reinterpret_cast<const char*>(data), size});
  } catch (const error&) {
    return 0;
  }
  if (planning::parse_plan(planning::plan_document(read).dump()) != read) __builtin_trap();
  return 0;
}
