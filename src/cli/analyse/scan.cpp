#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "analysis/space_time/scan_statistic.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/analyse/result_file.hpp"
#include "cli/analyse/satscan_parameters.hpp"
#include "cli/analyse/scan_material.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using analysis::scan_areas;
using analysis::scan_model;

struct options {
  scan_source source;
  chance_options chance;
  std::filesystem::path out, locations, parameters;
  std::string model, unit;
  double max_population = 50, max_time_share = 50, max_radius = 0;
  std::size_t max_days = 0, min_days = 1;
  std::uint32_t min_cases = 2;
  bool low = false, high = false, both = false, prospective = false, retrospective = false, planar = false;
  bool ties_together = false;
};

scan_model model_of(const std::string& text) {
  const std::string name = ascii_lower(text);
  if (name.empty() || name == "poisson") return scan_model::poisson;
  if (name == "bernoulli") return scan_model::bernoulli;
  if (name == "permutation" || name == "space-time-permutation" || name == "space_time_permutation" ||
      name == "stp")
    return scan_model::space_time_permutation;
  throw invalid_input("--model is poisson, bernoulli or permutation, not '" + text + "'", "model");
}

/// What a parameter file says, where the command line says nothing else.
void take_over(const satscan_parameters& from, options& into) {
  const auto refuse = [](const std::string& what) {
    throw invalid_input("the parameter file asks for " + what + ", which is not computed here", "parameters");
  };
  const int analysis = static_cast<int>(from.number("AnalysisType", 1));
  const int model = static_cast<int>(from.number("ModelType", 0));
  if (analysis != 1 && analysis != 3 && analysis != 4) refuse("another analysis than spatial or space-time");
  if (model > 2) refuse("another model than Poisson, Bernoulli or space-time permutation");
  if (from.number("CoordinatesType", 0) != 0) refuse("geographic coordinates; project them to metres");
  if (from.number("SpatialWindowShapeType", 0) != 0) refuse("elliptic windows");
  if (from.yes("UseGridFile")) refuse("a grid of centres");
  if (into.model.empty())
    into.model = std::array{"poisson", "bernoulli", "permutation"}[static_cast<std::size_t>(model)];
  into.source.space_time = analysis != 1;
  into.prospective = into.prospective || analysis == 4;
  if (into.source.cases.empty()) into.source.cases = from.file("CaseFile");
  if (into.source.controls.empty()) into.source.controls = from.file("ControlFile");
  if (into.source.population.empty()) into.source.population = from.file("PopulationFile");
  if (into.source.coordinates.empty()) into.source.coordinates = from.file("CoordinatesFile");
  if (into.source.period.empty()) into.source.period = from.text("StartDate") + ".." + from.text("EndDate");
  if (into.unit.empty() && analysis != 1) {
    const int unit = static_cast<int>(from.number("TimeAggregationUnits", 3));
    if (unit < 1 || unit > 3) refuse("other units of time than years, months and days");
    into.unit = std::array{"year", "month", "day"}[static_cast<std::size_t>(unit - 1)];
    into.source.unit_length = static_cast<int>(from.number("TimeAggregationLength", 1));
  }
  const int areas = static_cast<int>(from.number("ScanAreas", 1));
  if (!into.low && !into.high && !into.both)
    (areas == 2 ? into.low : areas == 3 ? into.both : into.high) = true;
  into.max_population = from.number("MaxSpatialSizeInPopulationAtRisk", 50);
  if (into.max_radius == 0 && from.yes("UseDistanceFromCenterOption"))
    into.max_radius = from.number("MaxSpatialSizeInDistanceFromCenter", 0);
  if (from.number("MaxTemporalSizeInterpretation", 0) == 0)
    into.max_time_share = from.number("MaxTemporalSize", 50);
  else if (into.max_days == 0)
    into.max_days = static_cast<std::size_t>(from.number("MaxTemporalSize", 0));
  into.min_days = static_cast<std::size_t>(from.number("MinimumTemporalClusterSize", 1));
  into.min_cases = static_cast<std::uint32_t>(from.number("MinimumCasesInHighRateClusters", 2));
}

