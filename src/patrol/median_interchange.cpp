#include "patrol/median_interchange.hpp"

#include <algorithm>
#include <numeric>

namespace uramost::patrol {

namespace {
/// More than all costs together, for demand that has to be served: a plan that leaves less of it out is
/// better.
double dearest(const median_costs& costs) {
  double sum = 1;
  for (std::size_t i = 0; i < costs.demands(); ++i)
    if (!costs.of(i).empty()) sum += costs.of(i).back().cost;
  return sum;
}
}  // namespace

median_interchange::median_interchange(const median_costs& costs, std::size_t p,
                                       const std::vector<choice>& choices, std::uint64_t seed)
    : costs_(costs),
      p_(p),
      choices_(choices),
      random_(seed),
      demand_of_(costs.candidates),
      unserved_(costs.unserved),
      place_(costs.candidates, nobody),
      served_(costs.demands()) {
  const double too_dear = dearest(costs);
  for (double& each : unserved_) each = std::min(each, too_dear);
  for (std::uint32_t i = 0; i < costs.demands(); ++i)
    for (const auto& offer : costs.of(i))
      if (offer.cost < unserved_[i]) demand_of_[offer.candidate].push_back({i, offer.cost});
}

void median_interchange::assign() {
  for (std::size_t i = 0; i < served_.size(); ++i) {
    service& now = served_[i] = {nobody, unserved_[i], unserved_[i]};
    for (const auto& offer : costs_.of(i)) {
      const std::uint32_t place = place_[offer.candidate];
      if (place == nobody || offer.cost >= unserved_[i]) continue;
      if (now.first != nobody) {
        now.next_cost = offer.cost;
        break;
      }
      now.first = place;
      now.cost = offer.cost;
    }
  }
  loss_.assign(plan_.size(), 0);
  for (const service& each : served_)
    if (each.first != nobody) loss_[each.first] += each.next_cost - each.cost;
}

double median_interchange::total() const {
  return std::accumulate(served_.begin(), served_.end(), 0.0,
                         [](double sum, const service& each) { return sum + each.cost; });
}

/// What it would change to take `in` for any of the plan.
void median_interchange::weigh(std::uint32_t in, exchange& best) {
  saved_.assign(plan_.size(), 0);
  double gain = 0;
  for (const auto& [demand, cost] : demand_of_[in]) {
    const service& now = served_[demand];
    if (cost < now.cost) gain += now.cost - cost;
    if (now.first != nobody && cost < now.next_cost)
      saved_[now.first] += now.next_cost - std::max(cost, now.cost);
  }
  for (std::size_t out = 0; out < plan_.size(); ++out) {
    const double change = loss_[out] - saved_[out] - gain;
    if (change < best.change && choices_[plan_[out]] != choice::open) best = {change, out, in};
  }
}

median_interchange::exchange median_interchange::best_exchange() {
  exchange best;
  for (std::uint32_t in = 0; in < choices_.size(); ++in)
    if (choices_[in] == choice::free && place_[in] == nobody) weigh(in, best);
  return best;
}

/// Adds what helps most until the plan has p candidates.
void median_interchange::grow() {
  while (plan_.size() < p_) {
    assign();
    std::uint32_t best = nobody;
    double best_gain = -1;
    for (std::uint32_t in = 0; in < choices_.size(); ++in) {
      if (choices_[in] == choice::closed || place_[in] != nobody) continue;
      double gain = 0;
      for (const auto& [demand, cost] : demand_of_[in]) gain += std::max(0.0, served_[demand].cost - cost);
      if (gain > best_gain) {
        best_gain = gain;
        best = in;
      }
    }
    place_[best] = static_cast<std::uint32_t>(plan_.size());
    plan_.push_back(best);
  }
}

void median_interchange::replace(std::size_t place, std::uint32_t in) {
  place_[plan_[place]] = nobody;
  plan_[place] = in;
  place_[in] = static_cast<std::uint32_t>(place);
}

void median_interchange::shake(std::size_t moves) {
  std::vector<std::uint32_t> out, in;
  for (std::uint32_t j = 0; j < choices_.size(); ++j)
    if (choices_[j] == choice::free) (place_[j] == nobody ? in : out).push_back(j);
  std::ranges::shuffle(in, random_);
  std::ranges::shuffle(out, random_);
  for (std::size_t k = 0; k < std::min({moves, in.size(), out.size()}); ++k) replace(place_[out[k]], in[k]);
}

double median_interchange::descend(solving_watch& watch) {
  assign();
  while (watch.may_go_on()) {
    const exchange best = best_exchange();
    if (best.change >= -1e-12 * (1 + total())) break;
    replace(best.out, best.in);
    assign();
  }
  return total();
}

void median_interchange::restore(const std::vector<std::uint32_t>& plan) {
  std::ranges::fill(place_, nobody);
  plan_ = plan;
  for (std::uint32_t place = 0; place < plan_.size(); ++place) place_[plan_[place]] = place;
}

void median_interchange::search(std::size_t shakes, solving_watch& watch, const plan_visitor& found) {
  const double enough = watch.seconds_left() * 0.9;
  std::vector<std::uint32_t> start;
  for (std::uint32_t j = 0; j < choices_.size(); ++j)
    if (choices_[j] == choice::open) start.push_back(j);
  restore(start);
  grow();
  double best = descend(watch);
  std::vector<std::uint32_t> best_plan = plan_;
  found({plan_.begin(), plan_.end()});
  const std::size_t strongest = std::max<std::size_t>(2, p_ / 5);
  for (std::size_t idle = 0; idle < shakes && watch.seconds_left() > enough && watch.may_go_on(); ++idle) {
    shake(1 + random_() % strongest);
    const double cost = descend(watch);
    if (cost > best) {
      restore(best_plan);
      continue;
    }
    if (cost < best * (1 - 1e-12)) {
      idle = 0;
      found({plan_.begin(), plan_.end()});
    }
    best = cost;
    best_plan = plan_;
  }
}

}  // namespace uramost::patrol
