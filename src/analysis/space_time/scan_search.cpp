#include "analysis/space_time/scan_search.hpp"

#include <algorithm>

#include "core/vectorised.hpp"

namespace uramost::analysis {

namespace {
/// What floating sums may be off by.
constexpr double hair = 1e-9;

URAMOST_VECTORISED
void add(std::uint32_t* to, const std::uint32_t* what, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += what[i];
}

URAMOST_VECTORISED
void add(double* to, const double* what, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += what[i];
}

/// The most cases in any window of each length. Beyond the last period `sums` is what it is there, so that a
/// window that runs over holds no more than one that ends there.
URAMOST_VECTORISED
void most_by_length(std::uint32_t* most, const std::uint32_t* sums, std::size_t periods,
                    std::size_t longest) {
  for (std::size_t length = 0; length <= longest; ++length) most[length] = 0;
  for (std::size_t from = 0; from < periods; ++from) {
    const std::uint32_t before = sums[from];
    const std::uint32_t* const end = sums + from;
    for (std::size_t length = 0; length <= longest; ++length) {
      const std::uint32_t count = end[length] - before;
      most[length] = most[length] < count ? count : most[length];
    }
  }
}
}  // namespace

void cumulated_cases::assign(std::span<const std::uint32_t> cases, std::size_t periods) {
  for (std::size_t place = 0; place * stride_ < values_.size(); ++place) {
    std::uint32_t* const row = values_.data() + place * stride_;
    row[0] = 0;
    for (std::size_t t = 0; t < periods; ++t) row[t + 1] = row[t] + cases[place * periods + t];
    std::fill(row + periods + 1, row + stride_, row[periods]);
    most_by_length(most_.data() + place * lengths_, row, periods, lengths_ - 1);
  }
}

scan_search::scan_search(const std::vector<scan_circle>& circles, std::span<const double> expected,
                         const scan_spans& spans, scan_areas areas)
    : circles_(circles), spans_(spans), areas_(areas) {
  const std::size_t periods = spans.periods, lengths = spans.most + 1;
  expected_.resize(circles.size() * (periods + 1));
  least_expected_.resize(circles.size() * lengths);
  for (std::size_t place = 0; place < circles.size(); ++place) {
    double* const row = expected_.data() + place * (periods + 1);
    for (std::size_t t = 0; t < periods; ++t) row[t + 1] = row[t] + expected[place * periods + t];
    for (std::size_t length = 1; length < lengths; ++length) {
      double least = row[periods] - row[periods - length];
      for (std::size_t from = 0; !spans.alive_only && from + length <= periods; ++from)
        least = std::min(least, row[from + length] - row[from]);
      least_expected_[place * lengths + length] = least;
    }
  }
}

/// Sums over the places of a growing circle.
struct scan_search::circle_sums {
  circle_sums(const scan_spans& spans, std::size_t stride)
      : cases(stride), expected(spans.periods + 1), most(spans.most + 1), least_expected(spans.most + 1) {}

  std::vector<std::uint32_t> cases;    // of the first `summed` places
  std::vector<double> expected;        // of the same
  std::vector<std::uint32_t> most;     // at least what any window of each length has, of `size` places
  std::vector<double> least_expected;  // of the same
  std::size_t centre = 0, size = 0, summed = 0;
};

void scan_search::catch_up(const cumulated_cases& cases, circle_sums& sums) const {
  for (; sums.summed < sums.size; ++sums.summed) {
    const std::size_t place = circles_[sums.centre].places[sums.summed];
    add(sums.cases.data(), cases.of(place), cases.stride());
    add(sums.expected.data(), expected_.data() + place * (spans_.periods + 1), spans_.periods + 1);
  }
  most_by_length(sums.most.data(), sums.cases.data(), spans_.periods, spans_.most);
}

bool scan_search::may_beat(const circle_sums& sums, scan_threshold& threshold, double best) const {
  if (areas_ != scan_areas::high) return true;
  for (std::size_t length = spans_.least; length <= spans_.most; ++length)
    if (threshold.may_beat(sums.most[length], sums.least_expected[length] * (1 - hair), best)) return true;
  return false;
}

void scan_search::centre(std::size_t centre, const cumulated_cases& cases, const scan_likelihood& likelihood,
                         scan_threshold& threshold, scan_window& best) const {
  const scan_circle& circle = circles_[centre];
  circle_sums sums(spans_, cases.stride());
  sums.centre = centre;
  const std::size_t lengths = spans_.most + 1;
  for (std::size_t k = 0; k < circle.places.size(); ++k) {
    const std::size_t place = circle.places[k];
    add(sums.most.data(), cases.most_of(place), lengths);
    add(sums.least_expected.data(), least_expected_.data() + place * lengths, lengths);
    sums.size = k + 1;
    if (!circle.complete[k] || !may_beat(sums, threshold, best.ratio)) continue;
    catch_up(cases, sums);
    for (std::size_t length = spans_.least; length <= spans_.most; ++length)
      if (areas_ != scan_areas::high ||
          threshold.high(sums.most[length], sums.least_expected[length] * (1 - hair)))
        try_length(length, sums, likelihood, threshold, best);
  }
}

void scan_search::try_length(std::size_t length, const circle_sums& sums, const scan_likelihood& likelihood,
                             scan_threshold& threshold, scan_window& best) const {
  for (std::size_t from = spans_.alive_only ? spans_.periods - length : 0; from + length <= spans_.periods;
       ++from) {
    const std::uint32_t observed = sums.cases[from + length] - sums.cases[from];
    const double expected = sums.expected[from + length] - sums.expected[from];
    const bool high = areas_ != scan_areas::low && threshold.high(observed, expected);
    const bool low = areas_ != scan_areas::high && threshold.low(observed, expected);
    if (!high && !low) continue;
    const double ratio = likelihood(observed, expected);
    // Of windows that are equal but for rounding, the first stays.
    if (ratio > best.ratio * (1 + 1e-12) + 1e-14)
      best = {ratio, sums.centre, sums.size, from, from + length, observed, expected, high};
    else if (high)
      threshold.lower_high(observed, best.ratio);
    else
      threshold.raise_low(observed, best.ratio);
  }
}

}  // namespace uramost::analysis
