#include "analysis/areal/global_autocorrelation.hpp"

#include <memory>

#include "analysis/areal/correlogram.hpp"
#include "analysis/areal/global_permutation.hpp"
#include "cli/analyse/areal_input.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/progress_line.hpp"

namespace uramost::cli {

namespace {
struct options {
  areal_options areal;
  permutation_options chance;
  std::string assumption = "randomisation";
  std::size_t orders = 6;

  analysis::variance_assumption variance_assumption() const {
    const bool normal =
        choice_of(assumption, {"randomisation", "randomization", "normality", "normal"}, "assumption") >= 2;
    return normal ? analysis::variance_assumption::normality : analysis::variance_assumption::randomisation;
  }
};

using values = std::vector<double>;

/// What the three have in common is all but these.
struct global_method {
  const char* name;
  const char* help;
  const char* definition;
  const char* style;
  bool has_assumption;
  analysis::test_statistic (*formula)(const values&, const analysis::spatial_weights&,
                                      analysis::variance_assumption);
  analysis::permuted_statistic (*permuted)(std::span<const double>, const analysis::spatial_weights&,
                                           const analysis::permutation_plan&, const progress_sink&);
};

constexpr global_method methods[] = {
    {"moran", "Are neighbours alike? Global Moran's I: above its expectation, values are clustered; one row",
     "Moran's I as spdep's moran.test: places without neighbours are off n", "W", true,
     [](const values& x, const analysis::spatial_weights& w, analysis::variance_assumption assumption) {
       return analysis::global_moran(x, w, assumption);
     },
     analysis::permute_moran},
    {"geary", "Do neighbours differ? Geary's C: below 1, values are clustered, and z is positive; one row",
     "Geary's C as spdep's geary.test: z = (expectation - C) / sd, positive for likeness", "W", true,
     [](const values& x, const analysis::spatial_weights& w, analysis::variance_assumption assumption) {
       return analysis::global_geary(x, w, assumption);
     },
     analysis::permute_geary},
    {"global-g", "Are high values near each other, or low ones? Getis and Ord's general G; one row",
     "General G as spdep's globalG.test (B1 corrected, adjust.x)", "B", false,
     [](const values& x, const analysis::spatial_weights& w, analysis::variance_assumption) {
       return analysis::general_g(x, w);
     },
     analysis::permute_general_g},
};

void append(analysis::result_table& table, const analysis::permuted_statistic& of) {
  table.columns.insert(table.columns.end(),
                       {"p_permutation", "p_permutation_greater", "expectation_permutation",
                        "variance_permutation", "z_permutation"});
  auto& row = table.rows.front();
  for (const double each : {of.p_two_sided, of.p_greater, of.expectation, of.variance, of.z})
    row.push_back(number_or_nothing(each));
}

void run(const global_method& method, const options& chosen) {
  const areal_input input(chosen.areal);
  const auto x = input.values(chosen.areal);
  const auto weights = input.weights.without_self().styled(chosen.areal.weight_style());
  const auto of = method.formula(x, weights, chosen.variance_assumption());
  analysis::result_table table{
      {"statistic", "expectation", "variance", "z", "p_two_sided", "p_greater", "n", "islands"},
      {{number_or_nothing(of.statistic), number_or_nothing(of.expectation), number_or_nothing(of.variance),
        number_or_nothing(of.z), number_or_nothing(of.p_two_sided), number_or_nothing(of.p_greater),
        static_cast<std::int64_t>(x.size()), static_cast<std::int64_t>(weights.islands())}}};
  double p = of.p_two_sided;
  if (chosen.chance.asked()) {
    progress_line line("permutations");
    const auto permuted = method.permuted(x, weights, chosen.chance.plan, line.sink());
    append(table, permuted);
    p = permuted.p_two_sided;
  }
  write_result(table, chosen.areal.files.out);
  say_definition(method.definition, input.weights);
  say(verdict_of(x.size(), std::span(&p, 1)));
}

void add(command_line analyse, const global_method& method) {
  const command_line command = analyse.add_subcommand(method.name, method.help);
  auto chosen = std::make_shared<options>();
  chosen->areal.add_to(command, method.style);
  chosen->chance.add_to(command);
  if (method.has_assumption)
    command.add_option("--assumption", chosen->assumption,
                       "What is random: randomisation (the places of the values; default) or normality");
  command.callback([&method, chosen] { run(method, *chosen); });
}

void run_correlogram(const options& chosen) {
  const areal_input input(chosen.areal);
  const auto x = input.values(chosen.areal);
  analysis::result_table table{{"lag", "statistic", "expectation", "variance", "z", "p_two_sided"}, {}};
  std::vector<double> p;
  for (const auto& of :
       analysis::moran_correlogram(x, input.weights.without_self(), chosen.orders,
                                   chosen.areal.weight_style(), chosen.variance_assumption())) {
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size() + 1), number_or_nothing(of.statistic),
                          number_or_nothing(of.expectation), number_or_nothing(of.variance),
                          number_or_nothing(of.z), number_or_nothing(of.p_two_sided)});
    p.push_back(of.p_two_sided);
  }
  write_result(table, chosen.areal.files.out);
  say_definition("Moran's I by order of neighbours as spdep's sp.correlogram", input.weights);
  say(verdict_of(x.size(), p));
}
}  // namespace

void add_global_autocorrelation(command_line analyse) {
  for (const global_method& method : methods) add(analyse, method);
  const command_line command = analyse.add_subcommand(
      "correlogram",
      "How far does likeness reach? Moran's I of neighbours, neighbours' neighbours, …; one row a lag");
  auto chosen = std::make_shared<options>();
  chosen->areal.add_to(command, "W");
  command.add_option("--order,--orders", chosen->orders, "How many steps (default: 6)").between(1, 1000);
  command.add_option("--assumption", chosen->assumption, "randomisation (default) or normality");
  command.callback([=] { run_correlogram(*chosen); });
}

}  // namespace uramost::cli
