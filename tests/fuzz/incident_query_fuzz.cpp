#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.hpp"
#include "core/incident_query.hpp"

/// A query that is read has a canonical text that reads back to the same query and the same text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  incident_query query;
  try {
    auto parameters = query_parameters::parse({reinterpret_cast<const char*>(data), size});
    query = incident_query::take_from(parameters);
    parameters.expect_all_taken();
  } catch (const error& problem) {
    if (problem.kind() != error_kind::invalid_input) std::abort();
    return 0;
  }
  const std::string canonical = query.canonical();
  auto again = query_parameters::parse(canonical);
  const incident_query same = incident_query::take_from(again);
  if (same != query || same.canonical() != canonical) std::abort();
  return 0;
}
