#include "analysis/points/kernel_density.hpp"

#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>

#include "analysis/points/bandwidth.hpp"
#include "cli/analyse/point_file.hpp"
#include "cli/analyse/point_methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using analysis::planar_point;
using analysis::result_table;

struct density_request {
  point_options points;
  std::filesystem::path at;
  std::string kernel = "quartic", bandwidth = "scott", edge = "none", weight;
  double radius = 0, cell = 0;
  bool adaptive = false;
};

template <class Named>
Named named(std::optional<Named> found, const char* what, const char* field) {
  if (!found) throw invalid_input(what, field);
  return *found;
}

/// What a person gave: a number, the support's radius, or the name of a rule.
double deviation_of(const density_request& request, const point_file& file, analysis::density_kernel kernel) {
  const double support = analysis::support_over_deviation(kernel);
  if (request.radius > 0) {
    if (support == 0) throw invalid_input("a gaussian has no radius; give --bandwidth", "radius");
    return request.radius / support;
  }
  if (const auto number = parse_number(request.bandwidth)) return *number;
  const auto rule =
      named(analysis::bandwidth_rule_of(request.bandwidth),
            "a bandwidth is a number, or a rule as in `uramost analyse bandwidth --help`", "bandwidth");
  progress_line line("steps");
  const double deviation = analysis::bandwidth_by(rule, file.points, file.window, line.sink()).deviation;
  std::cerr << "Bandwidth by " << to_string(rule) << ": " << to_text(deviation)
            << " (standard deviation along one axis)\n";
  return deviation;
}

struct asked_places {
  result_table table;  ///< what passes through; the density is still missing
  std::vector<planar_point> at;
};

asked_places places_of_file(const density_request& request) {
  const data_file file(request.at);
  asked_places asked{{file.columns(), std::vector<std::vector<analysis::cell>>(file.rows())},
                     request.points.positions(file)};
  for (const std::string& column : file.columns())
    for (std::size_t row = 0; row < file.rows(); ++row)
      asked.table.rows[row].emplace_back(file.texts(column)[row]);
  return asked;
}

asked_places places_of_grid(const density_request& request, const analysis::observation_window& window) {
  const double cell = request.cell > 0 ? request.cell : window.box().short_side() / 64;
  asked_places asked{{{"x", "y"}, {}}, analysis::grid_of_places(window, cell)};
  for (const planar_point& each : asked.at) {
    const planar_point given = request.points.as_given(each);
    asked.table.rows.push_back({given.x, given.y});
  }
  return asked;
}

void run_kde(const density_request& request) {
  analysis::density_options how;
  how.kernel = named(analysis::density_kernel_of(request.kernel),
                     "a kernel is gaussian, quartic, epanechnikov, uniform or triangular", "kernel");
  how.edge =
      named(analysis::density_edge_of(request.edge), "an edge correction is none, uniform or diggle", "edge");
  const point_file file(request.points);
  how.deviation = deviation_of(request, file, how.kernel);
  asked_places asked = request.at.empty() ? places_of_grid(request, file.window) : places_of_file(request);
  std::optional<analysis::adaptive_deviations> adapted;
  if (request.adaptive) adapted = analysis::adapted_to_density(asked.at, file.points, file.window, how);
  progress_line line("places");
  const std::vector<double> densities =
      analysis::density_at(asked.at, file.points, file.window, how, file.numbers(request.weight),
                           adapted ? &*adapted : nullptr, line.sink());
  asked.table.columns.emplace_back("density");
  for (std::size_t i = 0; i < densities.size(); ++i) asked.table.rows[i].emplace_back(densities[i]);
  write_result(asked.table, request.points.files.out);
  say({.n = file.points.size(), .tests = 0, .p_value = {}});
}
}  // namespace

void add_kernel_density(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("kde", "Kernel density: points per unit of area, at places or on a grid");
  const auto request = std::make_shared<density_request>();
  request->points.add_to(command);
  command
      .add_option("--at", request->at,
                  "Places to compute it at; their columns pass through (default: a grid)")
      .type_name("FILE");
  command.add_option("--cell", request->cell, "Width of the grid's cells (default: short side / 64)")
      .positive();
  command.add_option("--kernel", request->kernel,
                     "quartic (default), gaussian, epanechnikov, uniform or triangular");
  command.add_option(
      "--bandwidth", request->bandwidth,
      "The kernel's standard deviation along one axis, or a rule that chooses it (default: scott)");
  command
      .add_option("--radius", request->radius,
                  "Instead the radius at which the kernel ends (quartic: sqrt(8) deviations)")
      .positive()
      .excludes("--bandwidth");
  command.add_option("--edge", request->edge,
                     "none (default); uniform: over the share of the kernel inside the window; diggle: each "
                     "point's own");
  command.add_flag("--adaptive", request->adaptive, "Wider where points are few (Abramson 1982)");
  command.add_option("--weight,--weights", request->weight, "Column of weights").type_name("COL");
  command.footer("Exact sums over all points. Without --planar, densities are per square metre.");
  command.callback([=] { run_kde(*request); });
}

}  // namespace uramost::cli
