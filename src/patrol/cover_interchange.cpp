#include "patrol/cover_interchange.hpp"

#include <algorithm>
#include <numeric>

namespace uramost::patrol {

namespace {
class interchange {
 public:
  interchange(const cover_sets& covers, const instance& asked)
      : covers_(covers),
        asked_(asked),
        choices_(choices_of(asked)),
        groups_of_(asked.candidate_count()),
        missing_(asked.groups.size()),
        times_(asked.demand_count(), 0) {
    const double all = std::accumulate(asked.weights.begin(), asked.weights.end(), 1.0);
    const double alpha = asked.problem == problem_kind::bacop2 ? asked.alpha : 0;
    for (const double weight : asked.weights) {
      const bool has_to_be = asked.problem == problem_kind::bacop1;
      first_.push_back(has_to_be ? all : (1 - alpha) * weight);
      second_.push_back(has_to_be ? weight : alpha * weight);
    }
    for (std::size_t g = 0; g < asked.groups.size(); ++g) {
      missing_[g] = static_cast<int>(asked.groups[g].at_least);
      for (const std::size_t each : asked.groups[g].candidates) groups_of_[each].push_back(g);
    }
  }

  /// False when no candidate is left that fits.
  bool build() {
    for (std::size_t j = 0; j < choices_.size(); ++j)
      if (choices_[j] == choice::open) put(j, 1);
    for (std::size_t group = 0; group < missing_.size(); ++group)
      while (missing_[group] > 0)
        if (!take_best(&asked_.groups[group].candidates)) return false;
    while (chosen_.size() < *asked_.p)
      if (!take_best(nullptr)) return false;
    return chosen_.size() == *asked_.p;
  }

  void improve(solving_watch& watch) {
    for (bool helped = true; helped && watch.may_go_on();) {
      helped = false;
      const auto before = chosen_;
      for (const std::size_t out : before) {
        if (choices_[out] == choice::open || !watch.may_go_on()) continue;
        put(out, -1);
        const double had = gain(out);
        std::size_t best = out;
        double most = had + 1e-9 * std::abs(had);
        for (std::size_t j = 0; j < choices_.size(); ++j)
          if (const double found = fits(j) && fills_gaps(j) ? gain(j) : 0; found > most) {
            best = j;
            most = found;
          }
        put(best, 1);
        helped = helped || best != out;
      }
    }
  }

  std::vector<std::size_t> chosen() const {
    auto sorted = chosen_;
    std::ranges::sort(sorted);
    return sorted;
  }

 private:
  double gain(std::size_t j) const {
    double sum = 0;
    for (const std::uint32_t i : covers_.of_candidate[j])
      if (times_[i] < 2) sum += times_[i] == 0 ? first_[i] : second_[i];
    return sum;
  }

  bool fits(std::size_t j) const {
    return choices_[j] != choice::closed && std::ranges::none_of(chosen_, [&](std::size_t each) {
             return each == j || are_too_near(asked_, each, j);
           });
  }

  bool fills_gaps(std::size_t j) const {
    for (std::size_t group = 0; group < missing_.size(); ++group)
      if (missing_[group] > 0 && std::ranges::find(groups_of_[j], group) == groups_of_[j].end()) return false;
    return true;
  }

  bool take_best(const std::vector<std::size_t>* among) {
    std::optional<std::size_t> best;
    double most = -1;
    const auto look_at = [&](std::size_t j) {
      if (!fits(j)) return;
      if (const double found = gain(j); found > most) {
        best = j;
        most = found;
      }
    };
    if (among)
      for (const std::size_t each : *among) look_at(each);
    else
      for (std::size_t j = 0; j < choices_.size(); ++j) look_at(j);
    if (best) put(*best, 1);
    return best.has_value();
  }

  void put(std::size_t j, int by) {
    for (const std::uint32_t i : covers_.of_candidate[j]) times_[i] += by;
    for (const std::size_t group : groups_of_[j]) missing_[group] -= by;
    if (by > 0)
      chosen_.push_back(j);
    else
      std::erase(chosen_, j);
  }

  const cover_sets& covers_;
  const instance& asked_;
  const std::vector<choice> choices_;
  std::vector<double> first_, second_;  // what it is worth to cover a demand point once, and twice
  std::vector<std::vector<std::size_t>> groups_of_;
  std::vector<int> missing_;  // points of a group
  std::vector<int> times_;    // how often a demand point is covered
  std::vector<std::size_t> chosen_;
};
}  // namespace

std::optional<std::vector<std::size_t>> cover_by_interchange(const cover_sets& covers, const instance& asked,
                                                             solving_watch& watch) {
  interchange plan(covers, asked);
  if (!plan.build()) return std::nullopt;
  plan.improve(watch);
  return plan.chosen();
}

}  // namespace uramost::patrol
