#include "analysis/areal/incremental_moran.hpp"

#include <fmt/format.h>

#include <memory>

#include "cli/analyse/areal_input.hpp"
#include "cli/analyse/result_file.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
struct options {
  method_files files;
  neighbour_options near;
  std::string value, distances;
  std::size_t count = 10;
};

std::vector<double> distances_in(const std::string& text) {
  std::vector<double> distances;
  for (const auto part : split(text, ',')) {
    const auto number = parse_number(trim(part));
    if (!number) throw invalid_input("--distances are metres between commas", "distances");
    distances.push_back(*number);
  }
  return distances;
}

void run(const options& chosen) {
  const data_file file(chosen.files.in);
  const auto values = file.numbers(column_of(file, chosen.value, {"value"}, "value"));
  named_places every_row;
  for (std::size_t row = 0; row < file.rows(); ++row) every_row.rows.push_back(row);
  const auto at = positions_of(chosen.near, file, every_row);
  const auto distances = chosen.distances.empty() ? analysis::default_distances_m(at.x, at.y, chosen.count)
                                                  : distances_in(chosen.distances);
  const auto scan = analysis::incremental_moran(at.x, at.y, values, distances);
  const auto peak = analysis::first_peak_m(scan);
  analysis::result_table table{
      {"distance_m", "statistic", "expectation", "variance", "z", "p_two_sided", "is_first_peak"}, {}};
  std::vector<double> p;
  for (const auto& [within_m, of] : scan) {
    table.rows.push_back({within_m, number_or_nothing(of.statistic), number_or_nothing(of.expectation),
                          number_or_nothing(of.variance), number_or_nothing(of.z),
                          number_or_nothing(of.p_two_sided), static_cast<std::int64_t>(peak == within_m)});
    p.push_back(of.p_two_sided);
  }
  write_result(table, chosen.files.out);
  if (peak) fmt::print(stderr, "Clustering is strongest, for the first time, within {:.0f} m.\n", *peak);
  say(verdict_of(values.size(), p));
}
}  // namespace

void add_incremental_moran(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("incremental-moran",
                             "At which scale are values clustered? Moran's I (rows adding up "
                             "to 1) by distance; the first peak of z is the "
                             "usual band of Gi*");
  auto chosen = std::make_shared<options>();
  chosen->files.add_to(command);
  command.add_option("--value", chosen->value, "Column of the values (default: value)");
  command.add_option("--x", chosen->near.x,
                     "Column of planar metres (default: x or cx, else the file's points)");
  command.add_option("--y", chosen->near.y, "The same northwards (default: y or cy)");
  command.add_option(
      "--distances", chosen->distances,
      "Metres between commas (default: from the distance at which everybody has a neighbour, in steps "
      "of the mean distance to the nearest one)");
  command.add_option("--count", chosen->count, "How many distances by default (default: 10)")
      .between(1, 1000);
  command.callback([=] { run(*chosen); });
}

}  // namespace uramost::cli
