#pragma once

#include <span>
#include <vector>

#include "analysis/registers/capture_recapture.hpp"
#include "casework/register_match.hpp"
#include "store/match_decision.hpp"

namespace uramost::casework {

/// What of all that was ever decided holds: the latest of each pair, unless that left it open.
std::vector<store::match_decision> decisions_that_hold(std::span<const store::match_decision> all);

/// A decision on a record of `a` and one of `b`.
struct decided_pair {
  incident_id a, b;
  store::match_decision decision;
};

/// What holds of two registers, the latest decision first.
std::vector<decided_pair> decided_between(std::span<const compared_record> a,
                                          std::span<const compared_record> b,
                                          std::span<const store::match_decision> all);

/// Two registers laid over one another, by what people decided.
struct register_overlap {
  analysis::overlap counts;
  analysis::estimated_total estimate;
  std::vector<match_candidate> undecided;  ///< candidates that nobody has decided on, best first
};

register_overlap lay_over(std::span<const compared_record> a, std::span<const compared_record> b,
                          std::span<const store::match_decision> all, double least_score = 3);

}  // namespace uramost::casework
