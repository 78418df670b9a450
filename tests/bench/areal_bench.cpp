// Gi* of a square grid, by formula and with 999 conditional permutations; writes the values for the peer
// (peers/spdep_gi_star.R) and our z, which the peer compares with its own.
//   areal_bench FOLDER [--quick]
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "analysis/areal/conditional_permutation.hpp"
#include "analysis/areal/local_g.hpp"
#include "analysis/areal/neighbourhood.hpp"
#include "analysis/inference/random_stream.hpp"
#include "measured.hpp"

namespace {

using namespace uramost::analysis;

/// SYNTHETIC counts.
std::vector<double> counts(std::size_t cells) {
  random_stream random(2026);
  std::vector<double> values;
  for (std::size_t i = 0; i < cells; ++i) values.push_back(random.below(20) * random.below(20));
  return values;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "areal_bench FOLDER [--quick]\n"), 2;
  const std::string folder = argv[1];
  const std::size_t side = argc > 2 ? 30 : 100;
  const auto values = counts(side * side);
  const auto weights = square_grid_weights(side, side, contiguity::queen).with_self();
  std::vector<test_statistic> star;
  const permutation_plan plan{999, 1};
  report("UraMost, Gi* by formula", [&] { star = local_g_star(values, weights); });
  report("UraMost, 999 permutations, all cores", [&] { permute_lags(values, weights, plan); });
  use_one_processor();
  report("UraMost, 999 permutations, one core", [&] { permute_lags(values, weights, plan); });
  std::ofstream out(folder + "/grid.csv");
  out << "value,z\n";
  for (std::size_t i = 0; i < values.size(); ++i) out << fmt::format("{},{}\n", values[i], star[i].z);
  return out.flush() ? 0 : 1;
}
