#pragma once

#include <cstdint>
#include <vector>

#include "publication/count_table.hpp"

namespace uramost::publication {

/// Withholds cells until nobody can work out a small count. On top of the cells that are withheld already:
/// - every count below `threshold`, none as well as few;
/// - a category that all incidents of what it is part of share (l-diversity 2; Machanavajjhala and others
///   2007);
/// - in every sum of which a part is withheld, a second part, and more until the withheld ones together meet
///   the threshold, or else the whole;
/// - whatever else is needed so that each of these first two kinds could, for all that is published, be none,
///   and could be as many as the threshold (see disclosure_network, which is exact).
/// Cells of small counts go first. Deterministic: equal tables lose equal cells.
void suppress(count_table& table, std::int64_t threshold);

/// A cell whose count, or next to it, can be worked out.
struct disclosed_cell {
  std::size_t area = 0;
  std::size_t column = 0;
  std::int64_t least = 0;  ///< what is known of it
  std::int64_t most = 0;
};

/// The cells of the first two kinds above that are published, or whose range leaves out none or the
/// threshold. Empty after `suppress`.
std::vector<disclosed_cell> disclosed_cells(const count_table& table, std::int64_t threshold);

}  // namespace uramost::publication
