#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace uramost::http {

/// A number that one thread writes and any may read: adding takes no lock and no locked instruction.
class tally {
 public:
  void add(std::uint64_t more) {
    value_.store(value_.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
  }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_ = 0;
};

/// Requests answered by one I/O thread, by route and class of status.
class request_counts {
 public:
  /// Upper ends of the histogram's classes of time, in seconds; one more class has no end.
  static constexpr std::array<double, 14> time_classes{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                       0.025,  0.05,    0.1,    0.25,  0.5,    1,     5};

  struct line {
    std::array<tally, time_classes.size() + 1> by_time;  ///< not cumulated
    tally nanoseconds, bytes;
  };

  /// Routes are numbered from 0.
  explicit request_counts(std::size_t routes) : lines_(routes) {}

  /// On the one thread. `took`: from the request's last header byte to the answer's last byte.
  void add(std::size_t route, int status, std::chrono::nanoseconds took, std::size_t bytes);

  /// `status_class` 1-5. From any thread.
  const line& at(std::size_t route, std::size_t status_class) const {
    return lines_[route][status_class - 1];
  }

 private:
  std::vector<std::array<line, 5>> lines_;
};

}  // namespace uramost::http
