#include "study/methods/areal_values.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/areal/empirical_bayes.hpp"
#include "analysis/areal/incremental_moran.hpp"
#include "analysis/rate.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::study {

namespace {
using analysis::spatial_weights;

std::vector<double> severities(const seen_incidents& seen, const question& asked) {
  const auto chosen = asked.incidents();
  const auto column = chosen->index().severities();
  std::vector<double> weights;
  for (const seen_incident& each : seen.all) weights.push_back(column[each.row]);
  return weights;
}

std::vector<double> rates(const region& where, const std::vector<double>& counts, outcome& to) {
  std::vector<double> persons;
  bool is_boycotted = false;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto per = analysis::choose_denominator(where.municipality(i));
    if (!per)
      throw invalid_input("there is no population of " + where.municipality(i).name.en + " to take a rate of",
                          "measure");
    is_boycotted = is_boycotted || !per->warnings.empty();
    persons.push_back(per->figure.persons);
  }
  if (is_boycotted) to.caveats.push_back({"boycotted_census", {}});
  to.caveats.push_back({"smoothed", {}});
  std::vector<double> values = analysis::empirical_bayes(counts, persons).smoothed;
  for (double& each : values) each *= 1000;
  return values;
}

/// Methods' default of Gi*: the scale at which clustering is first furthest from chance. Its z by distance
/// goes into a chart.
double default_band_m(const units& cells, const std::vector<double>& values, outcome& to) {
  constexpr std::size_t distances = 8;
  const auto [x, y] = cells.centres();
  const auto tried =
      analysis::incremental_moran(x, y, values, analysis::default_distances_m(x, y, distances));
  line_chart drawn{{}, {{"z", {}}}};
  for (const auto& each : tried) {
    drawn.x.push_back(each.within_m);
    drawn.lines[0].second.push_back(each.moran.z);
  }
  to.charts.push_back({"band", std::move(drawn)});
  return analysis::first_peak_m(tried).value();
}
}  // namespace

parameter units_parameter() {
  return {.name = "units",
          .kind = parameter_kind::choice,
          .standard = "square",
          .choices = {"square", "hexagon", "place", "municipality"}};
}

unit_kind unit_kind_of(const settings& set) {
  const std::string& text = set.text("units");
  if (text == "municipality") return unit_kind::municipality;
  if (text == "place") return unit_kind::catchment;
  return text == "hexagon" ? unit_kind::hexagon : unit_kind::square;
}

std::vector<parameter> areal_parameters() {
  return {region_parameter(),
          units_parameter(),
          {.name = "cell_m", .standard = "1000", .least = 100, .most = 20'000},
          {.name = "measure",
           .kind = parameter_kind::choice,
           .standard = "count",
           .choices = {"count", "severity", "rate"}},
          {.name = "neighbours",
           .kind = parameter_kind::choice,
           .standard = "band",
           .choices = {"band", "queen"}},
          {.name = "band_m", .standard = "", .least = 100, .most = 100'000},
          {.name = "permutations",
           .kind = parameter_kind::whole_number,
           .standard = "999",
           .least = 99,
           .most = 9'999},
          {.name = "seed", .kind = parameter_kind::whole_number, .standard = "1", .least = 0, .most = 1e15},
          {.name = "adjustment",
           .kind = parameter_kind::choice,
           .standard = "bh",
           .choices = {"bh", "bonferroni", "none"}}};
}

areal_values::areal_values(const question& asked, settings& set, outcome& to)
    : where_(asked, set),
      units_(where_, unit_kind_of(set), set.number("cell_m")),
      seen_(seen_in(where_, *asked.incidents())) {
  seen_.add_caveats(to);
  analysis::expect_enough(seen_.all.size(), least_incidents, "This method", "incidents");
  analysis::expect_enough(units_.size(), least_units, "This method", "cells");
  units_.add_caveats(to);
  counts_ = units_.count(seen_);
  values_ = counts_;
  const std::string& measure = set.text("measure");
  if (measure == "severity") values_ = units_.sum(seen_, severities(seen_, asked));
  if (measure != "rate") return;
  if (units_.kind() != unit_kind::municipality)
    throw invalid_input("a rate per resident is known of municipalities only: count by municipality",
                        "measure");
  values_ = rates(where_, counts_, to);
}

spatial_weights areal_values::neighbours(settings& set, outcome& to) const {
  if (set.text("neighbours") == "queen") {
    set.set("band_m", "");
    return units_.touching();
  }
  if (!set.is_set("band_m")) set.set("band_m", to_text(std::round(default_band_m(units_, values_, to))));
  to.facts.emplace_back("band_m", set.number("band_m"));
  return units_.within(set.number("band_m"));
}

analysis::p_adjustment adjustment_of(const settings& set) {
  return analysis::p_adjustment_of(set.text("adjustment"))
      .value_or(analysis::p_adjustment::benjamini_hochberg);
}

std::vector<std::string> unit_columns() { return {"municipality", "unit", "count", "value"}; }

std::vector<analysis::cell> unit_cells(const areal_values& of, std::size_t unit) {
  return {of.where().codes()[of.cells()[unit].municipality].value, of.cells().name(unit),
          static_cast<std::int64_t>(of.counts()[unit]), of.values()[unit]};
}

}  // namespace uramost::study
