#pragma once

#include <fmt/format.h>
#include <sched.h>

#include <chrono>
#include <ctime>
#include <functional>
#include <string>

/// Does the work and prints a row: what, seconds of processor time, seconds by the clock.
inline void report(const std::string& what, const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t processor = std::clock();
  work();
  const double used = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  fmt::print("| {} | {:.3f} | {:.3f} |\n", what, used, passed.count());
}

/// From here on, threads share one.
inline void use_one_processor() {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(0, &one);
  sched_setaffinity(0, sizeof one, &one);
}
