#include <algorithm>
#include <cmath>

#include "analysis/evaluation/displacement.hpp"
#include "analysis/temporal/period_comparison.hpp"
#include "core/error.hpp"
#include "study/day_ranges.hpp"
#include "study/methods/methods.hpp"
#include "study/seen_incidents.hpp"

namespace uramost::study {

namespace {
using analysis::before_after;
using analysis::day_range;

/// Fewer in the treated and the control area together say nothing.
constexpr std::size_t least = 20;

struct measured_area {
  const char* role;  ///< "treated", "control" or "buffer"
  std::vector<municipality_code> codes;
  before_after counts;
};

std::vector<measured_area> areas_of(const question& asked, settings& set) {
  std::vector<measured_area> areas;
  for (const char* role : {"treated", "control", "buffer"}) {
    if (!set.is_set(role)) {
      if (std::string_view(role) != "buffer")
        throw invalid_input(std::string(role) + " needs a municipality", role);
      continue;
    }
    areas.push_back({role, municipality_list(set.text(role), asked.areas, role), {}});
    for (const auto& other : areas)
      for (const municipality_code& code : areas.back().codes)
        if (&other != &areas.back() && std::ranges::count(other.codes, code))
          throw invalid_input(
              std::string(role) + ": municipality " + code.value + " is " + other.role + " already", role);
  }
  return areas;
}

double count(const question& asked, const std::vector<municipality_code>& codes, const day_range& days) {
  incident_query there = during(asked.query, days);
  there.municipalities = codes;
  return static_cast<double>(asked.select(there)->size());
}

void show(const question& asked, const std::vector<measured_area>& areas, outcome& to) {
  to.classes = {{"treated", "#b35806", true}, {"control", "#998ec3", false}, {"buffer", "#fdb863", false}};
  to.table.columns = {"area", "municipality", "before", "after", "ratio", "low", "high", "p"};
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto& [role, codes, counts] = areas[i];
    const auto compared = analysis::compare_periods({static_cast<std::uint64_t>(counts.before), 1},
                                                    {static_cast<std::uint64_t>(counts.after), 1});
    std::string listed;
    for (const municipality_code& code : codes) {
      listed += (listed.empty() ? "" : ",") + code.value;
      for (const geodata::municipality_area& area : asked.areas.areas)
        if (area.code == code)
          to.marks.push_back({area.polygons, role == std::string_view("buffer") ? std::size_t{2} : i, i});
    }
    to.table.rows.push_back(
        {role, listed, static_cast<std::int64_t>(counts.before), static_cast<std::int64_t>(counts.after),
         compared.ratio, compared.ratio_interval.low, compared.ratio_interval.high, compared.p_two_sided});
  }
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  if (!set.is_set("began")) throw invalid_input("began, the measure's time, is missing", "began");
  const day_range after = closed_days(set.text("began"), "began");
  const day_range before{after.begin - (after.end - after.begin), after.begin};
  auto areas = areas_of(asked, set);
  double n = 0;
  for (measured_area& each : areas) {
    each.counts = {count(asked, each.codes, before), count(asked, each.codes, after)};
    if (each.role != std::string_view("buffer")) n += each.counts.before + each.counts.after;
  }
  analysis::expect_enough(static_cast<std::size_t>(n), least, "An evaluation",
                          "incidents in both areas and times");
  show(asked, areas, made);

  analysis::measure_counts counted;
  counted.treated = areas[0].counts;
  counted.control = areas[1].counts;
  if (areas.size() > 2) counted.beside = areas[2].counts, counted.beside_control = areas[1].counts;
  const auto found = analysis::weighted_displacement(counted);
  made.facts = {{"period", in_text(after)},
                {"period_before", in_text(before)},
                {"wdd", found.total.value},
                {"low", found.total_interval.low},
                {"high", found.total_interval.high}};
  if (found.log_rate_ratio) made.facts.emplace_back("did_ratio", std::exp(found.log_rate_ratio->value));
  if (found.quotient) made.facts.emplace_back("wdq", *found.quotient);
  if (found.quotient && found.local.value >= 0) made.caveats.push_back({"wdq_meaningless", {}});
  made.caveats.push_back({"not_a_cause", {}});
  made.said = {.n = static_cast<std::size_t>(n), .tests = 1, .p_value = found.p_two_sided};
  return made;
}
}  // namespace

method effect() {
  using enum parameter_kind;
  return {"effect",
          "evaluation",
          {{.name = "treated", .kind = municipality, .standard = ""},
           {.name = "control", .kind = municipality, .standard = ""},
           {.name = "buffer", .kind = municipality, .standard = ""},
           {.name = "began", .kind = period, .standard = ""}},
          carry_out};
}

}  // namespace uramost::study
