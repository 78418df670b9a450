#include "planning/patrol_rounds.hpp"

#include <algorithm>
#include <map>

namespace uramost::planning {

namespace {
constexpr int orders_tried = 8;

/// One patrol on its way.
class rounds {
 public:
  rounds(const driving_minutes& driving, beat of, const stop_rule& rule, int shift_min,
         analysis::random_stream& random)
      : driving_(driving), order_(std::move(of)), rule_(rule), shift_min_(shift_min), random_(random) {
    const int points = static_cast<int>(order_.size());
    round_min_ = std::min(rule.every_min, shift_min);
    // Half of what is left over is for other orders, the other for the stops.
    const int at_stops_min =
        (round_min_ - driving.around(order_) - points * rule.dwell_least_min) / 2 / points;
    dwell_most_min_ = std::min(rule.dwell_most_min, rule.dwell_least_min + at_stops_min);
    idle_most_min_ = rule.dwell_least_min + at_stops_min - dwell_most_min_;
  }

  std::vector<visit> all() {
    std::ranges::rotate(order_, order_.begin() + below(static_cast<int>(order_.size())));
    if (below(2) == 1) std::ranges::reverse(order_);
    for (int round = 1; go_round(round); ++round) change_order();
    return std::move(visits_);
  }

 private:
  int below(int size) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(size))); }
  int travel_to(std::size_t point) const {
    return visits_.empty() ? 0 : driving_.between(visits_.back().point, point);
  }

  /// Answers false when the shift is over.
  bool go_round(int round) {
    for (const std::size_t point : order_) {
      const int travel = travel_to(point);
      const int idle = idle_most_min_ - below(idle_most_min_ / 2 + 1);
      const int arrive = (visits_.empty() ? 0 : visits_.back().leave_min) + travel + idle;
      if (arrive + rule_.dwell_least_min > shift_min_) return false;
      const int dwell = rule_.dwell_least_min + below(dwell_most_min_ - rule_.dwell_least_min + 1);
      visits_.push_back({point, arrive, std::min(arrive + dwell, shift_min_), travel, round});
      last_arrival_[point] = arrive;
    }
    return true;
  }

  /// Whether, at worst, every point is reached in time in the next round, and in all that repeat it.
  bool is_in_time(const beat& order) const {
    const int stop_min = dwell_most_min_ + idle_most_min_;
    if (driving_.around(order) + static_cast<int>(order.size()) * stop_min > round_min_) return false;
    int at_min = visits_.back().leave_min;
    std::size_t at = visits_.back().point;
    for (const std::size_t point : order) {
      at_min += driving_.between(at, point) + idle_most_min_;
      if (at_min > last_arrival_.at(point) + rule_.every_min) return false;
      at_min += dwell_most_min_;
      at = point;
    }
    return true;
  }

  void change_order() {
    const int points = static_cast<int>(order_.size());
    for (int i = 0; i < orders_tried; ++i) {
      beat other = order_;
      const auto [begin, end] = std::minmax({below(points + 1), below(points + 1)});
      std::reverse(other.begin() + begin, other.begin() + end);
      if (other == order_ || other.front() == visits_.back().point || !is_in_time(other)) continue;
      order_ = std::move(other);
      return;
    }
  }

  const driving_minutes& driving_;
  beat order_;
  const stop_rule& rule_;
  int shift_min_, round_min_, dwell_most_min_, idle_most_min_;
  analysis::random_stream& random_;
  std::vector<visit> visits_;
  std::map<std::size_t, int> last_arrival_;
};
}  // namespace

std::vector<visit> patrol_rounds(const driving_minutes& driving, beat of, const stop_rule& rule,
                                 int shift_min, analysis::random_stream& random) {
  if (of.empty()) return {};
  return rounds(driving, std::move(of), rule, shift_min, random).all();
}

}  // namespace uramost::planning
