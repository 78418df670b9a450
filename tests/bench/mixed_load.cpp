// A server under the load of a busy day: eight of ten requests are for heat tiles of the whole register,
// which it has drawn before unless the register has changed since, two for tiles of queries that nobody asked
// before, and somebody adds an incident every second. First as fast as the connections go, which gives the
// saturation rate; then at half that rate by the clock, whatever the answers take, with every time counted
// from when its request was due (an answer that comes late makes the next one late, and both count). Prints
// Markdown.
//   mixed_load PORT TILES.csv SECONDS
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http_connection.hpp"

namespace {

using namespace uramost;
using namespace std::chrono;

constexpr int connections = 16;

/// Request i, the same in every run: every fifth is a new query.
class workload {
 public:
  workload(unsigned short port, const std::string& tiles_file) {
    bench::http_connection server(port);
    const std::string style = server.get("/tiles/heat.json").body;
    constexpr std::string_view name = "\"peak_per_km2\":";
    const auto from = style.find(name);
    if (from == style.npos) throw error(error_kind::unavailable, "the server tells no peak");
    peak_ = style.substr(from + name.size(), style.find_first_of(",}", from) - from - name.size());
    std::ifstream in(tiles_file);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      const auto fields = split(line, ',');
      if (const auto zoom = parse_integer(fields.at(0)); *zoom >= 10 && *zoom <= 15)
        tiles_.push_back(
            fmt::format("/tiles/heat/{}/{}/{}.png?peak={}", *zoom, fields.at(1), fields.at(2), peak_));
    }
    if (tiles_.empty()) throw error(error_kind::invalid_input, "no tiles");
  }

  static bool is_new_query(std::size_t i) { return i % 5 == 4; }
  std::string target(std::size_t i) const {
    const std::string& tile = tiles_[i * 7919 % tiles_.size()];
    if (!is_new_query(i)) return tile;
    return tile +
           fmt::format("&datetime=20{:02}-{:02}-{:02}/..&hours={}-{}&severity={}-5&bbox=18.{:09},42,22,44",
                       19 + i % 5, 1 + i % 12, 1 + i % 28, i % 12, 13 + i % 11, 1 + i % 2, i);
  }

 private:
  std::string peak_;
  std::vector<std::string> tiles_;
};

struct answers {
  std::vector<double> known_ms, new_ms;
  std::size_t failed = 0;

  void take_over(const answers& other) {
    known_ms.insert(known_ms.end(), other.known_ms.begin(), other.known_ms.end());
    new_ms.insert(new_ms.end(), other.new_ms.begin(), other.new_ms.end());
    failed += other.failed;
  }
  std::size_t count() const { return known_ms.size() + new_ms.size(); }
};

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

/// Requests from number `first` on, over all connections, for some time; `rate` a second, or as fast as it
/// goes.
answers run(unsigned short port, const workload& load, std::size_t first, seconds lasting, double rate = 0) {
  std::atomic<std::size_t> next = 0;
  std::vector<answers> of(connections);
  const auto begin = steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (answers& mine : of)
      threads.emplace_back([&] {
        bench::http_connection server(port);
        for (;;) {
          const std::size_t i = next++;
          auto due = steady_clock::now();
          if (rate > 0) {
            due = begin +
                  duration_cast<steady_clock::duration>(duration<double>(static_cast<double>(i) / rate));
            std::this_thread::sleep_until(due);
          }
          if (due - begin >= lasting) return;
          const auto answer = server.get(load.target(first + i));
          const double ms = std::chrono::duration<double, std::milli>(steady_clock::now() - due).count();
          (workload::is_new_query(first + i) ? mine.new_ms : mine.known_ms).push_back(ms);
          mine.failed += answer.status != 200 || !answer.body.starts_with("\x89PNG");
        }
      });
  }
  answers all;
  for (const answers& each : of) all.take_over(each);
  return all;
}

/// Adds an incident a second until told to stop.
std::jthread write_all_the_time(unsigned short port, std::atomic<int>& written, std::atomic<int>& refused) {
  return std::jthread([port, &written, &refused](const std::stop_token& stop) {
    bench::http_connection server(port);
    while (!stop.stop_requested()) {
      const auto answer =
          server.post_json("/api/incidents", R"({"date":"2024-02-03","time":"04:05","lat":42.9,)"
                                             R"("lon":20.86,"category":"theft","narrative":"SYNTHETIC"})");
      ++(answer.status == 201 ? written : refused);
      std::this_thread::sleep_for(1s);
    }
  });
}

void print(const char* name, std::vector<double> values) {
  fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |\n", name, values.size(),
             percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.99),
             percentile(values, 0.999));
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count < 4) throw invalid_input("mixed_load PORT TILES.csv SECONDS");
    const auto port = static_cast<unsigned short>(parse_integer(arguments[1]).value());
    const seconds duration(parse_integer(arguments[3]).value());
    const workload load(port, arguments[2]);
    std::atomic<int> written = 0, refused = 0;
    const std::jthread writer = write_all_the_time(port, written, refused);
    const answers fast = run(port, load, 0, duration);
    const double saturation = static_cast<double>(fast.count()) / static_cast<double>(duration.count());
    answers half = run(port, load, 1'000'000, duration, saturation / 2);

    fmt::print(
        "{} connections, 80 % known tiles, 20 % new queries, {} incidents written meanwhile ({} refused); {} "
        "s each\n\n",
        connections, written.load(), refused.load(), duration.count());
    fmt::print("Saturation: {:.0f} requests/s; measured at {:.0f}/s; {} of {} requests failed\n\n",
               saturation, saturation / 2, fast.failed + half.failed, fast.count() + half.count());
    fmt::print(
        "| ms from when it was due | requests | median | p95 | p99 | p99.9 |\n| --- | ---: | ---: | ---: | "
        "---: | ---: |\n");
    print("known tiles", half.known_ms);
    print("new queries", half.new_ms);
    half.known_ms.insert(half.known_ms.end(), half.new_ms.begin(), half.new_ms.end());
    print("all", half.known_ms);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "mixed_load: {}\n", problem.what());
    return 1;
  }
}
