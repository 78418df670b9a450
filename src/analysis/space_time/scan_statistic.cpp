#include "analysis/space_time/scan_statistic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/space_time/scan_null.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// Below, a cluster is none (SaTScan's).
constexpr double least_ratio = 0.001;
/// As many simulations must do as well before the Monte Carlo p says enough.
constexpr std::size_t enough_as_likely = 9;

double sum_of(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

void check(const scan_data& data, const scan_options& options) {
  const std::size_t cells = data.places.size() * data.periods;
  const bool needs_population = options.model != scan_model::space_time_permutation;
  if (data.periods == 0 || data.cases.size() != cells ||
      (!data.lengths.empty() && data.lengths.size() != data.periods) ||
      data.population.size() != (needs_population ? cells : 0))
    throw invalid_input("cases and population do not fit the places and periods");
  if (!(options.max_population > 0 && options.max_population <= 0.5))
    throw invalid_input("a cluster may hold up to half of the population at risk", "max-population");
  if (!needs_population && data.periods < 2)
    throw invalid_input("the permutation model needs times", "model");
  for (std::size_t i = 0; i < data.population.size(); ++i) {
    if (!(data.population[i] >= 0)) throw invalid_input("a population is below 0", "population");
    if (data.cases[i] > 0 && data.population[i] == 0)
      throw invalid_input(
          "there are cases where the population is 0 (place " + std::to_string(i / data.periods + 1) + ")",
          "population");
    if (options.model == scan_model::bernoulli && data.cases[i] > data.population[i])
      throw invalid_input("more cases than cases and controls together", "population");
  }
}

/// What each place and period would have without clusters.
std::vector<double> expected_of(const scan_data& data, scan_model model, double cases) {
  std::vector<double> expected(data.cases.size());
  if (model != scan_model::space_time_permutation) {
    std::vector<double> at_risk = data.population;
    if (model == scan_model::poisson && !data.lengths.empty())
      for (std::size_t i = 0; i < at_risk.size(); ++i) at_risk[i] *= data.lengths[i % data.periods];
    const double all = sum_of(at_risk);
    std::ranges::transform(at_risk, expected.begin(), [&](double each) { return each * cases / all; });
    return expected;
  }
  std::vector<double> of_place(data.places.size()), of_period(data.periods);
  for (std::size_t i = 0; i < data.cases.size(); ++i) {
    of_place[i / data.periods] += data.cases[i];
    of_period[i % data.periods] += data.cases[i];
  }
  for (std::size_t i = 0; i < expected.size(); ++i)
    expected[i] = of_place[i / data.periods] * of_period[i % data.periods] / cases;
  return expected;
}

scan_spans spans_of(const scan_data& data, const scan_options& options) {
  scan_spans spans{data.periods, 1, 1, options.alive_only};
  if (data.periods == 1) return spans;
  spans.least = std::max<std::size_t>(options.min_periods, 1);
  spans.most = options.max_periods > 0 ? options.max_periods : data.periods / 2;
  spans.most = std::clamp<std::size_t>(spans.most, 1, data.periods);
  if (spans.least > spans.most)
    throw invalid_input("no length of time is long enough and short enough", "max-days");
  return spans;
}

/// Everything about a scan but the cases.
struct scan_setting {
  const scan_options& options;
  const std::vector<scan_circle>& circles;
  scan_spans spans;
  scan_search search;
  scan_likelihood likelihood;
};

/// The best window of each centre, of the cases as they are.
std::vector<scan_window> windows_by_centre(const scan_setting& of, const scan_data& data) {
  cumulated_cases cases(of.spans, data.places.size());
  cases.assign(data.cases, data.periods);
  std::vector<scan_window> windows(of.search.centres());
  in_parallel(windows.size(), 4, [&](std::size_t first, std::size_t last) {
    scan_threshold threshold(of.likelihood, of.options.min_cases);
    for (std::size_t centre = first; centre < last; ++centre) {
      threshold.forget();
      of.search.centre(centre, cases, of.likelihood, threshold, windows[centre]);
    }
  });
  return windows;
}

/// The highest ratio anywhere, of each simulation.
std::vector<double> simulated(const scan_setting& of, const scan_data& data, std::span<const double> expected,
                              const progress_sink& watching) {
  const scan_null null(of.options.model, data.cases,
                       of.options.model == scan_model::poisson ? expected : data.population, data.periods);
  std::vector<double> maxima(of.options.permutations);
  in_parallel(
      maxima.size(), 1,
      [&](std::size_t first, std::size_t last) {
        std::vector<std::uint32_t> cases(data.cases.size());
        cumulated_cases cumulated(of.spans, data.places.size());
        scan_threshold threshold(of.likelihood, of.options.min_cases);
        for (std::size_t i = first; i < last; ++i) {
          random_stream random(of.options.seed, i);
          null.draw(random, cases);
          cumulated.assign(cases, data.periods);
          scan_window best;
          threshold.forget();
          for (std::size_t centre = 0; centre < of.search.centres(); ++centre)
            of.search.centre(centre, cumulated, of.likelihood, threshold, best);
          maxima[i] = best.ratio;
        }
      },
      watching);
  return maxima;
}

/// The likeliest first; of equals that with fewer places.
void sort_windows(std::vector<scan_window>& windows) {
  std::ranges::stable_sort(windows, [](const scan_window& a, const scan_window& b) {
    if (std::abs(a.ratio - b.ratio) > 1e-9) return a.ratio > b.ratio;
    return a.size < b.size;
  });
}

bool overlap(const scan_setting& of, const scan_window& a, const scan_window& b) {
  if (a.first >= b.last || b.first >= a.last) return false;
  const auto& one = of.circles[a.centre].places;
  const auto& other = of.circles[b.centre].places;
  const auto end = other.begin() + static_cast<std::ptrdiff_t>(b.size);
  return std::any_of(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(a.size),
                     [&](std::uint32_t place) { return std::find(other.begin(), end, place) != end; });
}

std::vector<scan_window> without_overlap(const scan_setting& of, std::vector<scan_window> windows) {
  sort_windows(windows);
  std::vector<scan_window> kept;
  for (const scan_window& each : windows) {
    if (each.ratio < least_ratio) break;
    if (std::ranges::none_of(kept, [&](const scan_window& other) { return overlap(of, each, other); }))
      kept.push_back(each);
  }
  return kept;
}

double gumbel_p(std::span<const double> maxima, double ratio) {
  const auto n = static_cast<double>(maxima.size());
  const double mean = sum_of(maxima) / n;
  double squares = 0;
  for (const double each : maxima) squares += (each - mean) * (each - mean);
  const double scale = std::sqrt(squares / (n - 1)) * std::sqrt(6.0) / std::numbers::pi;
  return -std::expm1(-std::exp((mean - std::numbers::egamma * scale - ratio) / scale));
}

void give_chance(scan_cluster& cluster, const scan_result& result, const scan_options& options) {
  const auto& maxima = result.simulated_maxima;
  if (maxima.empty()) return;
  const auto as_likely = static_cast<std::size_t>(
      std::ranges::count_if(maxima, [&](double each) { return each >= cluster.llr * (1 - 1e-12); }));
  cluster.p_monte_carlo = static_cast<double>(as_likely + 1) / static_cast<double>(maxima.size() + 1);
  cluster.p = cluster.p_monte_carlo;
  if (maxima.size() < 2) return;
  cluster.p_gumbel = gumbel_p(maxima, cluster.llr);
  if (as_likely < enough_as_likely && options.areas == scan_areas::high &&
      options.model != scan_model::space_time_permutation)
    cluster.p = cluster.p_gumbel;
}

scan_cluster cluster_of(const scan_window& window, const scan_setting& of, const scan_data& data) {
  const scan_circle& circle = of.circles[window.centre];
  scan_cluster made;
  made.centre = window.centre;
  made.places.assign(circle.places.begin(), circle.places.begin() + static_cast<std::ptrdiff_t>(window.size));
  made.radius = circle.radius[window.size - 1];
  made.first_period = window.first;
  made.last_period = window.last - 1;
  made.observed = window.observed;
  made.expected = window.expected;
  const auto c = static_cast<double>(window.observed), all = static_cast<double>(of.likelihood.cases());
  made.ratio = c / window.expected;
  made.relative_risk =
      all > c ? made.ratio / ((all - c) / (all - window.expected)) : std::numeric_limits<double>::quiet_NaN();
  if (!data.population.empty())
    for (const std::uint32_t place : made.places)
      made.population += sum_of(std::span(data.population).subspan(place * data.periods, data.periods)) /
                         static_cast<double>(data.periods);
  made.llr = window.ratio;
  made.high = window.high;
  return made;
}
}  // namespace

