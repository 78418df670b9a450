#pragma once

#include <vector>

#include "store/database.hpp"
#include "store/match_decision.hpp"

namespace uramost::store {

/// As write_batch::decide_match.
void write_match_decision(database& on, match_decision& decided, time_point now);

/// As incident_store::match_decisions.
std::vector<match_decision> read_match_decisions(database& from);
}  // namespace uramost::store
