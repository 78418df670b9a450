#include "http/metrics.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <numeric>

namespace uramost::http {

namespace {
constexpr auto& time_classes = request_counts::time_classes;

void head(std::string& text, std::string_view name, std::string_view help, std::string_view type) {
  fmt::format_to(std::back_inserter(text), "# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

/// One route's answers of one class of status, over all threads.
struct total {
  std::array<std::uint64_t, time_classes.size() + 1> by_time{};
  std::uint64_t nanoseconds = 0, bytes = 0;

  void add(const request_counts::line& line) {
    for (std::size_t i = 0; i < by_time.size(); ++i) by_time[i] += line.by_time[i].value();
    nanoseconds += line.nanoseconds.value();
    bytes += line.bytes.value();
  }
  std::uint64_t count() const { return std::accumulate(by_time.begin(), by_time.end(), std::uint64_t{0}); }
};

void write_histogram(std::string& text, const std::string& labels, const total& counted) {
  const auto out = std::back_inserter(text);
  constexpr const char* name = "uramost_http_request_duration_seconds";
  std::uint64_t until = 0;
  for (std::size_t i = 0; i < time_classes.size(); ++i) {
    until += counted.by_time[i];
    fmt::format_to(out, "{}_bucket{{{},le=\"{}\"}} {}\n", name, labels, time_classes[i], until);
  }
  fmt::format_to(out, "{}_bucket{{{},le=\"+Inf\"}} {}\n", name, labels, counted.count());
  fmt::format_to(out, "{}_sum{{{}}} {}\n", name, labels, static_cast<double>(counted.nanoseconds) * 1e-9);
  fmt::format_to(out, "{}_count{{{}}} {}\n", name, labels, counted.count());
}
}  // namespace

request_counts& metrics::for_another_thread() {
  return *threads_.emplace_back(std::make_unique<request_counts>(routes_.size()));
}

void metrics::add(std::string name, std::string help, kind of, std::function<double()> look_up) {
  values_.push_back({std::move(name), std::move(help), of, std::move(look_up)});
}

std::string metrics::text() const {
  std::string times, bytes, text;
  head(times, "uramost_http_request_duration_seconds", "From a request's header to its answer's end.",
       "histogram");
  head(bytes, "uramost_http_response_bytes_total", "Sent, heads included.", "counter");
  for (std::size_t route = 0; route < routes_.size(); ++route)
    for (std::size_t status = 1; status <= 5; ++status) {
      total counted;
      for (const auto& each : threads_) counted.add(each->at(route, status));
      if (counted.count() == 0) continue;
      const std::string labels = fmt::format("{},status=\"{}xx\"", routes_[route], status);
      write_histogram(times, labels, counted);
      fmt::format_to(std::back_inserter(bytes), "uramost_http_response_bytes_total{{{}}} {}\n", labels,
                     counted.bytes);
    }
  for (const value& each : values_) {
    head(text, each.name, each.help, each.of == kind::counter ? "counter" : "gauge");
    fmt::format_to(std::back_inserter(text), "{} {}\n", each.name, each.look_up());
  }
  return times + bytes + text;
}

void add_process(metrics& to) {
  using enum metrics::kind;
  to.add("process_resident_memory_bytes", "Memory that is in use.", gauge, [] {
    double all = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
  });
  to.add("process_cpu_seconds_total", "Processor time, the system's included.", counter, [] {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
  });
}

}  // namespace uramost::http
