#include "patrol/cover_greedy.hpp"

#include <algorithm>
#include <random>

namespace uramost::patrol {

namespace {
class greedy_cover {
 public:
  greedy_cover(const cover_sets& covers, const instance& asked)
      : covers_(covers), asked_(asked), choices_(choices_of(asked)), random_(asked.seed) {}

  /// `slack`: how far below the best a candidate may be and still be drawn, 0-1.
  std::vector<std::size_t> build(double slack) {
    times_.assign(covers_.of_demand.size(), 0);
    gain_.assign(choices_.size(), 0);
    chosen_.clear();
    left_ = times_.size();
    for (std::size_t j = 0; j < choices_.size(); ++j) gain_[j] = covers_.of_candidate[j].size();
    for (std::size_t j = 0; j < choices_.size(); ++j)
      if (choices_[j] == choice::open) take(j);
    while (left_ > 0) take(draw(slack));
    drop_needless();
    std::ranges::sort(chosen_);
    return chosen_;
  }

  double cost() const {
    double sum = 0;
    for (const std::size_t each : chosen_) sum += asked_.cost_of(each);
    return sum;
  }

 private:
  double worth(std::size_t j) const {
    return static_cast<double>(gain_[j]) / std::max(asked_.cost_of(j), 1e-9);
  }

  std::size_t draw(double slack) {
    double best = 0;
    for (std::size_t j = 0; j < choices_.size(); ++j)
      if (choices_[j] != choice::closed) best = std::max(best, worth(j));
    std::size_t found = 0, good = 0;
    for (std::size_t j = 0; j < choices_.size(); ++j)
      if (choices_[j] != choice::closed && gain_[j] > 0 && worth(j) >= best * (1 - slack) &&
          random_() % ++good == 0)
        found = j;
    return found;
  }

  void take(std::size_t j) {
    chosen_.push_back(j);
    for (const std::uint32_t i : covers_.of_candidate[j]) {
      if (times_[i]++ > 0) continue;
      --left_;
      for (const std::uint32_t other : covers_.of_demand[i]) --gain_[other];
    }
  }

  /// The dearest first.
  void drop_needless() {
    auto order = chosen_;
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t each) { return asked_.cost_of(each); });
    for (const std::size_t j : order) {
      const auto demand = covers_.of_candidate[j];
      if (choices_[j] == choice::open ||
          !std::ranges::all_of(demand, [&](std::uint32_t i) { return times_[i] > 1; }))
        continue;
      for (const std::uint32_t i : demand) --times_[i];
      std::erase(chosen_, j);
    }
  }

  const cover_sets& covers_;
  const instance& asked_;
  const std::vector<choice> choices_;
  std::mt19937_64 random_;
  std::vector<std::size_t> times_, gain_, chosen_;
  std::size_t left_ = 0;
};
}  // namespace

std::optional<std::vector<std::size_t>> cover_greedily(const cover_sets& covers, const instance& asked,
                                                       std::size_t rounds, solving_watch& watch) {
  const auto choices = choices_of(asked);
  for (std::size_t i = 0; i < covers.of_demand.size(); ++i)
    if (std::ranges::none_of(covers.of_demand[i], [&](auto j) { return choices[j] != choice::closed; }))
      return std::nullopt;
  greedy_cover greedy(covers, asked);
  auto best = greedy.build(0);
  double best_cost = greedy.cost();
  for (std::size_t round = 0; round < rounds && watch.may_go_on(); ++round) {
    const auto found = greedy.build(0.2);
    if (greedy.cost() >= best_cost) continue;
    best = found;
    best_cost = greedy.cost();
  }
  return best;
}

}  // namespace uramost::patrol
