// Any bytes as a coordinate, in one field and in two: an answer or a reason, never both, never off the Earth.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text.hpp"
#include "geodata/coordinate.hpp"

namespace {

void check(const uramost::geodata::coordinate_reading& reading) {
  if (reading.coordinate.has_value() == reading.problem.has_value()) std::abort();
  if (reading.problem && (reading.problem->reason.empty() || !uramost::is_utf8(reading.problem->reason)))
    std::abort();
  if (!reading.coordinate) return;
  const auto& found = *reading.coordinate;
  if (!uramost::is_on_earth(found.point) || !(found.uncertainty_m >= 0) || std::isinf(found.uncertainty_m))
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost::geodata;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view first = text.substr(0, size / 2), second = text.substr(size / 2);
  check(read_position(text));
  check(read_coordinate(first, second));
  for (const auto system : {coordinate_system::kosovaref01, coordinate_system::utm34n,
                            coordinate_system::mgi_zone7, coordinate_system::web_mercator}) {
    check(read_position(text, system));
    check(read_coordinate(first, second, system));
  }
  return 0;
}
