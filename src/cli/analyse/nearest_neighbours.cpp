#include <algorithm>
#include <memory>

#include "analysis/points/g_function.hpp"
#include "analysis/points/nearest_neighbour_index.hpp"
#include "analysis/points/ripley_k.hpp"
#include "cli/analyse/loose_table.hpp"
#include "cli/analyse/point_file.hpp"
#include "cli/analyse/point_methods.hpp"
#include "cli/analyse/result_file.hpp"

namespace uramost::cli {

namespace {
using analysis::result_table;

void run_nni(const point_options& options) {
  const point_file file(options);
  const auto index = analysis::clark_evans(file.points, file.window);
  write_result({{"mean_distance", "clark_evans_r", "z", "p", "donnelly_r", "cdf_r", "exact_z", "exact_p", "n",
                 "area", "expected_distance"},
                {{index.mean_distance, index.r, index.z, index.p, index.donnelly, index.cdf, index.exact_z,
                  index.exact_p, static_cast<std::int64_t>(index.n), index.area, index.expected_distance}}},
               options.files.out);
  say({.n = index.n, .tests = 1, .p_value = index.p});
}

void run_orders(const point_options& options, std::size_t orders) {
  const point_file file(options);
  result_table table{{"order", "mean_knn", "expected", "index"}, {}};
  for (const auto& each : analysis::neighbour_orders(file.points, file.window, orders))
    table.rows.push_back(
        {static_cast<std::int64_t>(each.order), each.mean_distance, each.expected_distance, each.index});
  write_result(table, options.files.out);
  say({.n = file.points.size(), .tests = 0, .p_value = {}});
}

/// Every given step in parts, since what happens within a step counts as at its end.
std::vector<double> refined(const std::vector<double>& r, std::size_t parts) {
  std::vector<double> fine{0};
  for (const double next : r)
    for (std::size_t part = 1, last = fine.size() - 1; part <= parts && next > fine[last]; ++part)
      fine.push_back(part == parts ? next
                                   : fine[last] + (next - fine[last]) * static_cast<double>(part) /
                                                      static_cast<double>(parts));
  return fine;
}

void run_g(const point_options& options, const std::filesystem::path& distances) {
  const point_file file(options);
  const std::vector<double> r = distances.empty() ? analysis::usual_distances(file.window, file.points.size())
                                                  : ascending(read_distances(distances));
  const auto g = analysis::nearest_distance_distribution(file.points, file.window, refined(r, 16));
  result_table table{{"r", "theo", "raw", "rs", "km", "han"}, {}};
  for (std::size_t i = 0; i < g.r.size(); ++i)
    if (std::ranges::binary_search(r, g.r[i]))
      table.rows.push_back({g.r[i], g.poisson[i], g.raw[i], g.border[i], g.kaplan_meier[i], g.hanisch[i]});
  write_result(table, options.files.out);
  say({.n = file.points.size(), .tests = 0, .p_value = {}});
}
}  // namespace

void add_nni(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "nni", "Nearest neighbour index (Clark & Evans 1954): below 1 clustered, above 1 regular");
  const auto options = std::make_shared<point_options>();
  const auto orders = std::make_shared<std::size_t>(0);
  options->add_to(command);
  command.add_option("--orders", *orders, "Instead the index of the 1st to this nearest neighbour")
      .between(1, 1000);
  command.footer(
      "z takes the standard error 0.26136 / sqrt(n^2 / area), as CrimeStat and ArcGIS do; p is two-sided.\n"
      "exact_z takes sqrt((4 - pi) area / (4 pi)) / n, as spatstat does. donnelly_r (rectangles) and cdf_r "
      "are\n"
      "corrected for the window's border.");
  command.callback([=] { *orders > 0 ? run_orders(*options, *orders) : run_nni(*options); });
}

void add_g_function(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "g-function",
      "Distribution of the distance to the nearest neighbour: raw, border, Kaplan-Meier, Hanisch");
  const auto options = std::make_shared<point_options>();
  const auto distances = std::make_shared<std::filesystem::path>();
  options->add_to(command);
  command.add_option("--r", *distances, "Distances: a CSV with a column r, or one a line").type_name("FILE");
  command.callback([=] { run_g(*options, *distances); });
}

}  // namespace uramost::cli
