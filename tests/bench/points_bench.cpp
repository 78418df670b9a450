// Ripley's K of 20,000 points by all corrections, and their density at themselves; writes the points for the
// peer (peers/spatstat_k.R) and our values, which the peer compares with its own.
//   points_bench FOLDER [--quick]
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "analysis/inference/random_stream.hpp"
#include "analysis/points/kernel_density.hpp"
#include "analysis/points/ripley_k.hpp"
#include "measured.hpp"

namespace {

using namespace uramost::analysis;

/// SYNTHETIC: half of them evenly thrown, half in clusters.
std::vector<planar_point> thrown(std::size_t n) {
  random_stream random(2026);
  std::vector<planar_point> points;
  while (points.size() < n) {
    const planar_point at{random.fraction(), random.fraction()};
    points.push_back(at);
    for (int i = 0; i < 10 && points.size() < n && random.fraction() < 0.5; ++i) {
      const planar_point beside{at.x + 0.02 * (random.fraction() - 0.5),
                                at.y + 0.02 * (random.fraction() - 0.5)};
      if (beside.x > 0 && beside.x < 1 && beside.y > 0 && beside.y < 1) points.push_back(beside);
    }
  }
  return points;
}

void write(const std::string& file, const char* header, std::size_t rows,
           const std::function<std::string(std::size_t)>& row) {
  std::ofstream out(file);
  out << header << '\n';
  for (std::size_t i = 0; i < rows; ++i) out << row(i) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "points_bench FOLDER [--quick]\n"), 2;
  const std::string folder = argv[1];
  const auto points = thrown(argc > 2 ? 2'000 : 20'000);
  const observation_window window(planar_box{0, 1, 0, 1});
  const auto r = usual_distances(window, points.size(), 512);
  const density_options how{
      .kernel = density_kernel::gaussian, .deviation = 0.02, .edge = density_edge::uniform};
  k_function k;
  std::vector<double> densities;
  report(fmt::format("UraMost, K to r = {:.3f}, four estimates, all cores", r.back()),
         [&] { k = ripley_k(points, window, r); });
  report("UraMost, density at the points, all cores",
         [&] { densities = density_at_points(points, window, how); });
  use_one_processor();
  report("UraMost, K, one core", [&] { k = ripley_k(points, window, r); });
  report("UraMost, density at the points, one core",
         [&] { densities = density_at_points(points, window, how); });
  write(folder + "/points.csv", "x,y,density", points.size(),
        [&](std::size_t i) { return fmt::format("{},{},{}", points[i].x, points[i].y, densities[i]); });
  write(folder + "/k.csv", "r,none,border,translation,isotropic", r.size(), [&](std::size_t i) {
    return fmt::format("{},{},{},{},{}", r[i], k.none[i], k.border[i], k.translation[i], k.isotropic[i]);
  });
}
