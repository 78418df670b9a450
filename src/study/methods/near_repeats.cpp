#include <algorithm>

#include "analysis/inference/p_adjustment.hpp"
#include "analysis/space_time/near_repeat.hpp"
#include "core/text.hpp"
#include "study/methods/methods.hpp"
#include "study/methods/point_values.hpp"

namespace uramost::study {

namespace {
/// "Same location" reaches to a metre, as in the Near Repeat Calculator.
analysis::near_repeat_options options_of(const settings& set) {
  analysis::near_repeat_options wanted{.spatial_edges = {0, 1}, .temporal_edges = {0}};
  for (std::size_t i = 1; i <= set.whole("distance_bands"); ++i)
    wanted.spatial_edges.push_back(1 + set.number("distance_band_m") * static_cast<double>(i));
  for (std::size_t i = 1; i <= set.whole("time_bands"); ++i)
    wanted.temporal_edges.push_back(set.number("time_band_days") * static_cast<double>(i));
  wanted.metric = set.text("metric") == "manhattan" ? analysis::distance_metric::manhattan
                                                    : analysis::distance_metric::euclidean;
  wanted.permutations = set.whole("permutations");
  wanted.seed = set.whole("seed");
  return wanted;
}

std::string band(double from, double to, const char* unit) {
  return to_text(from) + "–" + to_text(to) + " " + unit;
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const auto dated = dated_in(where, *asked.incidents());
  dated.add_caveats(made);
  analysis::expect_enough(dated.days.size(), 30, "The near repeat test", "incidents with a day");
  if (dated.days.size() < analysis::recommended_near_repeat_incidents)
    made.caveats.push_back(
        {"few",
         {std::to_string(dated.days.size()), std::to_string(analysis::recommended_near_repeat_incidents)}});
  const auto points = planar(dated.placed);
  add_shared_positions(points, made);
  const auto wanted = options_of(set);
  const auto found = analysis::near_repeat(points, dated.days, wanted, asked.watching);

  matrix_chart ratios;
  made.table.columns = {"distance_band", "time_band", "observed", "expected", "ratio", "p", "p_adjusted"};
  std::vector<double> p;
  for (const auto& cell : found.cells) p.push_back(cell.p);
  const auto adjusted = analysis::adjusted(p, analysis::p_adjustment::benjamini_hochberg);
  std::int64_t flagged = 0;
  for (std::size_t s = 0; s + 1 < wanted.spatial_edges.size(); ++s)
    ratios.rows.push_back(band(wanted.spatial_edges[s], wanted.spatial_edges[s + 1], "m"));
  for (std::size_t t = 0; t + 1 < wanted.temporal_edges.size(); ++t)
    ratios.columns.push_back(band(wanted.temporal_edges[t], wanted.temporal_edges[t + 1], "d"));
  for (std::size_t i = 0; i < found.cells.size(); ++i) {
    const auto& cell = found.cells[i];
    flagged += cell.flagged;
    ratios.values.push_back(cell.ratio);
    made.table.rows.push_back(
        {ratios.rows[i / ratios.columns.size()], ratios.columns[i % ratios.columns.size()],
         static_cast<std::int64_t>(cell.observed), cell.expected, cell.ratio, cell.p, adjusted[i]});
  }
  made.charts.push_back({"near_repeat", std::move(ratios)});
  made.facts = {{"incidents", static_cast<std::int64_t>(found.n)}, {"flagged", flagged}};
  made.said = analysis::verdict_on(found.n, adjusted);
  return made;
}
}  // namespace

method near_repeats() {
  using enum parameter_kind;
  return {"near-repeat",
          "space_time",
          {region_parameter(),
           {.name = "distance_band_m", .standard = "200", .least = 10, .most = 10'000},
           {.name = "distance_bands", .kind = whole_number, .standard = "3", .least = 1, .most = 20},
           {.name = "time_band_days", .standard = "7", .least = 1, .most = 365},
           {.name = "time_bands", .kind = whole_number, .standard = "4", .least = 1, .most = 20},
           {.name = "metric", .kind = choice, .standard = "manhattan", .choices = {"manhattan", "euclidean"}},
           {.name = "permutations", .kind = whole_number, .standard = "999", .least = 99, .most = 9'999},
           {.name = "seed", .kind = whole_number, .standard = "1", .least = 0, .most = 1e15}},
          carry_out};
}

}  // namespace uramost::study
