#include <memory>

#include "analysis/points/dense_clusters.hpp"
#include "analysis/points/pair_correlation.hpp"
#include "analysis/points/quadrat_test.hpp"
#include "analysis/points/ripley_k.hpp"
#include "cli/analyse/loose_table.hpp"
#include "cli/analyse/point_file.hpp"
#include "cli/analyse/point_methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/progress_line.hpp"

namespace uramost::cli {

namespace {
void run_pcf(const point_options& options, const std::filesystem::path& distances, double stoyan) {
  const point_file file(options);
  progress_line line("points");
  const auto g = analysis::correlation_of_pairs(
      file.points, file.window,
      distances.empty() ? analysis::usual_distances(file.window, file.points.size())
                        : read_distances(distances),
      stoyan, line.sink());
  analysis::result_table table{{"r", "g_translation", "g_isotropic"}, {}};
  for (std::size_t i = 0; i < g.r.size(); ++i)
    table.rows.push_back({g.r[i], g.translation[i], g.isotropic[i]});
  write_result(table, options.files.out);
  say({.n = file.points.size(), .tests = 0, .p_value = {}});
}

void run_quadrat(const point_options& options, std::size_t columns, std::size_t rows) {
  const point_file file(options);
  const auto test = analysis::test_quadrats(file.points, file.window, columns, rows);
  write_result(
      {{"chisq", "df", "p", "vmr", "n", "quadrats"},
       {{test.chi_square, test.degrees, test.p, test.variance_over_mean,
         static_cast<std::int64_t>(file.points.size()), static_cast<std::int64_t>(test.counts.size())}}},
      options.files.out);
  say({.n = file.points.size(), .tests = 1, .p_value = test.p});
}

void run_dbscan(const point_options& options, double distance, std::size_t least_points) {
  const data_file file(options.files.in);
  const auto found = analysis::cluster_by_density(options.positions(file), distance, least_points);
  analysis::result_table table{file.columns(), std::vector<std::vector<analysis::cell>>(file.rows())};
  for (const std::string& column : file.columns())
    for (std::size_t row = 0; row < file.rows(); ++row) table.rows[row].emplace_back(file.texts(column)[row]);
  table.columns.insert(table.columns.end(), {"cluster", "core"});
  for (std::size_t row = 0; row < file.rows(); ++row) {
    table.rows[row].emplace_back(static_cast<std::int64_t>(found.cluster[row]));
    table.rows[row].emplace_back(std::string(found.is_core[row] ? "TRUE" : "FALSE"));
  }
  write_result(table, options.files.out);
  say({.n = file.rows(), .tests = 0, .p_value = {}});
}
}  // namespace

void add_pair_correlation(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("pcf", "Pair correlation: pairs that are r apart, over those by chance");
  const auto options = std::make_shared<point_options>();
  const auto distances = std::make_shared<std::filesystem::path>();
  const auto stoyan = std::make_shared<double>(0.15);
  options->add_to(command);
  command.add_option("--r", *distances, "Distances: a CSV with a column r, or one a line").type_name("FILE");
  command
      .add_option("--stoyan", *stoyan,
                  "The kernel's half-width times the root of the density (default: 0.15)")
      .positive();
  command.callback([=] { run_pcf(*options, *distances, *stoyan); });
}

void add_quadrat(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "quadrat",
      "Counts in a grid of rectangles against chance: chi-square, two-sided, and variance over mean");
  const auto options = std::make_shared<point_options>();
  const auto columns = std::make_shared<std::size_t>(5), rows = std::make_shared<std::size_t>(5);
  options->add_to(command);
  command.add_option("--columns,--nx", *columns, "Rectangles side by side (default: 5)").between(1, 1000);
  command.add_option("--rows,--ny", *rows, "Rectangles one above the other (default: 5)").between(1, 1000);
  command.callback([=] { run_quadrat(*options, *columns, *rows); });
}

void add_dbscan(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("dbscan", "Clusters of any shape where points are dense (Ester et al. 1996)");
  const auto options = std::make_shared<point_options>();
  const auto distance = std::make_shared<double>(0);
  const auto least_points = std::make_shared<std::size_t>(5);
  options->add_to(command);
  command.add_option("--distance,--eps", *distance, "How near a neighbour is").required().positive();
  command
      .add_option("--least-points,--min-pts,--minPts", *least_points,
                  "Neighbours of a core point, itself one (default: 5)")
      .between(1, 1'000'000);
  command.footer("The file's columns pass through; cluster 0 is noise. The window is not needed.");
  command.callback([=] { run_dbscan(*options, *distance, *least_points); });
}

}  // namespace uramost::cli
