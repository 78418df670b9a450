#include <algorithm>
#include <memory>

#include "analysis/areal/empirical_bayes.hpp"
#include "analysis/areal/join_count.hpp"
#include "cli/analyse/areal_input.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/progress_line.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
struct options {
  areal_options areal;
  permutation_options chance;
  std::string cases, population, above;
};

struct counted {
  std::vector<double> cases, population;
};

counted counts_in(const options& chosen, const data_file& file) {
  return {file.numbers(column_of(file, chosen.cases, {"cases", "count", "n"}, "cases")),
          file.numbers(column_of(file, chosen.population, {"population", "pop"}, "population"))};
}

void run_smoothing(const options& chosen) {
  const areal_input input(chosen.areal, true);
  const auto [cases, population] = counts_in(chosen, input.file);
  const auto towards_all = analysis::empirical_bayes(cases, population);
  analysis::result_table table{{"id", "raw", "eb_global"}, {}};
  for (std::size_t i = 0; i < cases.size(); ++i)
    table.rows.push_back({input.ids[i], towards_all.raw[i], towards_all.smoothed[i]});
  if (chosen.areal.near.given()) {
    table.columns.push_back("eb_local");
    const auto local = analysis::local_empirical_bayes(cases, population, input.weights);
    for (std::size_t i = 0; i < cases.size(); ++i) table.rows[i].emplace_back(local.smoothed[i]);
  }
  write_result(table, chosen.areal.files.out);
  analysis::verdict description;
  description.n = cases.size();
  say(description);
}

void run_moran(const options& chosen) {
  const areal_input input(chosen.areal);
  const auto [cases, population] = counts_in(chosen, input.file);
  const auto weights = input.weights.without_self().styled(chosen.areal.weight_style());
  auto plan = chosen.chance.plan;
  if (plan.permutations == 0) plan.permutations = 999;
  progress_line line("permutations");
  const auto of = analysis::empirical_bayes_moran(cases, population, weights, plan, line.sink());
  write_result({{"statistic", "expectation", "variance", "z", "p_permutation", "p_permutation_greater"},
                {{of.observed, of.expectation, of.variance, of.z, of.p_two_sided, of.p_greater}}},
               chosen.areal.files.out);
  say_definition("Moran's I of rates by Assunção and Reis (1999) as spdep's EBImoran.mc", input.weights);
  say(verdict_of(cases.size(), std::span(&of.p_two_sided, 1)));
}

/// Texts as they are; with `--above N` (or median), high and low.
std::vector<std::string> colours_in(const options& chosen, const data_file& file) {
  const std::string column = column_of(file, chosen.areal.value, {"value", "colour", "color"}, "value");
  if (chosen.above.empty()) return file.texts(column);
  const auto values = file.numbers(column);
  auto sorted = values;
  std::ranges::sort(sorted);
  const std::size_t n = sorted.size();
  const auto given = parse_number(trim(chosen.above));
  if (!given) choice_of(chosen.above, {"median"}, "above");
  const double limit = given ? *given : n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  std::vector<std::string> colours;
  for (const double each : values) colours.emplace_back(each > limit ? "high" : "low");
  return colours;
}

void run_joins(const options& chosen) {
  const areal_input input(chosen.areal);
  const auto weights = input.weights.without_self().styled(chosen.areal.weight_style());
  analysis::result_table table{
      {"colour", "statistic", "expectation", "variance", "z", "p_two_sided", "p_greater", "places"}, {}};
  std::vector<double> p;
  for (const auto& each : analysis::join_counts(colours_in(chosen, input.file), weights)) {
    const auto& of = each.joins;
    table.rows.push_back({each.colour, of.statistic, of.expectation, number_or_nothing(of.variance),
                          number_or_nothing(of.z), number_or_nothing(of.p_two_sided),
                          number_or_nothing(of.p_greater), static_cast<std::int64_t>(each.places)});
    p.push_back(of.p_greater);
  }
  write_result(table, chosen.areal.files.out);
  say_definition("Same-colour joins under non-free sampling as spdep's joincount.test", input.weights);
  say(verdict_of(input.ids.size(), p));
}

void add_counts(command_line command, options& chosen) {
  command.add_option("--cases", chosen.cases, "Column of counts (default: cases, count or n)");
  command.add_option("--population", chosen.population, "Column of populations (default: population or pop)");
}
}  // namespace

void add_areal_rates(command_line analyse) {
  const command_line smoothing =
      analyse.add_subcommand("empirical-bayes",
                             "Rates of small populations drawn towards the mean of all, "
                             "and of their neighbours where these are given "
                             "(Marshall 1991); one row a place");
  auto chosen = std::make_shared<options>();
  chosen->areal.add_to(smoothing, "B");
  add_counts(smoothing, *chosen);
  smoothing.callback([=] { run_smoothing(*chosen); });

  const command_line moran = analyse.add_subcommand(
      "empirical-bayes-moran",
      "Are neighbours' rates alike where populations differ? (Assunção & Reis 1999); one row");
  auto rates = std::make_shared<options>();
  rates->areal.add_to(moran, "W");
  rates->chance.add_to(moran);
  add_counts(moran, *rates);
  moran.callback([=] { run_moran(*rates); });

  const command_line joins = analyse.add_subcommand(
      "join-count", "Do neighbours have the same colour more often than by chance? One row a colour");
  auto colours = std::make_shared<options>();
  colours->areal.add_to(joins, "B");
  joins.add_option("--above", colours->above,
                   "Turns numbers into high (above this number, or median) and low");
  joins.callback([=] { run_joins(*colours); });
}

}  // namespace uramost::cli
