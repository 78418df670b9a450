#include "http/random_id.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <cstdint>

#include "core/error.hpp"

namespace uramost::http {

std::string random_id() {
  std::array<std::uint64_t, 2> bits{};
  if (getrandom(bits.data(), sizeof bits, 0) != static_cast<ssize_t>(sizeof bits))
    throw error(error_kind::unavailable, "the operating system gives no random numbers");
  return fmt::format("{:016x}{:016x}", bits[0], bits[1]);
}

}  // namespace uramost::http
