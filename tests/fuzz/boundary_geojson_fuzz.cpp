// Any bytes as stored boundaries: refused, or boundaries that can be checked, located in, and written again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "geodata/boundary_file.hpp"
#include "geodata/coverage.hpp"
#include "geodata/municipality_locator.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost::geodata;
  try {
    const auto areas = boundaries_from_geojson({reinterpret_cast<const char*>(data), size});
    (void)validate_coverage(areas);
    const municipality_locator locator(areas);
    (void)locator.locate({20.8655, 42.895}, 100);
    (void)boundaries_from_geojson(to_geojson(areas));
  } catch (const uramost::error& refused) {
    if (refused.kind() == uramost::error_kind::internal) throw;
  }
  return 0;
}
