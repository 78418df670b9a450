#include "analysis/space_time/scan_likelihood.hpp"

#include <cmath>

namespace uramost::analysis {

namespace {
/// a ln(a / b), 0 for a = 0.
double part(double a, double b) { return a > 0 ? a * std::log(a / b) : 0; }

/// How closely a limit is worked out: 1 / 2^12 of its distance from certainty.
constexpr int halvings = 12;
}  // namespace

scan_likelihood::scan_likelihood(scan_model model, std::uint64_t cases, double individuals)
    : is_bernoulli_(model == scan_model::bernoulli), cases_(cases), individuals_(individuals), outside_(0) {
  const auto all = static_cast<double>(cases);
  if (is_bernoulli_) outside_ = part(all, individuals) + part(individuals - all, individuals);
}

double scan_likelihood::operator()(std::uint32_t observed, double expected) const {
  const auto all = static_cast<double>(cases_), c = static_cast<double>(observed);
  if (!is_bernoulli_) return part(c, expected) + part(all - c, all - expected);
  const double n = expected * individuals_ / all, rest = individuals_ - n;
  return part(c, n) + part(n - c, n) + part(all - c, rest) + part(rest - (all - c), rest) - outside_;
}

scan_threshold::scan_threshold(const scan_likelihood& likelihood, std::uint32_t least_cases)
    : likelihood_(likelihood),
      least_cases_(least_cases),
      high_(likelihood.cases() + 1),
      low_(likelihood.cases() + 1),
      high_for_(likelihood.cases() + 1) {
  forget();
}

void scan_threshold::forget() {
  for (std::size_t c = 0; c < high_.size(); ++c) {
    high_[c] = c < least_cases_ ? 0 : static_cast<double>(c);
    low_[c] = static_cast<double>(c);
    high_for_[c] = 0;
  }
}

void scan_threshold::lower_high(std::uint32_t observed, double best) {
  // All from `above` on is known not to beat.
  double below = 0, above = high_[observed];
  for (int i = 0; i < halvings; ++i) {
    const double middle = (below + above) / 2;
    (likelihood_(observed, middle) <= best ? above : below) = middle;
  }
  high_[observed] = above;
  high_for_[observed] = best;
}

void scan_threshold::raise_low(std::uint32_t observed, double best) {
  double below = low_[observed], above = static_cast<double>(likelihood_.cases());
  for (int i = 0; i < halvings; ++i) {
    const double middle = (below + above) / 2;
    (likelihood_(observed, middle) <= best ? below : above) = middle;
  }
  low_[observed] = below;
}

}  // namespace uramost::analysis
