// Vector tiles of a million synthetic incidents, in this process: processor time of filtering, thinning and
// encoding a tile that nobody asked for before. Prints Markdown.
//   vector_bench [--quick]
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <string_view>

#include "core/incident_query.hpp"
#include "index/row_filter.hpp"
#include "synthetic_incidents.hpp"
#include "tile_sample.hpp"
#include "tiles/incident_tile.hpp"

namespace {

using namespace uramost;

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// The value below which `share` of them lie.
template <class Value>
Value quantile(std::vector<Value> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

struct measurement {
  std::vector<double> ms;
  std::vector<std::size_t> points, bytes;
};

void measure(const index::incident_index& snapshot, const char* query,
             const std::vector<bench::sampled_tile>& sample, int rounds) {
  auto parameters = query_parameters::parse(query);
  const auto conditions = incident_query::take_from(parameters);
  std::map<std::pair<std::uint32_t, std::string_view>, measurement> found;
  for (const auto& [tile, points, fullness] : sample) {
    std::vector<double> times;
    std::size_t bytes = 0;
    for (int round = 0; round < rounds; ++round) {
      const double begin = processor_ms();
      if (*query) {
        const index::row_filter filter(snapshot, conditions);
        const auto wanted = [&](auto first, auto last, auto& rows) {
          filter.append_matches(first, last, rows);
        };
        bytes = tiles::incident_tile(snapshot, wanted, tile).size();
      } else {
        bytes = tiles::incident_tile(snapshot, nullptr, tile).size();
      }
      times.push_back(processor_ms() - begin);
    }
    measurement& into = found[{tile.z, to_string(fullness)}];
    into.ms.push_back(quantile(times, 0.5));
    into.points.push_back(points);
    into.bytes.push_back(bytes);
  }

  fmt::print(
      "\n### Query: {}\n\n| zoom | class | tiles | points (median) | median ms | p95 ms | bytes (median) |\n",
      *query ? query : "every incident");
  fmt::print("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
  for (const auto& [key, of] : found)
    fmt::print("| {} | {} | {} | {} | {:.3f} | {:.3f} | {} |\n", key.first, key.second, of.ms.size(),
               quantile(of.points, 0.5), quantile(of.ms, 0.5), quantile(of.ms, 0.95),
               quantile(of.bytes, 0.5));
}

}  // namespace

int main(int count, char** arguments) {
  const bool quick = count > 1 && std::string_view(arguments[1]) == "--quick";
  const std::size_t incidents = quick ? 200'000 : 1'000'000;
  index::incident_index::builder builder;
  bench::synthetic_incidents source;
  std::vector<lon_lat> points;
  for (std::size_t i = 0; i < incidents; ++i) {
    const incident made = source.next();
    points.push_back(*made.location.point);
    builder.add(made);
  }
  const auto snapshot = std::move(builder).build({1});

  std::vector<bench::sampled_tile> sample;
  for (unsigned zoom = 8; zoom <= 16; ++zoom)
    std::ranges::copy(bench::sample_tiles(points, zoom, quick ? 2 : 8), std::back_inserter(sample));
  fmt::print("## Vector tiles of {} incidents, processor time in one thread\n", incidents);
  const int rounds = quick ? 5 : 11;
  measure(*snapshot, "", sample, rounds);
  measure(*snapshot, "datetime=2022-01-01/2024-12-31&hours=20-5&category=arson,assault,theft", sample,
          rounds);
}
