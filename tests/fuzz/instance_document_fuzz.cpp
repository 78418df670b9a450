#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "patrol/instance_document.hpp"
#include "patrol/solver.hpp"

/// Whatever can be read and is small is answered as well, and what is answered keeps to its bound.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uramost;
  patrol::instance read;
  try {
    read = patrol::parse_instance({reinterpret_cast<const char*>(data), size});
  } catch (const error&) {
    return 0;
  }
  if (read.demand_count() * read.candidate_count() > 100) return 0;
  read.time_limit_s = 0.5;
  const patrol::solution answer = patrol::solve(read);
  const double sign = patrol::is_maximised(read.problem) ? -1 : 1;
  if (answer.objective && answer.bound && sign * *answer.bound > sign * *answer.objective) __builtin_trap();
  return 0;
}
