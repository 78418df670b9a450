// Kulldorff's scan statistic of 500 places in 60 months with 999 replications, Poisson; writes the cases and
// our likeliest cluster for the peer (peers/scan.R), which compares it with its own.
//   scan_bench FOLDER [--quick]
#include <fstream>
#include <numeric>

#include "analysis/inference/random_stream.hpp"
#include "analysis/space_time/scan_statistic.hpp"
#include "measured.hpp"

namespace {

using namespace uramost::analysis;

/// SYNTHETIC: 20 cases a place on average, and a few more than elsewhere in one corner for a year.
scan_data made_up(std::size_t places, std::size_t periods) {
  random_stream random(2026);
  scan_data data;
  data.periods = periods;
  for (std::size_t i = 0; i < places; ++i) {
    const planar_point at{random.fraction(), random.fraction()};
    data.places.push_back(at);
    const double population = 200 + random.below(2000);
    for (std::size_t t = 0; t < periods; ++t) {
      const bool more = at.x < 0.2 && at.y < 0.2 && t >= 24 && t < 36;
      std::uint32_t cases = 0;
      for (int trial = 0; trial < 20; ++trial)
        cases += random.fraction() < population / 1200 / 60 * (more ? 1.5 : 1);
      data.population.push_back(population);
      data.cases.push_back(cases);
    }
  }
  return data;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "scan_bench FOLDER [--quick]\n"), 2;
  const std::string folder = argv[1];
  const bool quick = argc > 2;
  const auto data = made_up(quick ? 100 : 500, quick ? 24 : 60);
  scan_result found;
  const auto scanned = [&](std::size_t permutations) {
    return [&, permutations] { found = scan(data, {.permutations = permutations}); };
  };
  report("UraMost, 999 replications, all cores", scanned(999));
  use_one_processor();
  report("UraMost, 999 replications, one core", scanned(999));
  report("UraMost, the cases as they are, one core", scanned(0));

  std::ofstream out(folder + "/cases.csv");
  out << "place,period,x,y,population,cases\n";
  for (std::size_t i = 0; i < data.cases.size(); ++i) {
    const std::size_t place = i / data.periods;
    out << fmt::format("{},{},{},{},{},{}\n", place, i % data.periods, data.places[place].x,
                       data.places[place].y, data.population[i], data.cases[i]);
  }
  const auto& best = found.clusters.at(0);
  std::ofstream cluster(folder + "/cluster.csv");
  cluster << "llr,observed,expected\n" << fmt::format("{},{},{}\n", best.llr, best.observed, best.expected);
  return out.flush() && cluster.flush() ? 0 : 1;
}
