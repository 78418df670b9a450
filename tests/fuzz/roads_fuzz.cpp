#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "intake/stored_roads.hpp"
#include "patrol/driving_rule.hpp"

/// A limit is a speed that cars have, whatever a map says; stored roads are refused or can be searched.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto limit = patrol::speed_limit_km_h(bytes); limit && !(*limit >= 5 && *limit <= 200))
    __builtin_trap();
  try {
    const intake::road_map read = intake::parse_roads(bytes);
    const lon_lat place{20.8, 42.9};
    read.graph.travel_times({&place, 1}, {&place, 1});
  } catch (const error&) {
  }
  return 0;
}
