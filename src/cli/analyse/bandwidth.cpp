#include "analysis/points/bandwidth.hpp"

#include <memory>

#include "analysis/points/kernel_density.hpp"
#include "cli/analyse/loose_table.hpp"
#include "cli/analyse/point_file.hpp"
#include "cli/analyse/point_methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"

namespace uramost::cli {

namespace {
using analysis::bandwidth_rule;
using analysis::cell;
using analysis::result_table;

struct bandwidth_request {
  point_options points;
  std::string rule;
  bool curve = false;
  std::filesystem::path deviations;
};

std::vector<bandwidth_rule> rules_of(const std::string& name) {
  std::vector<bandwidth_rule> rules;
  if (name.empty())
    for (int i = 0; i <= static_cast<int>(bandwidth_rule::least_squares); ++i)
      rules.push_back(static_cast<bandwidth_rule>(i));
  else if (const auto rule = analysis::bandwidth_rule_of(name))
    rules.push_back(*rule);
  else
    throw invalid_input("there is no rule '" + name + "' for a bandwidth", "rule");
  return rules;
}

result_table chosen(const bandwidth_request& request, const point_file& file) {
  result_table table{{"rule", "deviation", "deviation_x", "deviation_y", "quartic_radius", "at_an_end"}, {}};
  const auto or_nothing = [](const std::optional<double>& value) { return value ? cell(*value) : cell(); };
  for (const bandwidth_rule rule : rules_of(request.rule)) {
    progress_line line(std::string(to_string(rule)) + " steps");
    const auto found = analysis::bandwidth_by(rule, file.points, file.window, line.sink());
    const double radius =
        found.deviation * analysis::support_over_deviation(analysis::density_kernel::quartic);
    table.rows.push_back({std::string(to_string(rule)), found.deviation, or_nothing(found.x),
                          or_nothing(found.y), radius, std::string(found.at_an_end ? "yes" : "no")});
  }
  return table;
}

result_table curve(const bandwidth_request& request, const point_file& file) {
  const bandwidth_rule rule = rules_of(request.rule).front();
  progress_line line("steps");
  const auto values = request.deviations.empty()
                          ? analysis::bandwidth_by(rule, file.points, file.window, line.sink()).curve
                          : analysis::bandwidth_criterion(rule, file.points, file.window,
                                                          read_distances(request.deviations), line.sink());
  result_table table{{"sigma", "cv"}, {}};
  for (const auto& [deviation, value] : values) table.rows.push_back({deviation, value});
  return table;
}
}  // namespace

void add_bandwidth(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("bandwidth", "How wide a kernel should be: rules and cross-validation");
  const auto request = std::make_shared<bandwidth_request>();
  request->points.add_to(command);
  command.add_option(
      "--rule", request->rule,
      "scott, silverman, nrd, arcgis, frac, diggle, ppl (likelihood), cvl, lscv (default: all)");
  command
      .add_flag("--curve", request->curve,
                "Instead what the rule looks at, by deviation (diggle, ppl, cvl, lscv)")
      .needs("--rule");
  command.add_option("--sigmas", request->deviations, "Deviations for --curve, one a line").type_name("FILE");
  command.footer(
      "deviation is the kernel's standard deviation along one axis, as `kde --bandwidth` takes it;\n"
      "quartic_radius is where a quartic of that deviation ends. at_an_end: the best may be beyond what was\n"
      "searched.");
  command.callback([=] {
    const point_file file(request->points);
    write_result(request->curve ? curve(*request, file) : chosen(*request, file), request->points.files.out);
    say({.n = file.points.size(), .tests = 0, .p_value = {}});
  });
}

}  // namespace uramost::cli
