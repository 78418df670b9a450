#include "print/label_placement.hpp"

#include <algorithm>
#include <array>

namespace uramost::print {

namespace {
/// Where the label's middle is, in half labels and gaps from the point.
struct direction {
  double x, y;
};
constexpr std::array beside{direction{1, 0}, direction{-1, 0}, direction{0, 1},  direction{0, -1},
                            direction{1, 1}, direction{1, -1}, direction{-1, 1}, direction{-1, -1}};
constexpr std::array centred{direction{0, 0}};

rectangle placed(const label_wish& wish, direction to) {
  const double x = wish.at.x + to.x * (wish.width / 2 + wish.gap);
  const double y = wish.at.y + to.y * (wish.height / 2 + wish.gap);
  return {x - wish.width / 2, y - wish.height / 2, wish.width, wish.height};
}
}  // namespace

std::vector<std::optional<rectangle>> place_labels(std::span<const label_wish> wishes, const rectangle& frame,
                                                   std::span<const rectangle> taken) {
  std::vector<rectangle> full(taken.begin(), taken.end());
  const auto is_free = [&](const rectangle& box) {
    return frame.contains(box) &&
           std::ranges::none_of(full, [&](const rectangle& other) { return box.overlaps(other); });
  };

  std::vector<std::optional<rectangle>> places;
  for (const label_wish& wish : wishes) {
    const std::span<const direction> directions =
        wish.is_centred ? std::span<const direction>(centred) : std::span<const direction>(beside);
    std::optional<rectangle> found;
    for (const direction to : directions)
      if (const rectangle box = placed(wish, to); !found && is_free(box)) found = box;
    if (found) full.push_back(*found);
    places.push_back(found);
  }
  return places;
}

}  // namespace uramost::print
