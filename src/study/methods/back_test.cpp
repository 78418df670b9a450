#include <algorithm>
#include <array>
#include <numeric>

#include "analysis/rate.hpp"
#include "core/text.hpp"
#include "study/methods/hot_spot_surface.hpp"
#include "study/methods/methods.hpp"

namespace uramost::study {

namespace {
using analysis::day_range;

constexpr double usual_share = 0.05;
constexpr std::array shares{0.01, usual_share, 0.10};

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

/// What is to be tested; the kernel's radius is told to the settings.
std::vector<double> chosen_surface(const question& asked, const region& where, const units& cells,
                                   const held_out& of, settings& set) {
  const std::string& kind = set.text("surface");
  if (kind == "kernel") {
    std::optional<double> bandwidth_m;
    if (set.is_set("bandwidth_m")) bandwidth_m = set.number("bandwidth_m");
    auto surface = kernel_surface(where, cells, of, bandwidth_m, asked.watching);
    set.set("bandwidth_m", to_text(*bandwidth_m));
    return surface;
  }
  set.set("bandwidth_m", "");
  if (kind == "gi_star") return gi_star_surface(cells, of);
  if (kind == "last_months") return last_months_surface(asked, where, cells, of);
  return near_repeat_surface(asked, where, cells, of, set.number("cell_m"));
}

/// A row a surface and share of the area, and its curve. Answers what it hits in 5 % of the area.
analysis::hit_rate judge(const std::string& surface, const std::vector<double>& predicted,
                         const std::vector<double>& happened, line_chart& drawn, outcome& to) {
  const std::vector<double> areas(happened.size(), 1);
  const auto table = analysis::predictive_accuracy(happened, predicted, areas);
  std::vector<double>& curve = drawn.lines.emplace_back(surface, std::vector<double>{}).second;
  for (const double percent : drawn.x)
    curve.push_back(percent == 0 ? 0 : 100 * analysis::hit_rate_at(table, percent / 100).rate);
  analysis::hit_rate usual;
  for (const double share : shares) {
    const auto hit = analysis::hit_rate_at(table, share);
    if (share == usual_share) usual = hit;
    to.table.rows.push_back({surface, 100 * hit.share, static_cast<std::int64_t>(hit.hits), 100 * hit.rate,
                             100 * hit.rate_interval.low, 100 * hit.rate_interval.high, hit.pai, hit.pei});
  }
  return usual;
}

/// The cells that the surface would have had looked after.
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
  const held_out of = hold_out(asked, where, set.whole("held_out_months"));
  of.after.add_caveats(made);
  analysis::expect_enough(of.before.all.size(), held_out::least_before, "A back-test", "earlier incidents");
  analysis::expect_enough(of.after.all.size(), held_out::least_after, "A back-test",
                          "incidents in the months held out");

  const auto happened = cells.count(of.after);
  line_chart drawn;
  for (int percent = 0; percent <= 50; ++percent) drawn.x.push_back(percent);
  made.table.columns = {"surface", "area_percent", "hits", "hit_rate", "low", "high", "pai", "pei"};
  const auto surface = chosen_surface(asked, where, cells, of, set);
  const auto best = judge(set.text("surface"), surface, happened, drawn, made);
  const day_range year_before{of.tested.begin - std::chrono::days(365), of.tested.begin};
  judge("last_year", counts_during(asked, where, cells, year_before), happened, drawn, made);
  judge("population", people(where, cells), happened, drawn, made);
  drawn.lines.emplace_back("chance", drawn.x);
  made.charts.push_back({"hit_rate", std::move(drawn)});
  mark_hottest(cells, surface, made);

  made.facts = {{"trained_on", in_text(of.trained)},
                {"tested_on", in_text(of.tested)},
                {"incidents", static_cast<std::int64_t>(of.after.all.size())},
                {"units", static_cast<std::int64_t>(cells.size())},
                {"pai", best.pai}};
  made.said = {.n = of.after.all.size(),
               .tests = 1,
               .p_value = analysis::binomial_two_sided_p(static_cast<std::uint64_t>(best.hits),
                                                         of.after.all.size(), best.share)};
  return made;
}
}  // namespace

method back_test() {
  return {"back-test",
          "evaluation",
          {region_parameter(),
           {.name = "surface",
            .kind = parameter_kind::choice,
            .standard = "kernel",
            .choices = {"kernel", "gi_star", "last_months", "near_repeat"}},
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
