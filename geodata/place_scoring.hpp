#pragma once

#include <cstdint>
#include <vector>

#include "geodata/mention.hpp"
#include "geodata/name_index.hpp"

namespace uramost::geodata {

/// One thing that a mention, or a whole text, may mean.
struct meaning {
  std::uint32_t thing = 0;  ///< index into name_index::things()
  const mention* from = nullptr;
  name_reading reading{};           ///< the closest one
  bool whole_municipality = false;  ///< the municipality that the thing is the seat of, not the seat
  double share = 0;                 ///< of all that the mention may mean; they sum to 1
  double trust = 0;                 ///< 0-1: how often texts so written mean one of these at all
};

/// Weighs what a mention may mean. A meaning's weight is a product of
///  - its kind's share of what registers name: a municipality's seat far before a village, a village before a
///    hill or a stream;
///  - how close the writing is to the name, against other readings of the same words;
///  - whether it is the thing's main name or a variant;
///  - whether it is of the sort said beside it ("selo", "komuna", "lumi").
/// Shares are weights over their sum. The best ones first.
std::vector<meaning> weigh(const mention& from, const name_index& names);

}  // namespace uramost::geodata
