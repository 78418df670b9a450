#pragma once

#include <optional>
#include <span>
#include <vector>

#include "print/rectangle.hpp"

namespace uramost::print {

/// A name that wants to stand at a point.
struct label_wish {
  page_point at = {};
  double width = 0, height = 0;
  double gap = 0;           ///< to the point
  bool is_centred = false;  ///< on the point rather than beside it
};

/// Greedy placement: each name, in its order, takes the first of its places (beside the point to the right,
/// to the left, below, above, then the corners) that lies in the frame, on no name before it and on nothing
/// that is `taken`. Nothing for a name that has no such place.
std::vector<std::optional<rectangle>> place_labels(std::span<const label_wish> wishes, const rectangle& frame,
                                                   std::span<const rectangle> taken);

}  // namespace uramost::print
