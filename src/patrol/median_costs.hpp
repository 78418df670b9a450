#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "patrol/instance.hpp"

namespace uramost::patrol {

/// What it costs to serve demand points from candidates. The p-median is to choose p candidates so that every
/// demand point served by its cheapest one costs least; covering is the case where a candidate within the
/// radius costs nothing and to be served by nobody costs the demand (Church and ReVelle 1976).
struct median_costs {
  struct offer {
    double cost;
    std::uint32_t candidate;
  };

  std::size_t candidates = 0;
  std::vector<std::size_t> ends{0};
  std::vector<offer> offers;     ///< demand point by demand point, cheapest first
  std::vector<double> unserved;  ///< cost of being served by nobody; `unreachable`: it has to be served
  bool whole = false;            ///< all costs are whole numbers, hence all sums

  std::size_t demands() const { return unserved.size(); }
  std::span<const offer> of(std::size_t demand) const {
    return {offers.data() + ends[demand], offers.data() + ends[demand + 1]};
  }

  /// Of choosing these candidates.
  double total(const std::vector<std::size_t>& chosen) const;
  /// Without offers of closed candidates.
  median_costs without(const std::vector<choice>& choices) const;
};

/// Of a p_median or mclp. Demand that weighs nothing, or is covered by nobody, is left out; demand points
/// with the same candidates in reach are put together in mclp.
median_costs median_costs_of(const instance& asked);

}  // namespace uramost::patrol
