#include "analysis/areal/emerging_hot_spots.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "analysis/inference/probability.hpp"
#include "study/methods/areal_values.hpp"
#include "study/methods/methods.hpp"

namespace uramost::study {

namespace {
using analysis::hot_spot_history;

/// In the order of hot_spot_history; cold ones are not told apart by their history.
const std::vector<mark_class> classes{{"none", "#bdbdbd", false},       {"new", "#fde0dd", true},
                                      {"consecutive", "#fcc5c0", true}, {"intensifying", "#67000d", true},
                                      {"persistent", "#b2182b", true},  {"diminishing", "#fdae61", true},
                                      {"sporadic", "#fa9fb5", true},    {"oscillating", "#d9b3d9", true},
                                      {"historical", "#8073ac", true},  {"cold_95", "#4393c3", true}};
constexpr std::size_t cold = 9;

/// Months since year 0 of a day since 1970.
int month_of(double day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(std::floor(day))))};
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

/// Incidents by unit, then month: the last `steps` months that have any.
std::vector<double> cube(const units& cells, const dated_incidents& of, std::size_t steps) {
  int last = 0;
  for (const double day : of.days) last = std::max(last, month_of(day));
  std::vector<double> counts(cells.size() * steps);
  for (std::size_t i = 0; i < of.days.size(); ++i) {
    const int back = last - month_of(of.days[i]);
    const auto position = cells.find(of.placed.all[i]);
    if (position && back < static_cast<int>(steps))
      counts[*position * steps + steps - 1 - static_cast<std::size_t>(back)] += 1;
  }
  return counts;
}

void show(const region& where, const units& cells, const std::vector<double>& counts,
          const std::vector<analysis::emerging_place>& found, outcome& to) {
  to.classes = classes;
  to.table.columns = {"municipality", "unit", "count", "hot_months", "trend_z", "trend_p", "class"};
  const std::size_t steps = counts.size() / cells.size();
  std::int64_t hot = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& each = found[i];
    const bool is_none = each.history == hot_spot_history::none;
    const std::size_t is = each.is_cold && !is_none ? cold : static_cast<std::size_t>(each.history);
    double count = 0;
    for (std::size_t step = 0; step < steps; ++step) count += counts[i * steps + step];
    if (is_none && count == 0) continue;
    hot += !is_none && !each.is_cold;
    to.marks.push_back({cells[i].shape, is, to.table.rows.size()});
    to.table.rows.push_back({where.codes()[cells[i].municipality].value, cells.name(i),
                             static_cast<std::int64_t>(count), static_cast<std::int64_t>(each.hot_steps),
                             each.trend_z, each.trend_p, classes[is].code});
  }
  to.facts = {{"units", static_cast<std::int64_t>(cells.size())}, {"hot", hot}};
}

/// The smallest p of any bin, made up for their number as the classes are.
double least_p(const std::vector<analysis::emerging_place>& found, analysis::p_adjustment adjustment) {
  std::vector<double> p;
  for (const auto& each : found)
    for (const double z : each.z) p.push_back(analysis::normal_two_sided_p(z));
  return analysis::least(analysis::adjusted(p, adjustment)).value_or(1);
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const auto dated = dated_in(where, *asked.incidents());
  dated.add_caveats(made);
  analysis::expect_enough(dated.days.size(), least_incidents, "Emerging hot spots", "incidents with a day");
  const units cells(where, unit_kind_of(set), set.number("cell_m"));
  cells.add_caveats(made);
  analysis::expect_enough(cells.size(), least_units, "Emerging hot spots", "cells");
  const std::size_t steps = set.whole("steps");
  const auto counts = cube(cells, dated, steps);
  const auto adjustment = adjustment_of(set);
  const auto found =
      analysis::emerging_hot_spots(counts, steps, cells.touching(), {.adjustment = adjustment});
  show(where, cells, counts, found, made);
  made.said = {.n = dated.days.size(), .tests = counts.size(), .p_value = least_p(found, adjustment)};
  return made;
}
}  // namespace

method emerging_hot_spots() {
  using enum parameter_kind;
  return {"emerging",
          "areal",
          {region_parameter(),
           units_parameter(),
           {.name = "cell_m", .standard = "2000", .least = 250, .most = 20'000},
           {.name = "steps", .kind = whole_number, .standard = "12", .least = 4, .most = 120},
           {.name = "adjustment", .kind = choice, .standard = "bh", .choices = {"bh", "bonferroni", "none"}}},
          carry_out};
}

}  // namespace uramost::study
