#include <algorithm>
#include <cmath>

#include "analysis/areal/conditional_permutation.hpp"
#include "analysis/areal/global_permutation.hpp"
#include "analysis/areal/local_moran.hpp"
#include "study/methods/areal_values.hpp"
#include "study/methods/methods.hpp"

namespace uramost::study {

namespace {
const std::vector<mark_class> classes{{"none", "#bdbdbd", false},
                                      {"high_high", "#b2182b", true},
                                      {"low_low", "#2166ac", true},
                                      {"high_low", "#f4a582", true},
                                      {"low_high", "#92c5de", true}};

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const areal_values of(asked, set, made);
  const auto neighbours = of.neighbours(set, made).styled(analysis::weight_style::row_standardised);
  const analysis::permutation_plan plan{.permutations = set.whole("permutations"), .seed = set.whole("seed")};
  const auto whole = analysis::permute_moran(of.values(), neighbours, plan, asked.watching);
  const auto local = analysis::local_moran(of.values(), neighbours);
  const auto permuted = analysis::permute_lags(of.values(), neighbours, plan, asked.watching);

  std::vector<double> p;
  for (const auto& each : local.places) p.push_back(each.p_two_sided);
  const auto adjusted = analysis::adjusted(p, adjustment_of(set));
  made.classes = classes;
  made.table.columns = unit_columns();
  made.table.columns.insert(made.table.columns.end(),
                            {"statistic", "z", "p", "p_permutation", "p_adjusted", "class"});
  for (std::size_t i = 0; i < of.cells().size(); ++i) {
    const std::size_t is = adjusted[i] < 0.05 ? static_cast<std::size_t>(local.quadrants[i]) : 0;
    if (is == 0 && of.counts()[i] == 0) continue;
    made.marks.push_back({of.cells()[i].shape, is, made.table.rows.size()});
    auto& row = made.table.rows.emplace_back(unit_cells(of, i));
    for (const double each :
         {local.places[i].statistic, local.places[i].z, p[i], permuted[i].p_two_sided, adjusted[i]})
      row.emplace_back(each);
    row.emplace_back(classes[is].code);
  }
  made.facts.emplace_back("moran_i", whole.observed);
  made.facts.emplace_back("expectation", whole.expectation);
  made.facts.emplace_back("z", whole.z);
  made.facts.emplace_back("units", static_cast<std::int64_t>(of.cells().size()));
  made.said = {.n = of.incidents(), .tests = 1, .p_value = whole.p_two_sided};
  return made;
}
}  // namespace

method clusters() { return {"local-moran", "areal", areal_parameters(), carry_out}; }

}  // namespace uramost::study
