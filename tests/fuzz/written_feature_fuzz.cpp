#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "http/collections/written_feature.hpp"
#include "intake/incident_features.hpp"

/// A point that was read is on Earth, and nothing is said of a property that there is not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  const auto sent =
      http::json::parse(std::string_view(reinterpret_cast<const char*>(data), size), nullptr, false);
  if (!sent.is_object()) return 0;
  try {
    const http::written_feature read(sent, intake::incident_schema());
    if (read.point() && !is_on_earth(*read.point())) __builtin_trap();
    if (!read.text("no such property").empty()) __builtin_trap();
  } catch (const error&) {
    return 0;
  }
  return 0;
}
