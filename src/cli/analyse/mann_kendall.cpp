#include <map>
#include <memory>

#include "analysis/temporal/mann_kendall.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/result_file.hpp"

namespace uramost::cli {

namespace {
struct options {
  method_files files;
  std::string value, series;
};

/// Values by series, in the order in which the series first occur.
std::vector<std::pair<std::string, std::vector<double>>> series_in(const options& chosen) {
  const data_file file(chosen.files.in);
  const auto values =
      file.numbers_or_nan(column_of(file, chosen.value, {"value", "count", "n", "y"}, "value"));
  const std::string by = column_if_any(file, chosen.series, {"series"});
  const std::vector<std::string> names =
      by.empty() ? std::vector<std::string>(values.size()) : file.texts(by);
  std::vector<std::pair<std::string, std::vector<double>>> made;
  std::map<std::string, std::size_t> places;
  for (std::size_t row = 0; row < values.size(); ++row) {
    const auto [place, is_new] = places.try_emplace(names[row], made.size());
    if (is_new) made.emplace_back(names[row], std::vector<double>());
    made[place->second].second.push_back(values[row]);
  }
  return made;
}

std::string trend_of(const analysis::mann_kendall_result& of) {
  if (of.p_two_sided >= 0.05) return "no trend";
  return of.z > 0 ? "increasing" : "decreasing";
}

void run(const options& chosen) {
  analysis::result_table table{
      {"series", "n", "s", "variance", "z", "p_two_sided", "tau", "tau_b", "sen_slope", "intercept", "trend"},
      {}};
  std::vector<double> p;
  std::size_t n = 0;
  for (const auto& [name, values] : series_in(chosen)) {
    const auto of = analysis::mann_kendall(values);
    table.rows.push_back({name, static_cast<std::int64_t>(of.n), of.s, of.variance, of.z, of.p_two_sided,
                          of.tau, of.tau_b, of.sen_slope, of.intercept, trend_of(of)});
    p.push_back(of.p_two_sided);
    n += of.n;
  }
  write_result(table, chosen.files.out);
  say(verdict_of(n, p));
}
}  // namespace

void add_mann_kendall(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "mann-kendall",
      "Does a series rise or fall? Mann-Kendall test (variance with ties, continuity correction, as "
      "pymannkendall) and Sen's slope, one row a series");
  auto chosen = std::make_shared<options>();
  chosen->files.add_to(command);
  command.add_option("--value", chosen->value, "Values in the order of time (default: value, count, n or y)");
  command.add_option("--series", chosen->series, "What tells several series apart (default: series)");
  command.callback([=] { run(*chosen); });
}

}  // namespace uramost::cli
