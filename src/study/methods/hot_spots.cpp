#include <algorithm>
#include <cmath>

#include "analysis/areal/conditional_permutation.hpp"
#include "analysis/areal/local_g.hpp"
#include "study/methods/areal_values.hpp"
#include "study/methods/held_out.hpp"
#include "study/methods/methods.hpp"

namespace uramost::study {

namespace {
using analysis::test_statistic;

/// From red over grey to blue; colours of ColorBrewer's RdBu, which colour-blind readers tell apart.
const std::vector<mark_class> classes{{"hot_99", "#b2182b", true},  {"hot_95", "#d6604d", true},
                                      {"hot_90", "#f4a582", true},  {"none", "#bdbdbd", false},
                                      {"cold_90", "#92c5de", true}, {"cold_95", "#4393c3", true},
                                      {"cold_99", "#2166ac", true}};
constexpr std::size_t none = 3;

std::size_t class_of(double z, double p) {
  if (std::isnan(p) || p >= 0.10) return none;
  const std::size_t strength = p < 0.01 ? 3 : p < 0.05 ? 2 : 1;
  return z > 0 ? none - strength : none + strength;
}

struct tested_units {
  std::vector<test_statistic> g;
  std::vector<analysis::permuted_place> permuted;
  std::vector<double> adjusted;
};

tested_units test(const areal_values& of, const analysis::spatial_weights& neighbours, const settings& set,
                  const progress_sink& watching) {
  const auto with_self = neighbours.with_self();
  tested_units tested{analysis::local_g_star(of.values(), with_self), {}, {}};
  tested.permuted = analysis::permute_lags(
      of.values(), with_self, {.permutations = set.whole("permutations"), .seed = set.whole("seed")},
      watching);
  std::vector<double> p;
  for (const test_statistic& each : tested.g) p.push_back(each.p_two_sided);
  tested.adjusted = analysis::adjusted(p, adjustment_of(set));
  return tested;
}

/// A row and a mark for every unit that has incidents or stands out; the others say nothing.
void show(const areal_values& of, const tested_units& tested, outcome& to) {
  to.classes = classes;
  to.table.columns = unit_columns();
  to.table.columns.insert(to.table.columns.end(), {"z", "p", "p_permutation", "p_adjusted", "class"});
  std::int64_t hot = 0, cold = 0;
  for (std::size_t i = 0; i < of.cells().size(); ++i) {
    const std::size_t is = class_of(tested.g[i].z, tested.adjusted[i]);
    hot += is < none;
    cold += is > none;
    if (is == none && of.counts()[i] == 0) continue;
    to.marks.push_back({of.cells()[i].shape, is, to.table.rows.size()});
    auto& row = to.table.rows.emplace_back(unit_cells(of, i));
    for (const double each :
         {tested.g[i].z, tested.g[i].p_two_sided, tested.permuted[i].p_two_sided, tested.adjusted[i]})
      row.emplace_back(each);
    row.emplace_back(classes[is].code);
  }
  to.facts.emplace_back("units", static_cast<std::int64_t>(of.cells().size()));
  to.facts.emplace_back("hot", hot);
  to.facts.emplace_back("cold", cold);
}

/// Whether a map of hot spots like this one would have been right lately.
void add_prediction(const question& asked, const areal_values& of, outcome& to) {
  const auto hit = predicted(asked, of.where(), of.cells());
  if (!hit) return to.caveats.push_back({"not_tested", {}});
  to.facts.emplace_back("predicted_hits", 100 * hit->rate);
  to.facts.emplace_back("predicted_low", 100 * hit->rate_interval.low);
  to.facts.emplace_back("predicted_high", 100 * hit->rate_interval.high);
  to.facts.emplace_back("pai", hit->pai);
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const areal_values of(asked, set, made);
  const auto neighbours = of.neighbours(set, made);
  const tested_units tested = test(of, neighbours, set, asked.watching);
  show(of, tested, made);
  if (of.cells().are_cells()) add_prediction(asked, of, made);
  made.said = {.n = of.incidents(), .tests = of.cells().size(), .p_value = analysis::least(tested.adjusted)};
  return made;
}
}  // namespace

method hot_spots() { return {"gi-star", "areal", areal_parameters(), carry_out}; }

}  // namespace uramost::study
