#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace uramost::print {

/// What page breaks depend on: one unbreakable piece of a column, points.
struct piece {
  double height = 0;
  double space_before = 0;     ///< not at the top of a page
  bool keeps_next = false;     ///< the next piece is on the same page, if the two fit one
  double repeated_height = 0;  ///< of what stands above it again at the top of a page: a table's headings
};

/// Where a piece is: page from 0, its top from the upper end of the page's column. A piece whose heading is
/// repeated stands below it.
struct place_on_page {
  std::size_t page = 0;
  double top = 0;
  bool repeats_heading = false;
};

/// Pieces from top to bottom, on as few pages as the order allows. What is higher than a page has one to
/// itself.
std::vector<place_on_page> break_pages(std::span<const piece> pieces, double page_height);

}  // namespace uramost::print
