#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/space_time/scan_circles.hpp"
#include "analysis/space_time/scan_likelihood.hpp"

namespace uramost::analysis {

enum class scan_areas { high, low, both };

/// Which spans of periods a window may have.
struct scan_spans {
  std::size_t periods = 1;          ///< of the study
  std::size_t least = 1, most = 1;  ///< length of a window
  bool alive_only = false;          ///< only windows that reach the last period (prospective)
};

/// The best window found: a circle as far as neighbour `size` - 1, from `first` to before `last`.
struct scan_window {
  double ratio = 0;  ///< log likelihood; 0 when there is none
  std::size_t centre = 0, size = 0, first = 0, last = 0;
  std::uint32_t observed = 0;
  double expected = 0;
  bool high = true;
};

/// Counts by place, summed up over the periods; padded so that a search may read beyond the end.
class cumulated_cases {
 public:
  cumulated_cases(const scan_spans& spans, std::size_t places)
      : stride_(spans.periods + 1 + spans.most),
        lengths_(spans.most + 1),
        values_(places * stride_),
        most_(places * lengths_) {}

  void assign(std::span<const std::uint32_t> cases, std::size_t periods);
  const std::uint32_t* of(std::size_t place) const { return values_.data() + place * stride_; }
  std::size_t stride() const { return stride_; }
  /// The most cases of any window of each length, from 0.
  const std::uint32_t* most_of(std::size_t place) const { return most_.data() + place * lengths_; }

 private:
  std::size_t stride_, lengths_;
  std::vector<std::uint32_t> values_, most_;
};

/// Goes through all windows, cylinders on growing circles. For high rates, the most cases of any window of a
/// length are compared with the fewest that any such window expects, so that most lengths need no look at
/// their windows; and a circle has at most as many cases as its last look found and the places since add at
/// their best, so that most circles need no look at all. What is dismissed cannot beat, the result is exact.
/// Immutable, for any number of threads.
class scan_search {
 public:
  /// `expected` by place, then period. Keeps a reference to `circles`.
  scan_search(const std::vector<scan_circle>& circles, std::span<const double> expected,
              const scan_spans& spans, scan_areas areas);

  /// Puts a better window about `centre` into `best`, when there is one.
  void centre(std::size_t centre, const cumulated_cases& cases, const scan_likelihood& likelihood,
              scan_threshold& threshold, scan_window& best) const;
  std::size_t centres() const { return circles_.size(); }

 private:
  struct circle_sums;
  void catch_up(const cumulated_cases& cases, circle_sums& sums) const;
  bool may_beat(const circle_sums& sums, scan_threshold& threshold, double best) const;
  void try_length(std::size_t length, const circle_sums& sums, const scan_likelihood& likelihood,
                  scan_threshold& threshold, scan_window& best) const;

  const std::vector<scan_circle>& circles_;
  scan_spans spans_;
  scan_areas areas_;
  std::vector<double> expected_;        ///< by place, summed up over the periods
  std::vector<double> least_expected_;  ///< by place and length, of any window of that length
};

}  // namespace uramost::analysis
