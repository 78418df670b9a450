// Near repeats of 20,000 incidents with 999 shuffles; writes the incidents and our table for the peer
// (peers/near_repeat.R), which compares the counts with its own.
//   near_repeat_bench FOLDER [--quick]
#include <fstream>

#include "analysis/inference/random_stream.hpp"
#include "analysis/space_time/near_repeat.hpp"
#include "measured.hpp"

namespace {

using namespace uramost::analysis;

struct incidents {
  std::vector<planar_point> points;
  std::vector<double> days;
};

/// SYNTHETIC: two years on 20 by 20 km, a fifth of them near and soon after the one before.
incidents made_up(std::size_t n) {
  random_stream random(2026);
  incidents made;
  const auto about = [&](double middle, double width) { return middle + width * (random.fraction() - 0.5); };
  while (made.points.size() < n) {
    const bool repeats = !made.points.empty() && random.fraction() < 0.2;
    const planar_point last = repeats ? made.points.back() : planar_point{};
    made.points.push_back(repeats ? planar_point{about(last.x, 300), about(last.y, 300)}
                                  : planar_point{20'000 * random.fraction(), 20'000 * random.fraction()});
    made.days.push_back(repeats ? made.days.back() + random.below(5) : random.below(730));
  }
  return made;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "near_repeat_bench FOLDER [--quick]\n"), 2;
  const std::string folder = argv[1];
  const auto made = made_up(argc > 2 ? 4'000 : 20'000);
  const near_repeat_options how{.spatial_edges = {0, 1, 201, 401, 601, 801, 1001},
                                .temporal_edges = {0, 1, 5, 9, 13, 17}};
  near_repeat_result found;
  const auto tested = [&] { found = near_repeat(made.points, made.days, how); };
  report("UraMost, 999 shuffles, all cores", tested);
  use_one_processor();
  report("UraMost, 999 shuffles, one core", tested);

  std::ofstream out(folder + "/incidents.csv"), table(folder + "/table.csv");
  out << "x,y,day\n";
  for (std::size_t i = 0; i < made.points.size(); ++i)
    out << fmt::format("{},{},{}\n", made.points[i].x, made.points[i].y, made.days[i]);
  table << "observed\n";
  for (const auto& cell : found.cells) table << cell.observed << '\n';
  return out.flush() && table.flush() ? 0 : 1;
}
