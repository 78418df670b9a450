#include "patrol/p_center.hpp"

#include <algorithm>

#include "patrol/cover_greedy.hpp"
#include "patrol/placement_model.hpp"
#include "patrol/placement_value.hpp"

namespace uramost::patrol {

namespace {
/// Distances that the answer can be: to candidates that may be chosen, and no less than somebody's nearest.
std::vector<double> possible_radii(const instance& asked) {
  const auto choices = choices_of(asked);
  std::vector<double> radii;
  double least = 0;
  for (std::size_t i = 0; i < asked.demand_count(); ++i) {
    double nearest = unreachable;
    for (std::size_t j = 0; j < choices.size(); ++j) {
      const double far = asked.distances.at(i, j);
      if (choices[j] == choice::closed || far == unreachable) continue;
      nearest = std::min(nearest, far);
      radii.push_back(far);
    }
    least = std::max(least, nearest);
  }
  std::erase_if(radii, [&](double each) { return each < least; });
  std::ranges::sort(radii);
  radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
  return radii;
}

class center_search {
 public:
  center_search(const instance& asked, solving_watch& watch)
      : asked_(asked), watch_(watch), radii_(possible_radii(asked)), high_(radii_.size()) {}

  center_plan run() {
    if (radii_.empty()) return {.chosen = {}, .bound = 0, .is_impossible = true};
    for (std::size_t low = 0; low < high_ && watch_.may_go_on();) {
      const std::size_t middle = (low + high_) / 2;
      if (!try_greedily(radii_[middle])) low = middle + 1;
    }
    while (low_ < high_ && watch_.may_go_on()) {
      watch_.proved(radii_[low_]);
      // Nobody is known to reach everybody yet: whether it can be done at all is the question.
      if (!decide(high_ == radii_.size() ? radii_.size() - 1 : (low_ + high_) / 2)) break;
    }
    if (low_ == radii_.size()) return {.chosen = {}, .bound = 0, .is_impossible = true};
    return {.chosen = best_, .bound = radii_[low_], .is_impossible = false};
  }

 private:
  bool try_greedily(double radius) {
    if (!asked_.staff.empty()) return false;
    const auto found = cover_greedily(cover_sets(asked_.distances, radius), asked_, 3, watch_);
    return found && found->size() <= *asked_.p && adopt({*found, {}});
  }

  /// Whether it is known now if everybody can be reached within a radius.
  bool decide(std::size_t at) {
    if (try_greedily(radii_[at])) return true;
    const placement_model model(asked_, std::nullopt, radii_[at]);
    const auto found = model.model().solve(integer_model::no_limit, 1, watch_);
    if (found.values) return adopt(model.read(*found.values));
    if (found.complete) low_ = at + 1;
    return found.complete;
  }

  /// Fills a plan up to p points and keeps it when it keeps to everything.
  bool adopt(placement plan) {
    const auto choices = choices_of(asked_);
    for (std::size_t j = 0; j < choices.size() && plan.selected.size() < *asked_.p; ++j)
      if (choices[j] != choice::closed && std::ranges::find(plan.selected, j) == plan.selected.end())
        plan.selected.push_back(j);
    std::ranges::sort(plan.selected);
    const double value = value_of(asked_, plan);
    if (value == unreachable || broken_rule(asked_, plan)) return false;
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(radii_, value) - radii_.begin());
    if (at >= high_) return false;
    high_ = at;
    best_ = plan;
    watch_.found(value);
    return true;
  }

  const instance& asked_;
  solving_watch& watch_;
  const std::vector<double> radii_;
  std::size_t low_ = 0, high_;  // radii below low_ do not do, the one at high_ does
  std::optional<placement> best_;
};
}  // namespace

center_plan solve_center(const instance& asked, solving_watch& watch) {
  return center_search(asked, watch).run();
}

}  // namespace uramost::patrol
