// Any bytes, read as a window: never a crash, and never a window without an area.
#include <cstddef>
#include <cstdint>

#include "analysis/points/observation_window.hpp"
#include "cli/analyse/window_text.hpp"
#include "core/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const uramost::analysis::observation_window window(
        uramost::cli::window_rings({reinterpret_cast<const char*>(data), size}));
    if (!(window.area() > 0) || window.border().size() < 3) __builtin_trap();
  } catch (const uramost::error&) {
  }
  return 0;
}