analysis::scan_options how(const options& chosen, const scan_material& material) {
  analysis::scan_options made;
  made.model = chosen.source.model;
  made.areas = chosen.both || (chosen.low && chosen.high) ? scan_areas::both
               : chosen.low                               ? scan_areas::low
                                                          : scan_areas::high;
  made.max_population = chosen.max_population / 100;
  if (chosen.max_radius > 0) made.max_radius = chosen.max_radius;
  made.min_periods = chosen.min_days;
  const auto share = static_cast<double>(material.data.periods) * chosen.max_time_share / 100;
  made.max_periods = chosen.max_days > 0
                         ? (chosen.max_days + static_cast<std::size_t>(chosen.source.unit_length) - 1) /
                               static_cast<std::size_t>(chosen.source.unit_length)
                         : static_cast<std::size_t>(std::floor(share + 1e-9));
  made.alive_only = chosen.prospective;
  made.min_cases = chosen.min_cases;
  made.ties_together = chosen.ties_together;
  made.permutations = chosen.chance.permutations;
  made.seed = chosen.chance.seed;
  return made;
}

analysis::cell date_cell(const scan_material& material, bool at_end, std::size_t period) {
  if (!material.period) return {};
  if (material.data.periods == 1) period = at_end ? material.period->periods() - 1 : 0;
  const auto day =
      at_end ? material.period->end(period) - std::chrono::days(1) : material.period->begin(period);
  return written_date(day);
}

analysis::result_table table_of(const analysis::scan_result& result, const scan_material& material) {
  analysis::result_table table{
      {"cluster", "centre_id", "x", "y", "radius", "start", "end", "n_locations", "llr", "p", "observed",
       "expected", "ratio", "relative_risk", "population", "p_monte_carlo", "p_gumbel", "rate", "locations"},
      {}};
  for (std::size_t i = 0; i < result.clusters.size(); ++i) {
    const auto& each = result.clusters[i];
    std::string members;
    for (const std::uint32_t place : each.places)
      members += (members.empty() ? "" : ";") + material.ids[place];
    const auto centre = material.data.places[each.centre];
    table.rows.push_back(
        {static_cast<std::int64_t>(i + 1), material.ids[each.centre], centre.x, centre.y, each.radius,
         date_cell(material, false, each.first_period), date_cell(material, true, each.last_period),
         static_cast<std::int64_t>(each.places.size()), each.llr, each.p, std::int64_t{each.observed},
         each.expected, each.ratio,
         std::isfinite(each.relative_risk) ? analysis::cell(each.relative_risk) : analysis::cell(),
         material.data.population.empty() ? analysis::cell() : analysis::cell(each.population),
         each.p_monte_carlo, each.p_gumbel, std::string(each.high ? "high" : "low"), members});
  }
  return table;
}

analysis::result_table locations_of(const analysis::scan_result& result, const scan_material& material) {
  analysis::result_table table{{"id", "cluster", "x", "y", "observed", "expected", "ratio"}, {}};
  const std::size_t periods = material.data.periods;
  for (std::size_t i = 0; i < result.clusters.size(); ++i)
    for (const std::uint32_t place : result.clusters[i].places) {
      std::int64_t observed = 0;
      double expected = 0;
      for (std::size_t t = result.clusters[i].first_period; t <= result.clusters[i].last_period; ++t) {
        observed += material.data.cases[place * periods + t];
        expected += result.expected[place * periods + t];
      }
      const auto at = material.data.places[place];
      table.rows.push_back(
          {material.ids[place], static_cast<std::int64_t>(i + 1), at.x, at.y, observed, expected,
           expected > 0 ? analysis::cell(static_cast<double>(observed) / expected) : analysis::cell()});
    }
  return table;
}

