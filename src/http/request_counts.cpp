#include "http/request_counts.hpp"

#include <algorithm>

namespace uramost::http {

void request_counts::add(std::size_t route, int status, std::chrono::nanoseconds took, std::size_t bytes) {
  line& to = lines_[route][static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)];
  const double seconds = std::chrono::duration<double>(took).count();
  const auto end = std::ranges::find_if(time_classes, [&](double most) { return seconds <= most; });
  to.by_time[static_cast<std::size_t>(end - time_classes.begin())].add(1);
  to.nanoseconds.add(static_cast<std::uint64_t>(took.count()));
  to.bytes.add(bytes);
}

}  // namespace uramost::http
