#pragma once

#include <algorithm>

#include "core/bounding_box.hpp"

namespace uramost {

/// The smallest box that holds all positions it was shown.
class covering_box {
 public:
  void add(lon_lat at) {
    box_ = {std::min(box_.west, at.lon), std::min(box_.south, at.lat), std::max(box_.east, at.lon),
            std::max(box_.north, at.lat)};
  }

  /// Shown nothing yet; `box` is of no meaning then.
  bool is_empty() const { return box_.west > box_.east; }
  const bounding_box& box() const { return box_; }
  lon_lat middle() const { return {(box_.west + box_.east) / 2, (box_.south + box_.north) / 2}; }

 private:
  bounding_box box_{180, 90, -180, -90};
};

}  // namespace uramost
