#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "core/published_location.hpp"
#include "core/taxonomy.hpp"
#include "geodata/municipality.hpp"
#include "publication/publication_rules.hpp"
#include "publication/release_content.hpp"

namespace uramost::publication {

/// All that making a release may know of an incident: nothing of where it truly was.
struct published_record {
  tier protection = tier::p2;
  std::string category;
  published_location location;
};

/// What a release is made by.
struct release_plan {
  const geodata::boundaries& areas;
  const taxonomy& categories;
  std::chrono::year_month_day until;  ///< the day after the last one; incidents from then on wait
  publication_rules rules = {};
};

/// The release of these incidents, suppressed: for every year a table of municipality × month and of
/// municipality × category (categories only of whole years), P1 points of months whose count is published and
/// at places where both the place and the rest of its municipality have at least the threshold, and every P0
/// point. P2 is counted by municipality and quarter, else by the north and year, and else not at all.
release_content compose(std::span<const published_record> records, const release_plan& plan);

/// Puts the years of the release before in place of those that would give away, by their difference, that few
/// incidents were added or taken away.
void hold_back(release_content& next, const release_content& before, const publication_rules& rules);

}  // namespace uramost::publication
