#include <cmath>
#include <memory>

#include "analysis/areal/deviations.hpp"
#include "analysis/areal/local_g.hpp"
#include "analysis/areal/local_geary.hpp"
#include "analysis/areal/local_moran.hpp"
#include "analysis/inference/p_adjustment.hpp"
#include "analysis/inference/probability.hpp"
#include "cli/analyse/areal_input.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/progress_line.hpp"

namespace uramost::cli {

namespace {
struct options {
  areal_options areal;
  permutation_options chance;
  std::string variance = "conditional", divisor = "n";
};

/// What one of the methods found, place by place.
struct local_result {
  std::vector<analysis::test_statistic> places;
  std::vector<analysis::permuted_place> permuted;  ///< empty unless asked for
  std::vector<analysis::quadrant> quadrants, quadrants_by_mean_lag;
  std::string definition;
};

std::vector<double> p_of(const local_result& found) {
  std::vector<double> p;
  for (const auto& each : found.places) p.push_back(each.p_two_sided);
  return p;
}

analysis::result_table table_of(const areal_input& input, const local_result& found) {
  using analysis::adjusted, analysis::p_adjustment;
  const auto p = p_of(found);
  const auto bh = adjusted(p, p_adjustment::benjamini_hochberg),
             by = adjusted(p, p_adjustment::benjamini_yekutieli),
             bonferroni = adjusted(p, p_adjustment::bonferroni), holm = adjusted(p, p_adjustment::holm);
  analysis::result_table table{{"id", "statistic", "expectation", "variance", "z", "p_two_sided", "p_bh",
                                "p_by", "p_bonferroni", "p_holm", "neighbours"},
                               {}};
  for (std::size_t i = 0; i < p.size(); ++i) {
    const auto& of = found.places[i];
    auto& row = table.rows.emplace_back();
    row.push_back(input.ids[i]);
    for (const double each :
         {of.statistic, of.expectation, of.variance, of.z, p[i], bh[i], by[i], bonferroni[i], holm[i]})
      row.push_back(number_or_nothing(each));
    row.push_back(static_cast<std::int64_t>(input.weights.neighbours(i).size()));
  }
  return table;
}

void append_quadrants(analysis::result_table& table, const local_result& found) {
  if (found.quadrants.empty()) return;
  table.columns.insert(table.columns.end(), {"quadrant", "quadrant_spdep_mean"});
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    for (const auto which : {found.quadrants[i], found.quadrants_by_mean_lag[i]})
      table.rows[i].push_back(std::string(to_string(which)));
}

void append_permutations(analysis::result_table& table, const local_result& found) {
  if (found.permuted.empty()) return;
  std::vector<double> p;
  for (const auto& each : found.permuted) p.push_back(each.p_two_sided);
  const auto bh = analysis::adjusted(p, analysis::p_adjustment::benjamini_hochberg);
  table.columns.insert(table.columns.end(),
                       {"p_permutation", "p_permutation_bh", "p_permutation_folded", "z_permutation"});
  for (std::size_t i = 0; i < p.size(); ++i)
    for (const double each : {p[i], bh[i], found.permuted[i].p_folded, found.permuted[i].z})
      table.rows[i].push_back(number_or_nothing(each));
}

using local_method = local_result (*)(const options&, areal_input&, const progress_sink&);

void run(local_method method, const options& chosen) {
  areal_input input(chosen.areal);
  progress_line line("places");
  const local_result found = method(chosen, input, line.sink());
  auto table = table_of(input, found);
  append_quadrants(table, found);
  append_permutations(table, found);
  write_result(table, chosen.areal.files.out);
  say_definition(found.definition, input.weights);
  std::vector<double> p = p_of(found);
  for (std::size_t i = 0; i < found.permuted.size(); ++i) p[i] = found.permuted[i].p_two_sided;
  say(verdict_of(p.size(), p));
}

local_result moran(const options& chosen, areal_input& input, const progress_sink& watching) {
  const auto x = input.values(chosen.areal);
  input.weights = input.weights.without_self().styled(chosen.areal.weight_style());
  const bool total = choice_of(chosen.variance, {"conditional", "total"}, "variance") == 1;
  const bool esda = choice_of(chosen.divisor, {"n", "n-1"}, "divisor") == 1;
  auto found = analysis::local_moran(
      x, input.weights, total ? analysis::local_variance::total : analysis::local_variance::conditional,
      esda ? analysis::scale_divisor::n_minus_1 : analysis::scale_divisor::n);
  local_result result{found.places, {}, found.quadrants, found.quadrants_by_mean_lag, {}};
  if (chosen.chance.asked()) {
    result.permuted = analysis::permute_lags(x, input.weights, chosen.chance.plan, watching);
    // I falls with the lag where the place is below the mean.
    const auto z = analysis::deviations_of(x).z;
    for (std::size_t i = 0; i < x.size(); ++i)
      if (z[i] < 0) result.permuted[i].z = -result.permuted[i].z;
  }
  result.definition = std::string("Local Moran's I, variance ") +
                      (total ? "total (Anselin 1995)" : "conditional (Sokal et al. 1998)") +
                      ", scaled with divisor " + (esda ? "n-1 (esda)" : "n (spdep)");
  return result;
}

local_result g(const options& chosen, areal_input& input, const progress_sink& watching) {
  const auto x = input.values(chosen.areal);
  input.weights = input.weights.without_self().styled(chosen.areal.weight_style());
  local_result result{analysis::local_g(x, input.weights), {}, {}, {}, "Gi as spdep's localG"};
  if (chosen.chance.asked())
    result.permuted = analysis::permute_lags(x, input.weights, chosen.chance.plan, watching);
  return result;
}

local_result g_star(const options& chosen, areal_input& input, const progress_sink& watching) {
  const auto x = input.values(chosen.areal);
  const auto style = chosen.areal.weight_style();
  const auto with_self = input.weights.with_self().styled(style);
  local_result result{analysis::local_g_star(x, with_self),
                      {},
                      {},
                      {},
                      "Gi* as spdep's localG with self and ArcGIS's Hot Spot Analysis"};
  if (chosen.chance.asked())
    result.permuted = analysis::permute_lags(x, with_self, chosen.chance.plan, watching);
  return result;
}

/// Its expectation and variance are those of its permutations, as no formula is of use.
local_result geary(const options& chosen, areal_input& input, const progress_sink& watching) {
  const auto deviations = analysis::deviations_of(input.values(chosen.areal));
  const double sd = std::sqrt(deviations.squares / (deviations.n() - 1));
  auto x = deviations.z;
  for (double& each : x) each /= sd;
  input.weights = input.weights.without_self().styled(chosen.areal.weight_style());
  auto plan = chosen.chance.plan;
  if (plan.permutations == 0) plan.permutations = 999;
  local_result result;
  result.permuted = analysis::permute_squared_differences(x, input.weights, plan, watching);
  const auto statistics = analysis::local_geary(x, input.weights);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const auto& drawn = result.permuted[i];
    const double z = drawn.z;
    result.places.push_back({statistics[i], drawn.expectation, drawn.variance, z,
                             analysis::normal_two_sided_p(z), analysis::normal_upper_tail(z)});
  }
  result.definition =
      "Local Geary's C as spdep's localC; expectation, variance and z (negative for likeness) by permutation";
  return result;
}

std::shared_ptr<options> add(command_line analyse, const char* name, const char* help, const char* style,
                             local_method method) {
  const command_line command = analyse.add_subcommand(name, help);
  auto chosen = std::make_shared<options>();
  chosen->areal.add_to(command, style);
  chosen->chance.add_to(command);
  chosen->chance.add_draws_to(command);
  command.callback([=] { run(method, *chosen); });
  return chosen;
}
}  // namespace

void add_local_autocorrelation(command_line analyse) {
  const auto moran_options = add(analyse, "local-moran",
                                 "Where are neighbours alike? Local Moran's I: clusters (High-High, Low-Low) "
                                 "and outliers; one row a place",
                                 "W", moran);
  const command_line command = analyse.subcommand("local-moran");
  command.add_option("--variance", moran_options->variance,
                     "conditional (Sokal et al. 1998; default of spdep and esda) or total (Anselin 1995)");
  command.add_option("--divisor", moran_options->divisor,
                     "Of the variance that values are scaled by: n (spdep; default) or n-1 (esda)");
  add(analyse, "gi", "Hot and cold spots of a place's neighbours: Getis and Ord's Gi; one row a place", "B",
      g);
  add(analyse, "gi-star",
      "Hot and cold spots: Getis and Ord's Gi* of a place and its neighbours (z > 1.96 hot, < -1.96 cold); "
      "one row "
      "a place",
      "B", g_star);
  add(analyse, "local-geary",
      "Where are neighbours alike? Local Geary's C with p by permutation; one row a place", "W", geary);
}

}  // namespace uramost::cli
