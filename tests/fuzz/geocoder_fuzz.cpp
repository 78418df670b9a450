#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geodata/geocoder.hpp"

/// Whatever the text: an answer that keeps its promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost::geodata;
  static const geocoder built_in(built_in_gazetteer(), built_in_boundaries());
  const auto answer = built_in.geocode({reinterpret_cast<const char*>(data), size}, 100);
  if ((answer.status == geocode_status::not_found) != answer.candidates.empty()) std::abort();
  double before = 1, sum = 0;
  for (const auto& each : answer.candidates) {
    if (!(each.score >= 0 && each.score <= before) || each.why.empty()) std::abort();
    before = each.score;
    sum += each.score;
  }
  if (sum > 1 + 1e-9) std::abort();
  return 0;
}