void run(options chosen) {
  if (!chosen.parameters.empty()) take_over(satscan_parameters(chosen.parameters), chosen);
  chosen.source.model = model_of(chosen.model);
  if (chosen.source.model == scan_model::space_time_permutation || chosen.prospective ||
      !chosen.unit.empty() || chosen.max_days > 0)
    chosen.source.space_time = true;
  if (!chosen.unit.empty()) chosen.source.unit = time_unit_of(chosen.unit);
  if (chosen.source.all_in_one.empty() && (chosen.source.cases.empty() || chosen.source.coordinates.empty()))
    throw invalid_input("say where the numbers are: --in FILE, or --cases FILE and --coordinates FILE", "in");
  const scan_material material = read_scan(chosen.source);
  if (material.left_out > 0)
    fmt::print(stderr, "{} cases are outside the study period and left out.\n",
               with_thousands(material.left_out));
  progress_line line("simulations");
  const auto result = analysis::scan(material.data, how(chosen, material), line.sink());
  write_result(table_of(result, material), chosen.out);
  if (!chosen.locations.empty()) write_result(locations_of(result, material), chosen.locations);
  analysis::verdict verdict;
  verdict.n = result.cases;
  verdict.p_value = result.clusters.empty() ? 1 : result.clusters[0].p;
  say(verdict);
}

void add_files(command_line command, options& chosen) {
  command.add_option("--in", chosen.source.all_in_one,
                     "One file with columns id, x, y, cases, population (or controls) and time");
  command.add_option("--cases", chosen.source.cases, "id cases [time] [covariates], as SaTScan's .cas");
  command.add_option("--controls", chosen.source.controls, "id controls [time], as .ctl (Bernoulli)");
  command.add_option("--population", chosen.source.population,
                     "id time population [covariates], as .pop (Poisson)");
  command.add_option("--coordinates", chosen.source.coordinates, "id x y in metres, as .geo");
  command.add_option("--parameters", chosen.parameters,
                     "A parameter file of SaTScan, which names the others");
  command.add_option("--out", chosen.out, "CSV, or JSON when it ends in .json (default: standard output)");
  command.add_option("--locations", chosen.locations, "Also write the places of each cluster to this file");
}

void add_window(command_line command, options& chosen) {
  command
      .add_option("--max-population", chosen.max_population,
                  "Largest circle, in percent of the population at risk (default: 50)")
      .between(0.0, 50.0);
  command.add_option("--max-radius", chosen.max_radius, "Largest circle in metres").positive();
  command.add_option("--max-days,--max-time", chosen.max_days, "Longest window in --time-unit's");
  command
      .add_option("--max-time-share", chosen.max_time_share,
                  "Longest window in percent of the study period (default: 50)")
      .between(0.0, 100.0);
  command.add_option("--min-days,--min-time", chosen.min_days, "Shortest window (default: 1)");
  command.add_option("--min-cases", chosen.min_cases,
                     "Fewest cases in a cluster of a high rate (default: 2)");
  command.add_flag("--prospective", chosen.prospective, "Only windows that reach the last period");
  command.add_flag("--retrospective", chosen.retrospective, "All windows (default)");
  command.add_flag("--ties-together", chosen.ties_together,
                   "Places at the same distance join a circle together (default: one by one, as SaTScan)");
}
}  // namespace

void add_scan(command_line analyse) {
  const command_line command =
      analyse.add_subcommand("scan",
                             "Where, and when, are there more cases than chance would put "
                             "there? Kulldorff's scan statistic, spatial "
                             "or space-time, with SaTScan's definitions");
  auto chosen = std::make_shared<options>();
  add_files(command, *chosen);
  command.add_option("--model", chosen->model,
                     "poisson (default), bernoulli, or permutation (of times; needs no population)");
  command.add_flag("--time,--space-time", chosen->source.space_time, "Clusters in space and time");
  command.add_option("--time-unit", chosen->unit, "day, month or year (default: as exact as the times are)");
  command.add_option("--time-length", chosen->source.unit_length, "Units in a period (default: 1)")
      .between(1, 1000);
  command.add_option("--period", chosen->source.period,
                     "Study period, as 1973..1991 or 2001-11-01..2001-11-24");
  add_window(command, *chosen);
  command.add_flag("--high", chosen->high, "Clusters of high rates (default)");
  command.add_flag("--low", chosen->low, "Clusters of low rates");
  command.add_flag("--both", chosen->both, "Clusters of either");
  command.add_flag("--planar", chosen->planar, "Coordinates are metres; they have to be");
  chosen->chance.add_to(command);
  command.callback([=] { run(*chosen); });
}

}  // namespace uramost::cli
