#include <cmath>
#include <numeric>

#include "analysis/inference/p_adjustment.hpp"
#include "analysis/temporal/period_comparison.hpp"
#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "study/day_ranges.hpp"
#include "study/methods/methods.hpp"
#include "study/seen_incidents.hpp"

namespace uramost::study {

namespace {
using analysis::comparable_periods;
using analysis::day_range;

/// Below so many incidents in both periods together, nothing that happened could be told from chance.
constexpr std::uint64_t least_to_tell = 6;

comparable_periods periods_of(const question& asked, settings& set) {
  comparable_periods chosen;
  const std::string& comparison = set.text("comparison");
  if (comparison == "own") {
    if (!set.is_set("period") || !set.is_set("period_before"))
      throw invalid_input("periods of one's own need both a period and a period before",
                          set.is_set("period") ? "period_before" : "period");
    chosen = {closed_days(set.text("period_before"), "period_before"),
              closed_days(set.text("period"), "period")};
  } else {
    const auto last = last_day(asked);
    chosen = comparison == "last_28_days" ? analysis::last_days(last) : analysis::year_to_date(last);
  }
  set.set("period", in_text(chosen.after));
  set.set("period_before", in_text(chosen.before));
  return chosen;
}

/// By municipality of the region; those outside are in the caveats of the later period.
std::vector<std::uint64_t> count(const question& asked, const region& where, const day_range& in, outcome& to,
                                 bool is_later) {
  const auto seen = seen_in(where, *asked.select(during(asked.query, in)));
  std::vector<std::uint64_t> counts(where.codes().size());
  for (const seen_incident& each : seen.all) ++counts[each.municipality];
  if (is_later) seen.add_caveats(to);
  return counts;
}

std::uint64_t sum(const std::vector<std::uint64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

void show(const region& where, const comparable_periods& days, const std::vector<std::uint64_t>& before,
          const std::vector<std::uint64_t>& after, outcome& to) {
  std::vector<analysis::period_comparison> compared;
  std::vector<double> p;
  for (std::size_t i = 0; i < before.size(); ++i) {
    compared.push_back(
        analysis::compare_periods({before[i], days.before.days()}, {after[i], days.after.days()}));
    p.push_back(before[i] + after[i] < least_to_tell ? std::nan("") : compared.back().p_two_sided);
  }
  const auto adjusted = analysis::adjusted(p, analysis::p_adjustment::benjamini_hochberg);
  to.classes = {{"rise", "#b2182b", true},
                {"none", "#bdbdbd", false},
                {"fall", "#2166ac", true},
                {"too_few", "#f0f0f0", false}};
  to.table.columns = {"municipality", "now", "before", "ratio", "low", "high", "p", "p_adjusted", "class"};
  bar_chart bars;
  for (std::size_t i = 0; i < compared.size(); ++i) {
    const auto& each = compared[i];
    const std::size_t is = std::isnan(p[i]) ? 3 : adjusted[i] >= 0.05 ? 1 : each.ratio > 1 ? 0 : 2;
    to.marks.push_back({where.area(i).polygons, is, to.table.rows.size()});
    to.table.rows.push_back({where.codes()[i].value, static_cast<std::int64_t>(after[i]),
                             static_cast<std::int64_t>(before[i]), each.ratio, each.ratio_interval.low,
                             each.ratio_interval.high, each.p_two_sided, adjusted[i], to.classes[is].code});
    bars.labels.push_back(where.codes()[i].value);
    bars.values.push_back(static_cast<double>(after[i]));
    bars.expected.push_back(each.expected);
  }
  to.charts.push_back({"periods", std::move(bars)});
  to.said = analysis::verdict_on(sum(before) + sum(after), adjusted);
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const comparable_periods days = periods_of(asked, set);
  const auto before = count(asked, where, days.before, made, false),
             after = count(asked, where, days.after, made, true);
  const std::uint64_t all_before = sum(before), all_after = sum(after);
  analysis::expect_enough(all_before + all_after, least_to_tell, "A comparison of periods",
                          "incidents in both together");
  show(where, days, before, after, made);
  const auto whole =
      analysis::compare_periods({all_before, days.before.days()}, {all_after, days.after.days()});
  made.facts = {{"period", in_text(days.after)},
                {"period_before", in_text(days.before)},
                {"now", static_cast<std::int64_t>(all_after)},
                {"before", static_cast<std::int64_t>(all_before)},
                {"ratio", whole.ratio},
                {"low", whole.ratio_interval.low},
                {"high", whole.ratio_interval.high},
                {"p", whole.p_two_sided}};
  return made;
}
}  // namespace

method periods() {
  using enum parameter_kind;
  return {"periods",
          "time",
          {region_parameter(),
           {.name = "comparison",
            .kind = choice,
            .standard = "year_to_date",
            .choices = {"year_to_date", "last_28_days", "own"}},
           {.name = "period", .kind = period, .standard = ""},
           {.name = "period_before", .kind = period, .standard = ""}},
          carry_out};
}

}  // namespace uramost::study
