#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "analysis/evaluation/predictive_accuracy.hpp"
#include "analysis/points/bandwidth.hpp"
#include "analysis/points/kernel_density.hpp"
#include "analysis/rate.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "study/day_ranges.hpp"
#include "study/methods/methods.hpp"
#include "study/methods/point_values.hpp"
#include "study/units.hpp"

namespace uramost::study {

namespace {
using analysis::day_range;

constexpr std::array shares{0.01, 0.05, 0.10};
constexpr std::size_t least_trained = 50, least_tested = 10;
constexpr double training_days = 1'095;  // three years are plenty, and older ones predict less

struct split_days {
  day_range trained, tested;
};

split_days split(const question& asked, const settings& set) {
  const auto end = last_day(asked) + std::chrono::days(1);
  const std::chrono::year_month_day last(end);
  // Whole months, so that the first day of one is the first that the hot spots may not see.
  const auto month =
      last.year() / last.month() - std::chrono::months(static_cast<int>(set.whole("held_out_months")));
  const auto begin_of_test = std::chrono::sys_days(month / 1);
  auto begin = begin_of_test - std::chrono::days(static_cast<int>(training_days));
  if (asked.query.datetime.begin) begin = std::max(begin, day_of(*asked.query.datetime.begin));
  return {{begin, begin_of_test}, {begin_of_test, end}};
}

std::vector<double> counts_during(const question& asked, const region& where, const units& cells,
                                  const day_range& days) {
  return cells.count(seen_in(where, *asked.select(during(asked.query, days))));
}

/// A municipality's people spread evenly over its cells: who guesses that incidents are where people are.
std::vector<double> people(const region& where, const units& cells) {
  std::vector<double> in_area(where.codes().size());
  for (const unit& each : cells.all()) ++in_area[each.municipality];
  std::vector<double> density;
  for (const unit& each : cells.all()) {
    const auto persons = analysis::choose_denominator(where.municipality(each.municipality));
    density.push_back(persons ? persons->figure.persons / in_area[each.municipality] : 0);
  }
  return density;
}

std::vector<double> kernel_surface(const region& where, const units& cells,
                                   const std::vector<analysis::planar_point>& points, settings& set,
                                   const progress_sink& watching) {
  using analysis::density_kernel;
  const double per_radius = analysis::support_over_deviation(density_kernel::quartic);
  const analysis::observation_window window = window_of(where);
  if (!set.is_set("bandwidth_m"))
    set.set("bandwidth_m",
            to_text(std::round(
                per_radius *
                analysis::bandwidth_by(analysis::bandwidth_rule::search_radius, points, window).deviation)));
  std::vector<analysis::planar_point> places;
  for (const unit& each : cells.all()) places.push_back({each.centre.east, each.centre.north});
  return analysis::density_at(
      places, points, window,
      {.kernel = density_kernel::quartic, .deviation = set.number("bandwidth_m") / per_radius}, {}, {},
      watching);
}

/// A row a surface and share of the area, and its curve.
void judge(const char* surface, const std::vector<double>& predicted, const std::vector<double>& happened,
           line_chart& drawn, outcome& to) {
  const std::vector<double> areas(happened.size(), 1);
  const auto table = analysis::predictive_accuracy(happened, predicted, areas);
  std::vector<double>& curve = drawn.lines.emplace_back(surface, std::vector<double>{}).second;
  for (const double percent : drawn.x)
    curve.push_back(percent == 0 ? 0 : 100 * analysis::hit_rate_at(table, percent / 100).rate);
  for (const double share : shares) {
    const auto hit = analysis::hit_rate_at(table, share);
    to.table.rows.push_back({surface, 100 * hit.share, static_cast<std::int64_t>(hit.hits), 100 * hit.rate,
                             100 * hit.rate_interval.low, 100 * hit.rate_interval.high, hit.pai, hit.pei});
  }
}

/// The cells that the kernel's surface would have had looked after.
void mark_hottest(const units& cells, const std::vector<double>& surface, outcome& to) {
  to.classes = {{"hot", "#b2182b", true}};
  std::vector<std::size_t> order(cells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return surface[i]; });
  order.resize(cells.size() / 20);
  for (const std::size_t i : order) to.marks.push_back({cells[i].shape, 0, 1});
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const units cells(where, unit_kind::square, set.number("cell_m"));
  analysis::expect_enough(cells.size(), 100, "A back-test", "cells");
  const split_days days = split(asked, set);
  const auto trained = seen_in(where, *asked.select(during(asked.query, days.trained)));
  const auto tested = seen_in(where, *asked.select(during(asked.query, days.tested)));
  tested.add_caveats(made);
  analysis::expect_enough(trained.all.size(), least_trained, "A back-test", "earlier incidents");
  analysis::expect_enough(tested.all.size(), least_tested, "A back-test", "incidents in the months held out");

  const auto happened = cells.count(tested);
  line_chart drawn;
  for (int percent = 0; percent <= 50; ++percent) drawn.x.push_back(percent);
  made.table.columns = {"surface", "area_percent", "hits", "hit_rate", "low", "high", "pai", "pei"};
  const auto surface = kernel_surface(where, cells, planar(trained), set, asked.watching);
  judge("kernel", surface, happened, drawn, made);
  const day_range year_before{days.tested.begin - std::chrono::days(365), days.tested.begin};
  judge("last_year", counts_during(asked, where, cells, year_before), happened, drawn, made);
  judge("population", people(where, cells), happened, drawn, made);
  drawn.lines.emplace_back("chance", drawn.x);
  made.charts.push_back({"hit_rate", std::move(drawn)});
  mark_hottest(cells, surface, made);

  const auto at_5_percent = analysis::hit_rate_at(
      analysis::predictive_accuracy(happened, surface, std::vector<double>(cells.size(), 1)), 0.05);
  made.facts = {{"trained_on", in_text(days.trained)},
                {"tested_on", in_text(days.tested)},
                {"incidents", static_cast<std::int64_t>(tested.all.size())},
                {"units", static_cast<std::int64_t>(cells.size())},
                {"pai", at_5_percent.pai}};
  made.said = {.n = tested.all.size(),
               .tests = 1,
               .p_value = analysis::binomial_two_sided_p(static_cast<std::uint64_t>(at_5_percent.hits),
                                                         tested.all.size(), at_5_percent.share)};
  return made;
}
}  // namespace

method back_test() {
  return {"back-test",
          "evaluation",
          {region_parameter(),
           {.name = "cell_m", .standard = "500", .least = 100, .most = 10'000},
           {.name = "held_out_months",
            .kind = parameter_kind::whole_number,
            .standard = "6",
            .least = 1,
            .most = 36},
           {.name = "bandwidth_m", .standard = "", .least = 50, .most = 50'000}},
          carry_out};
}

}  // namespace uramost::study
