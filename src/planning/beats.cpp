#include "planning/beats.hpp"

#include <algorithm>

namespace uramost::planning {

namespace {
constexpr int tours_tried = 8;

/// Puts what is nearest to the one before next.
void go_to_nearest(const driving_minutes& driving, beat& tour) {
  for (std::size_t i = 1; i + 1 < tour.size(); ++i) {
    const auto from_here = [&](std::size_t other) { return driving.between(tour[i - 1], other); };
    const auto rest = tour.begin() + static_cast<std::ptrdiff_t>(i);
    std::iter_swap(rest, std::ranges::min_element(rest, tour.end(), {}, from_here));
  }
}

/// Turns one stretch round where that is shorter; answers whether it was.
bool uncross(const driving_minutes& driving, beat& tour) {
  const std::size_t n = tour.size();
  bool is_shorter = false;
  for (std::size_t i = 0; i + 2 < n; ++i)
    for (std::size_t j = i + 2; j < n; ++j) {
      const std::size_t a = tour[i], b = tour[i + 1], c = tour[j], d = tour[(j + 1) % n];
      if (driving.between(a, c) + driving.between(b, d) >= driving.between(a, b) + driving.between(c, d))
        continue;
      std::reverse(tour.begin() + static_cast<std::ptrdiff_t>(i + 1),
                   tour.begin() + static_cast<std::ptrdiff_t>(j + 1));
      is_shorter = true;
    }
  return is_shorter;
}

/// Cuts a tour, from where it begins, as late as it can.
std::vector<beat> cut(const driving_minutes& driving, const beat& tour, int dwell_min, int most_min) {
  std::vector<beat> beats;
  int way_min = 0, dwells_min = 0;
  for (const std::size_t next : tour) {
    bool fits = false;
    if (!beats.empty()) {
      const int longer = way_min + driving.between(beats.back().back(), next);
      fits = longer + driving.between(next, beats.back().front()) + dwells_min + dwell_min <= most_min;
      if (fits) way_min = longer;
    }
    if (!fits) {
      beats.emplace_back();
      way_min = dwells_min = 0;
    }
    beats.back().push_back(next);
    dwells_min += dwell_min;
  }
  return beats;
}

/// The same number of beats, the longest of them as short as it can be.
std::vector<beat> evenly_cut(const driving_minutes& driving, const beat& tour, int dwell_min, int most_min) {
  const std::size_t fewest = cut(driving, tour, dwell_min, most_min).size();
  int too_short = dwell_min - 1, enough = most_min;
  while (enough - too_short > 1) {
    const int middle = too_short + (enough - too_short) / 2;
    (cut(driving, tour, dwell_min, middle).size() == fewest ? enough : too_short) = middle;
  }
  return cut(driving, tour, dwell_min, enough);
}
}  // namespace

beat short_tour(const driving_minutes& driving, std::vector<std::size_t> points) {
  go_to_nearest(driving, points);
  while (uncross(driving, points)) continue;
  return points;
}

std::vector<beat> make_beats(const driving_minutes& driving, std::span<const std::size_t> points,
                             int dwell_min, int most_min, analysis::random_stream& random) {
  if (points.empty() || dwell_min > most_min) return {};
  std::vector<beat> best;
  std::size_t fewest = points.size() + 1;
  for (int i = 0; i < tours_tried; ++i) {
    std::vector<std::size_t> from(points.begin(), points.end());
    std::swap(from.front(), from[random.below(static_cast<std::uint32_t>(from.size()))]);
    beat tour = short_tour(driving, std::move(from));
    for (std::size_t begin = 0; begin < tour.size(); ++begin) {
      std::ranges::rotate(tour, tour.begin() + 1);
      const std::size_t beats = cut(driving, tour, dwell_min, most_min).size();
      if (beats > fewest) continue;
      if (beats < fewest) best.clear();
      fewest = beats;
      best.push_back(tour);
    }
  }
  return evenly_cut(driving, best[random.below(static_cast<std::uint32_t>(best.size()))], dwell_min,
                    most_min);
}

}  // namespace uramost::planning