scan_result scan(const scan_data& data, const scan_options& options, const progress_sink& watching) {
  check(data, options);
  expect_enough(data.places.size(), 2, "The scan statistic", "places");
  scan_result result;
  for (const std::uint32_t count : data.cases) result.cases += count;
  expect_enough(result.cases, 2, "The scan statistic", "cases");
  const auto cases = static_cast<double>(result.cases);
  result.expected = expected_of(data, options.model, cases);

  std::vector<double> sizes;
  for (std::size_t place = 0; place < data.places.size(); ++place)
    sizes.push_back(sum_of(std::span(result.expected).subspan(place * data.periods, data.periods)));
  const scan_spans spans = spans_of(data, options);
  const auto circles = scan_circles(
      data.places, sizes, {options.max_population * cases, options.max_radius, options.ties_together});
  const scan_setting setting{options,
                             circles,
                             spans,
                             {circles, result.expected, spans, options.areas},
                             {options.model, result.cases, sum_of(data.population)}};

  const auto windows = without_overlap(setting, windows_by_centre(setting, data));
  result.simulated_maxima = simulated(setting, data, result.expected, watching);
  for (const scan_window& window : windows) {
    scan_cluster cluster = cluster_of(window, setting, data);
    give_chance(cluster, result, options);
    result.clusters.push_back(std::move(cluster));
  }
  return result;
}

std::vector<double> indirectly_standardised(std::span<const std::vector<std::uint32_t>> cases_by_stratum,
                                            std::span<const std::vector<double>> population_by_stratum) {
  std::vector<double> expected(population_by_stratum.empty() ? 0 : population_by_stratum[0].size());
  for (std::size_t stratum = 0; stratum < population_by_stratum.size(); ++stratum) {
    const auto& population = population_by_stratum[stratum];
    const auto& cases = cases_by_stratum[stratum];
    const double at_risk = sum_of(population);
    const double seen = std::accumulate(cases.begin(), cases.end(), 0.0);
    if (!(at_risk > 0)) {
      if (seen > 0) throw invalid_input("a stratum has cases and no population", "population");
      continue;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) expected[i] += population[i] * seen / at_risk;
  }
  return expected;
}

}  // namespace uramost::analysis
