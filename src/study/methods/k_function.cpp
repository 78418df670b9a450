#include "analysis/points/ripley_k.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/points/k_envelope.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "study/methods/methods.hpp"
#include "study/methods/point_values.hpp"

namespace uramost::study {

namespace {
constexpr std::size_t least = 30, most = 20'000;

analysis::k_correction correction_of(const std::string& text) {
  using enum analysis::k_correction;
  return text == "translation" ? translation : text == "border" ? border : text == "none" ? none : isotropic;
}

/// Farther off, incidents of one town have nothing to do with those of the next.
constexpr double farthest_of_use_m = 5'000;

std::vector<double> distances(const analysis::observation_window& window, std::size_t n, settings& set) {
  auto usual = analysis::usual_distances(window, n);
  if (!set.is_set("max_distance_m"))
    set.set("max_distance_m", to_text(std::round(std::min(usual.back(), farthest_of_use_m))));
  const double last = set.number("max_distance_m");
  for (std::size_t i = 0; i < usual.size(); ++i)
    usual[i] = last * static_cast<double>(i) / static_cast<double>(usual.size() - 1);
  return usual;
}

outcome carry_out(const question& asked, settings& set) {
  outcome made;
  const region where(asked, set);
  const auto seen = seen_in(where, *asked.incidents());
  seen.add_caveats(made);
  analysis::expect_enough(seen.all.size(), least, "Ripley's K", "incidents");
  if (seen.all.size() > most)
    throw invalid_input("Ripley's K is simulated for at most " + std::to_string(most) +
                            " incidents; there are " + std::to_string(seen.all.size()) +
                            ": choose a period or an area",
                        "n");
  const auto points = planar(seen);
  add_shared_positions(points, made);
  const auto window = window_of(where);
  const auto l = analysis::simulated_l(points, window, distances(window, points.size(), set),
                                       correction_of(set.text("correction")), set.whole("permutations"),
                                       set.whole("seed"), asked.watching);
  made.charts.push_back({"l_function", line_chart{l.r,
                                                  {{"observed", l.observed},
                                                   {"expected", l.r},
                                                   {"envelope_low", l.low},
                                                   {"envelope_high", l.high},
                                                   {"global_low", l.global_low},
                                                   {"global_high", l.global_high}}}});
  made.table.columns = {"r", "l", "low", "high"};
  for (std::size_t i = 0; i < l.r.size(); ++i)
    made.table.rows.push_back({l.r[i], l.observed[i], l.low[i], l.high[i]});
  made.facts = {
      {"incidents", static_cast<std::int64_t>(points.size())}, {"area_km2", window.area() / 1e6}, {"p", l.p}};
  made.said = {.n = points.size(), .tests = 1, .p_value = l.p};
  return made;
}
}  // namespace

method k_function() {
  return {"k-function",
          "points",
          {region_parameter(),
           {.name = "max_distance_m", .standard = "", .least = 10, .most = 100'000},
           {.name = "correction",
            .kind = parameter_kind::choice,
            .standard = "translation",
            .choices = {"translation", "isotropic", "border", "none"}},
           {.name = "permutations",
            .kind = parameter_kind::whole_number,
            .standard = "199",
            .least = 39,
            .most = 9'999},
           {.name = "seed", .kind = parameter_kind::whole_number, .standard = "1", .least = 0, .most = 1e15}},
          carry_out};
}

}  // namespace uramost::study
