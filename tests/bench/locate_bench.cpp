// Which municipality do a million points lie in: UraMost, two ways of GEOS, and an SQL join in SpatiaLite, on
// the same points and areas, in turns. Prints a Markdown table; fails when answers differ.
//   locate_bench [--quick]
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/municipality_locator.hpp"
#include "index/morton.hpp"
#include "peer_locators.hpp"
#include "peers/geos_point_locator.hpp"

namespace {

using namespace uramost;

/// Synthetic: towns of different sizes, as incidents cluster, over an even background; all in Kosovo's
/// extent.
std::vector<lon_lat> clustered_points(const bounding_box& box, std::size_t count) {
  std::mt19937_64 random(2024);
  std::uniform_real_distribution<double> lon(box.west, box.east), lat(box.south, box.north), share(0, 1);
  std::normal_distribution<double> spread(0, 0.02);
  std::vector<lon_lat> towns(60);
  for (lon_lat& town : towns) town = {lon(random), lat(random)};
  std::vector<lon_lat> points(count);
  for (lon_lat& point : points) {
    point = {lon(random), lat(random)};
    if (share(random) < 0.3) continue;
    const double rank = share(random);
    const lon_lat town = towns[static_cast<std::size_t>(rank * rank * static_cast<double>(towns.size()))];
    point = {std::clamp(town.lon + spread(random), box.west, box.east),
             std::clamp(town.lat + spread(random), box.south, box.north)};
  }
  return points;
}

std::uint64_t morton_code_of(lon_lat point) {
  return index::morton_code(index::cell_of(index::to_world(point)));
}

struct contender {
  std::string name;
  std::function<void(std::span<std::uint16_t>)> run;
  std::vector<double> seconds = {};
  std::vector<std::uint16_t> answers = {};

  double median() {
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2];
  }
};

/// Processor seconds of one round of work; short work is repeated until 0.2 s have gone, so that every
/// contender runs in its own warm caches.
double seconds_of(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  int rounds = 0;
  double seconds = 0;
  do {
    work();
    ++rounds;
    seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  } while (seconds < 0.2);
  return seconds / rounds;
}

}  // namespace

int main(int count_of_arguments, char** arguments) {
  const bool quick = count_of_arguments > 1 && std::string_view(arguments[1]) == "--quick";
  const std::size_t count = quick ? 200'000 : 1'000'000;
  const int rounds = quick ? 3 : 5;
  const auto& areas = geodata::built_in_boundaries();
  const auto points = clustered_points(areas.extent(), count);
  auto sorted = points;
  std::ranges::sort(sorted, {}, morton_code_of);
  const geodata::municipality_locator locator(areas);
  const peers::geos_locator geos(areas);
  const peers::geos_point_locator geos_points(areas);
  const peers::spatialite_locator spatialite(areas, points);

  std::vector<contender> contenders;
  contenders.push_back({"UraMost", [&](auto out) { locator.find(points, out); }});
  contenders.push_back({"GEOS: STR tree, prepared contains", [&](auto out) { geos.find(points, out); }});
  contenders.push_back({"GEOS: indexed point locators", [&](auto out) { geos_points.find(points, out); }});
  contenders.push_back(
      {"SpatiaLite: SQL join, R-tree, ST_Contains", [&](auto out) { spatialite.find(out); }});
  const std::size_t unsorted = contenders.size();
  contenders.push_back({"UraMost", [&](auto out) { locator.find(sorted, out); }});
  contenders.push_back({"GEOS: STR tree, prepared contains", [&](auto out) { geos.find(sorted, out); }});
  contenders.push_back({"GEOS: indexed point locators", [&](auto out) { geos_points.find(sorted, out); }});
  for (contender& each : contenders) each.answers.resize(count);
  for (int round = 0; round < rounds; ++round)
    for (contender& each : contenders) each.seconds.push_back(seconds_of([&] { each.run(each.answers); }));

  std::printf("%zu points, %zu municipalities, one core, processor time, median of %d turns\n\n", count,
              areas.areas.size(), rounds);
  std::printf("| | order of the points | M points/s | UraMost is faster by |\n| --- | --- | ---: | ---: |\n");
  for (std::size_t at = 0; at < contenders.size(); ++at) {
    contender& ours = contenders[at < unsorted ? 0 : unsorted];
    std::printf("| %s | %s | %.2f | %.1f × |\n", contenders[at].name.c_str(),
                at < unsorted ? "any" : "Morton, as in the index",
                static_cast<double>(count) / contenders[at].median() / 1e6,
                contenders[at].median() / ours.median());
  }

  const std::size_t located = count / 10;
  double metres = 0;
  const double seconds = seconds_of([&] {
    metres = 0;
    for (std::size_t at = 0; at < located; ++at)
      metres += locator.locate(points[at], 50).distance_to_border_m;
  });
  std::printf("\nThe full answer (certainty, distance, candidates): %.2f M points/s; mean distance %.0f m\n",
              static_cast<double>(located) / seconds / 1e6, metres / static_cast<double>(located));

  for (std::size_t at = 0; at < contenders.size(); ++at)
    if (contenders[at].answers != contenders[at < unsorted ? 0 : unsorted].answers) {
      std::printf("%s answers differently\n", contenders[at].name.c_str());
      return 1;
    }
  std::printf("All answers agree.\n");
}
