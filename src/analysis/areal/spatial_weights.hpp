#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace uramost::analysis {

/// That `neighbour` counts as a neighbour of `place`, and how much. Not the same as the other way round.
struct neighbour_pair {
  std::uint32_t place = 0, neighbour = 0;
  double weight = 1;

  friend bool operator==(const neighbour_pair&, const neighbour_pair&) = default;
};

/// How weights are coded (Tiefelsdorf, Griffith & Boots 1999; spdep's letters). `binary` B: as given, 1 each
/// where nothing was given. `row_standardised` W: every place's weights add up to 1. `globally_standardised`
/// C: all add up to the number of places with neighbours; U: to 1. `variance_stabilising` S: between B and W.
enum class weight_style {
  binary,
  row_standardised,
  globally_standardised,
  unit_sum,
  variance_stabilising,
};

/// "B", "W", "C", "U" and "S", in either case.
std::optional<weight_style> weight_style_of(std::string_view text);

/// Sums over all weights (Cliff & Ord 1981): s0 = ΣΣ wᵢⱼ, s1 = ½ ΣΣ (wᵢⱼ + wⱼᵢ)², s2 = Σᵢ (Σⱼ wᵢⱼ + Σⱼ wⱼᵢ)².
struct weight_sums {
  double s0 = 0, s1 = 0, s2 = 0;
};

/// Who is a neighbour of whom, and how much: for every place a row of neighbours, ascending. Immutable.
/// Places are numbered from 0. A place without neighbours is an island: its row is empty.
class spatial_weights {
 public:
  /// Throws invalid_input (field `weights`) for a place of `places` or beyond, a weight that is negative or
  /// not finite, and a pair given twice with different weights (twice the same counts once).
  spatial_weights(std::size_t places, std::vector<neighbour_pair> pairs);

  std::size_t size() const { return starts_.size() - 1; }
  std::size_t links() const { return neighbours_.size(); }
  std::span<const std::uint32_t> neighbours(std::size_t place) const {
    return {neighbours_.data() + starts_[place], starts_[place + 1] - starts_[place]};
  }
  std::span<const double> weights(std::size_t place) const {
    return {weights_.data() + starts_[place], starts_[place + 1] - starts_[place]};
  }

  /// How many places have no neighbours.
  std::size_t islands() const;
  weight_sums sums() const;
  /// Every place's weighted sum of its neighbours' values; 0 for an island.
  std::vector<double> lag(std::span<const double> values) const;

  spatial_weights styled(weight_style style) const;
  /// Every place a neighbour of itself with a weight of 1, where it has no such weight yet. To be called
  /// before `styled`.
  spatial_weights with_self() const;
  spatial_weights without_self() const;
  std::vector<neighbour_pair> pairs() const;

 private:
  /// The weight of `neighbour` for `place`, 0 where it is none.
  double weight(std::size_t place, std::uint32_t neighbour) const;

  std::vector<std::size_t> starts_;  // one more than there are places
  std::vector<std::uint32_t> neighbours_;
  std::vector<double> weights_;
};

}  // namespace uramost::analysis
