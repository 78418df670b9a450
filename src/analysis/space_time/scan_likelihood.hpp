#pragma once

#include <cstdint>
#include <vector>

namespace uramost::analysis {

/// How cases come about where there is no cluster: a Poisson process over a population at risk; some of the
/// individuals (cases among cases and controls); or times that have nothing to do with places, for which no
/// population need be known.
enum class scan_model { poisson, bernoulli, space_time_permutation };

/// The log likelihood ratio of "more (or fewer) inside than outside" against "the same everywhere", given the
/// number of all cases (Kulldorff 1997, Communications in Statistics 26; Kulldorff et al. 2005, PLoS
/// Medicine 2). `expected` is of all cases in every model.
class scan_likelihood {
 public:
  /// `individuals`: cases and controls, of the Bernoulli model alone.
  scan_likelihood(scan_model model, std::uint64_t cases, double individuals);

  double operator()(std::uint32_t observed, double expected) const;
  std::uint64_t cases() const { return cases_; }

 private:
  bool is_bernoulli_;
  std::uint64_t cases_;
  double individuals_, outside_;  ///< outside_: the ratio's part that no window changes
};

/// Below which expected number (above which, for low rates) a window of so many cases beats the best so far.
/// Remembers limits that were true of an earlier best, so that most windows are dismissed by one comparison
/// and the rest by their likelihood; never dismisses one that beats.
class scan_threshold {
 public:
  scan_threshold(const scan_likelihood& likelihood, std::uint32_t least_cases);

  void forget();
  /// More cases than expected: whether the window may beat.
  bool high(std::uint32_t observed, double expected) const { return expected < high_[observed]; }
  bool low(std::uint32_t observed, double expected) const { return expected > low_[observed]; }
  /// Whether any window of at most so many cases, of which at least so many are expected, may beat. More
  /// cases than there are, are all.
  bool may_beat(std::uint32_t most, double least_expected, double best) {
    const std::uint32_t observed = most < high_.size() ? most : static_cast<std::uint32_t>(high_.size() - 1);
    if (!high(observed, least_expected)) return false;
    // A limit is worked out again when the best has left it behind, which is seldom.
    if (high_for_[observed] < nearly * best) lower_high(observed, best);
    return high(observed, least_expected);
  }
  /// To be told of a window that might have and did not, with the best it did not beat.
  void lower_high(std::uint32_t observed, double best);
  void raise_low(std::uint32_t observed, double best);

 private:
  static constexpr double nearly = 0.95;

  const scan_likelihood& likelihood_;
  std::uint32_t least_cases_;
  std::vector<double> high_, low_;
  std::vector<double> high_for_;  ///< the best that the limit was worked out for
};

}  // namespace uramost::analysis
