#pragma once

#include <string>
#include <vector>

#include "publication/publication_rules.hpp"
#include "publication/release_content.hpp"

namespace uramost::publication {

/// What two releases together say of one year's P1 or P2 incidents, and neither says alone: that fewer than
/// the threshold, but some, were added or taken away, in a cell, in what a sum leaves over of its withheld
/// parts, or at a place. One sentence each; empty when nothing is. A table whose rows have changed cannot be
/// compared and says so.
std::vector<std::string> differences_of(int year, const release_content& next, const release_content& before,
                                        const publication_rules& rules);

}  // namespace uramost::publication
