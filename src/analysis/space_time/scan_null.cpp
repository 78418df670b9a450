#include "analysis/space_time/scan_null.hpp"

#include <algorithm>
#include <numeric>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
constexpr double most_individuals = 50'000'000;
}

weighted_draw::weighted_draw(std::span<const double> weights)
    : keep_(weights.size(), 1), alias_(weights.size()) {
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  std::vector<double> left(weights.begin(), weights.end());
  std::vector<std::uint32_t> scarce, ample;
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    alias_[i] = i;
    left[i] /= mean;
    (left[i] < 1 ? scarce : ample).push_back(i);
  }
  while (!scarce.empty() && !ample.empty()) {
    const std::uint32_t poor = scarce.back(), rich = ample.back();
    scarce.pop_back();
    keep_[poor] = left[poor];
    alias_[poor] = rich;
    left[rich] -= 1 - left[poor];
    if (left[rich] < 1) {
      ample.pop_back();
      scarce.push_back(rich);
    }
  }
  // What is left over is whole but for rounding; a cell of no weight must not be.
  for (const std::uint32_t i : scarce)
    if (left[i] <= 0)
      keep_[i] = 0,
      alias_[i] = static_cast<std::uint32_t>(std::ranges::max_element(weights) - weights.begin());
}

scan_null::scan_null(scan_model model, std::span<const std::uint32_t> cases,
                     std::span<const double> population, std::size_t periods)
    : model_(model), periods_(periods) {
  for (const std::uint32_t count : cases) total_ += count;
  if (model == scan_model::poisson) weighted_.emplace_back(population);
  if (model == scan_model::bernoulli) {
    if (std::accumulate(population.begin(), population.end(), 0.0) > most_individuals)
      throw invalid_input("more than 50 million cases and controls; take the Poisson model", "model");
    for (std::uint32_t cell = 0; cell < population.size(); ++cell)
      individuals_.insert(individuals_.end(), static_cast<std::size_t>(population[cell]), cell);
  }
  if (model == scan_model::space_time_permutation)
    for (std::uint32_t cell = 0; cell < cases.size(); ++cell)
      for (std::uint32_t i = 0; i < cases[cell]; ++i) {
        place_.push_back(cell / static_cast<std::uint32_t>(periods));
        time_.push_back(cell % static_cast<std::uint32_t>(periods));
      }
}

void scan_null::draw(random_stream& random, std::span<std::uint32_t> cases) const {
  std::ranges::fill(cases, 0U);
  switch (model_) {
    case scan_model::poisson:
      for (std::size_t i = 0; i < total_; ++i) ++cases[weighted_[0](random)];
      break;
    case scan_model::bernoulli:
      draw_individuals(random, cases);
      break;
    case scan_model::space_time_permutation:
      permute_times(random, cases);
      break;
  }
}

void scan_null::draw_individuals(random_stream& random, std::span<std::uint32_t> cases) const {
  // Floyd's way of drawing without replacement: as many steps as cases (Bentley & Floyd 1987).
  std::vector<std::uint8_t> drawn(individuals_.size());
  for (std::size_t last = individuals_.size() - total_; last < individuals_.size(); ++last) {
    std::size_t one = random.below(static_cast<std::uint32_t>(last + 1));
    if (drawn[one]) one = last;
    drawn[one] = 1;
    ++cases[individuals_[one]];
  }
}

void scan_null::permute_times(random_stream& random, std::span<std::uint32_t> cases) const {
  std::vector<std::uint32_t> times = time_;
  random.shuffle(std::span(times));
  for (std::size_t i = 0; i < times.size(); ++i) ++cases[place_[i] * periods_ + times[i]];
}

}  // namespace uramost::analysis
