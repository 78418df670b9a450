#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/inference/p_adjustment.hpp"
#include "analysis/inference/probability.hpp"
#include "analysis/temporal/control_chart.hpp"
#include "analysis/temporal/poisson_alarm.hpp"
#include "study/day_ranges.hpp"
#include "study/methods/methods.hpp"
#include "study/seen_incidents.hpp"

namespace uramost::study {

namespace {
constexpr std::size_t week_days = 7, recent_weeks = 4;

/// Incidents of the region by municipality and week; the last week ends with the question's last day.
std::vector<std::vector<double>> weekly_counts(const question& asked, const region& where, std::size_t weeks,
                                               outcome& to) {
  const auto last = last_day(asked);
  const analysis::day_range days{last + std::chrono::days(1) - std::chrono::days(weeks * week_days),
                                 last + std::chrono::days(1)};
  const auto dated = dated_in(where, *asked.select(during(asked.query, days)));
  dated.add_caveats(to);
  to.facts.emplace_back("period", in_text(days));
  std::vector<std::vector<double>> counts(where.codes().size(), std::vector<double>(weeks));
  const auto first = static_cast<double>(days.begin.time_since_epoch().count());
  for (std::size_t i = 0; i < dated.days.size(); ++i) {
    const auto week = static_cast<std::size_t>((std::floor(dated.days[i]) - first) / week_days);
    if (week < weeks) counts[dated.placed.all[i].municipality][week] += 1;
  }
  return counts;
}

double sum(std::span<const double> of) { return std::accumulate(of.begin(), of.end(), 0.0); }

struct watched_area {
  double now = 0, expected = 0, z = 0, cusum = 0, p = 1;
  bool is_known = false;  ///< there was something before to compare with
};

/// The last weeks beside the ones before.
watched_area watch(std::span<const double> weeks) {
  const auto before = weeks.first(weeks.size() - recent_weeks), recent = weeks.last(recent_weeks);
  const double usual = sum(before) / static_cast<double>(before.size());
  watched_area area{.now = sum(recent), .expected = usual * recent_weeks};
  area.is_known = usual > 0;
  if (!area.is_known) return area;
  area.z = analysis::poisson_z(area.now, area.expected);
  area.p = std::min(
      1.0, 2 * std::min(analysis::poisson_upper_tail(static_cast<std::int64_t>(area.now), area.expected),
                        analysis::poisson_cdf(static_cast<std::int64_t>(area.now), area.expected)));
  area.cusum = analysis::cusum(recent, usual).back().sum;
  return area;
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const std::size_t weeks = set.whole("weeks") + recent_weeks;
  const auto counts = weekly_counts(asked, where, weeks, made);
  std::vector<double> all(weeks);
  std::vector<watched_area> areas;
  std::vector<double> p;
  for (const auto& each : counts) {
    std::ranges::transform(all, each, all.begin(), std::plus());
    areas.push_back(watch(each));
    p.push_back(areas.back().is_known ? areas.back().p : std::nan(""));
  }
  analysis::expect_enough(static_cast<std::size_t>(sum(all)), 30, "A watch for changes",
                          "incidents with a day");

  const auto adjusted = analysis::adjusted(p, analysis::p_adjustment::benjamini_hochberg);
  made.classes = {{"alarm", "#b2182b", true}, {"none", "#bdbdbd", false}, {"too_few", "#f0f0f0", false}};
  made.table.columns = {"municipality", "now", "expected", "z", "cusum", "p", "p_adjusted", "class"};
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const std::size_t is = std::isnan(p[i]) ? 2 : adjusted[i] < 0.05 ? 0 : 1;
    made.marks.push_back({where.area(i).polygons, is, i});
    made.table.rows.push_back({where.codes()[i].value, static_cast<std::int64_t>(areas[i].now),
                               areas[i].expected, areas[i].z, areas[i].cusum, areas[i].p, adjusted[i],
                               made.classes[is].code});
  }
  line_chart drawn{{},
                   {{"observed", all},
                    {"expected", std::vector<double>(weeks, sum(std::span(all).first(weeks - recent_weeks)) /
                                                                static_cast<double>(weeks - recent_weeks))}}};
  for (std::size_t week = 0; week < weeks; ++week)
    drawn.x.push_back(static_cast<double>(week) - static_cast<double>(weeks) + 1);
  made.charts.push_back({"weeks", std::move(drawn)});
  made.said = analysis::verdict_on(static_cast<std::size_t>(sum(all)), adjusted);
  return made;
}
}  // namespace

method alarms() {
  return {
      "alarms",
      "time",
      {region_parameter(),
       {.name = "weeks", .kind = parameter_kind::whole_number, .standard = "52", .least = 8, .most = 520}},
      carry_out};
}

}  // namespace uramost::study
