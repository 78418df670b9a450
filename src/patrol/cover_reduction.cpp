#include "patrol/cover_reduction.hpp"

#include <algorithm>
#include <numeric>

namespace uramost::patrol {

namespace {
using bits = std::vector<std::uint64_t>;

bool is_subset(const bits& inner, const bits& outer) {
  for (std::size_t i = 0; i < inner.size(); ++i)
    if ((inner[i] & ~outer[i]) != 0) return false;
  return true;
}

void set(bits& of, std::size_t at) { of[at / 64] |= std::uint64_t{1} << (at % 64); }

/// Numbers from nought, ordered by the size of their set.
std::vector<std::size_t> by_size(const std::vector<std::size_t>& sizes) {
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t each) { return sizes[each]; });
  return order;
}

/// Demand points no other one of which has a smaller set of candidates in its own.
std::vector<std::size_t> needed_demand(const cover_sets& covers, const std::vector<choice>& choices) {
  std::vector<bits> sets(covers.of_demand.size(), bits((choices.size() + 63) / 64));
  std::vector<std::size_t> sizes(sets.size(), 0), kept;
  for (std::size_t i = 0; i < sets.size(); ++i)
    for (const std::uint32_t j : covers.of_demand[i])
      if (choices[j] != choice::closed) {
        set(sets[i], j);
        ++sizes[i];
      }
  for (const std::size_t i : by_size(sizes))
    if (std::ranges::none_of(kept, [&](std::size_t each) { return is_subset(sets[each], sets[i]); }))
      kept.push_back(i);
  return kept;
}

/// Candidates that another one makes needless, as far as the demand that is left goes.
std::vector<std::size_t> needless(const cover_sets& covers, const std::vector<std::size_t>& demand,
                                  const std::vector<choice>& choices, const instance& asked) {
  std::vector<bits> sets(choices.size(), bits((demand.size() + 63) / 64));
  std::vector<std::size_t> sizes(sets.size(), 0), found, kept;
  for (std::size_t at = 0; at < demand.size(); ++at)
    for (const std::uint32_t j : covers.of_demand[demand[at]]) {
      set(sets[j], at);
      ++sizes[j];
    }
  auto order = by_size(sizes);
  std::ranges::reverse(order);
  for (const std::size_t j : order) {
    if (choices[j] == choice::closed) continue;
    const bool is_needless =
        choices[j] == choice::free && std::ranges::any_of(kept, [&](std::size_t each) {
          return asked.cost_of(each) <= asked.cost_of(j) && is_subset(sets[j], sets[each]);
        });
    (is_needless ? found : kept).push_back(j);
  }
  return found;
}
}  // namespace

cover_reduction::cover_reduction(const cover_sets& covers, const std::vector<choice>& choices,
                                 const instance& asked) {
  std::vector<choice> left = choices;
  for (bool was_needless = true; was_needless;) {
    demand = needed_demand(covers, left);
    const auto more = needless(covers, demand, left, asked);
    for (const std::size_t each : more) left[each] = choice::closed;
    closed.insert(closed.end(), more.begin(), more.end());
    was_needless = !more.empty();
  }
}

}  // namespace uramost::patrol
