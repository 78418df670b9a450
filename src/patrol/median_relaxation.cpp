#include "patrol/median_relaxation.hpp"

#include <algorithm>
#include <cmath>

namespace uramost::patrol {

namespace {
double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// into = share × other + (1 - share) × into
void blend(std::vector<double>& into, const std::vector<double>& other, double share) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] += share * (other[i] - into[i]);
}

/// The share that makes the blended direction shortest, within limits.
double best_share(const std::vector<double>& direction, const std::vector<double>& fresh, double most) {
  const double dd = dot(direction, direction), df = dot(direction, fresh), ff = dot(fresh, fresh);
  const double below = dd - 2 * df + ff;
  if (below <= 0) return most;
  return std::clamp((dd - df) / below, most / 10, most);
}
}  // namespace

median_relaxation::median_relaxation(const median_costs& costs, std::size_t p, std::vector<choice>& choices)
    : costs_(costs), p_(p), choices_(choices), worth_(costs.candidates), unmet_(costs.demands()) {}

std::vector<double> median_relaxation::first_multipliers(const std::vector<std::size_t>& plan) const {
  std::vector<bool> is_chosen(costs_.candidates, false);
  for (const std::size_t each : plan) is_chosen[each] = true;
  std::vector<double> multipliers(costs_.demands());
  for (std::size_t i = 0; i < multipliers.size(); ++i) {
    double first = -1, second = -1;
    for (const auto& offer : costs_.of(i)) {
      if (!is_chosen[offer.candidate]) continue;
      (first < 0 ? first : second) = offer.cost;
      if (second >= 0) break;
    }
    multipliers[i] = second >= 0 ? (first + second) / 2 : std::max(first, 0.0);
    if (costs_.unserved[i] != unreachable) multipliers[i] = costs_.unserved[i] / 2;
  }
  return multipliers;
}

/// The bound of these multipliers; ranks candidates by worth and notes who is served too often or not.
double median_relaxation::evaluate(const std::vector<double>& multipliers) {
  std::ranges::fill(worth_, 0);
  double bound = 0;
  for (std::size_t i = 0; i < multipliers.size(); ++i) {
    const double pays = multipliers[i];
    bound += pays;
    for (const auto& offer : costs_.of(i)) {
      if (offer.cost >= pays) break;
      worth_[offer.candidate] += offer.cost - pays;
    }
  }
  ranked_.clear();
  for (std::uint32_t j = 0; j < choices_.size(); ++j)
    if (choices_[j] != choice::closed) ranked_.push_back(j);
  const auto is_better = [&](std::uint32_t a, std::uint32_t b) {
    if (choices_[a] != choices_[b]) return choices_[a] > choices_[b];
    return worth_[a] < worth_[b];
  };
  const auto middle = ranked_.begin() + static_cast<std::ptrdiff_t>(std::min(p_, ranked_.size()));
  std::nth_element(ranked_.begin(), middle, ranked_.end(), is_better);
  std::vector<bool> is_chosen(choices_.size(), false);
  for (auto at = ranked_.begin(); at != middle; ++at) {
    bound += worth_[*at];
    is_chosen[*at] = true;
  }
  for (std::size_t i = 0; i < multipliers.size(); ++i) {
    unmet_[i] = 1;
    for (const auto& offer : costs_.of(i)) {
      if (offer.cost >= multipliers[i]) break;
      if (is_chosen[offer.candidate]) unmet_[i] -= 1;
    }
  }
  return bound;
}

/// What the bound would be if a candidate were chosen, or not, says whether that is worth a look.
void median_relaxation::settle(double bound, double target) {
  if (ranked_.size() <= p_) return;
  double last_in = -std::numeric_limits<double>::infinity(), first_out = 0;
  for (std::size_t k = 0; k < p_; ++k)
    if (choices_[ranked_[k]] == choice::free) last_in = std::max(last_in, worth_[ranked_[k]]);
  first_out = worth_[ranked_[p_]];
  for (std::size_t k = p_; k < ranked_.size(); ++k) first_out = std::min(first_out, worth_[ranked_[k]]);
  for (std::size_t k = 0; k < ranked_.size(); ++k) {
    const std::uint32_t j = ranked_[k];
    if (choices_[j] != choice::free) continue;
    if (k < p_ && bound - worth_[j] + first_out >= target) choices_[j] = choice::open;
    if (k >= p_ && bound + worth_[j] - last_in >= target) choices_[j] = choice::closed;
  }
}

void median_relaxation::climb(median_bound& from, double target, std::size_t steps, solving_watch& watch,
                              const plan_visitor& visit) {
  from.value = std::max(from.value, evaluate(from.multipliers));
  settle(from.value, target);
  std::vector<double> direction = unmet_, tried(unmet_.size());
  from.usage.assign(choices_.size(), 0);
  for (std::size_t k = 0; k < std::min(p_, ranked_.size()); ++k) from.usage[ranked_[k]] = 1;
  double pace = 0.3, most_share = 0.2;
  int failures = 0;
  double checkpoint = from.value;
  for (std::size_t step = 0; step < steps && from.value < target && watch.may_go_on(); ++step) {
    const double length = dot(direction, direction);
    if (length < 1e-12) break;
    const double ahead = std::max(target - from.value, 1e-9 * std::abs(target)) * 1.05;
    for (std::size_t i = 0; i < tried.size(); ++i)
      tried[i] =
          std::clamp(from.multipliers[i] + pace * ahead / length * direction[i], 0.0, costs_.unserved[i]);
    const double value = evaluate(tried);
    const double share = best_share(direction, unmet_, most_share);
    const bool is_steady = dot(direction, unmet_) > 0;
    blend(direction, unmet_, share);
    for (double& each : from.usage) each *= 1 - share;
    for (std::size_t k = 0; k < std::min(p_, ranked_.size()); ++k) from.usage[ranked_[k]] += share;
    if (value > from.value) {
      from.value = value;
      from.multipliers = tried;
      failures = 0;
      if (is_steady) pace = std::min(pace * 1.1, 2.0);
      settle(value, target);
      visit({ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(std::min(p_, ranked_.size()))});
    } else if (++failures >= 10) {
      pace = std::max(pace * 0.66, 1e-4);
      failures = 0;
    }
    if (step % 100 == 99) {
      if (from.value - checkpoint < 0.01 * (target - from.value)) most_share = std::max(most_share / 2, 1e-3);
      checkpoint = from.value;
    }
  }
}

}  // namespace uramost::patrol
