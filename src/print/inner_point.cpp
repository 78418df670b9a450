#include "print/inner_point.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace uramost::print {

namespace {
struct segment {
  page_point a, b;
};

double distance(page_point at, const segment& to) {
  const double dx = to.b.x - to.a.x, dy = to.b.y - to.a.y, length2 = dx * dx + dy * dy;
  const double part =
      length2 > 0 ? std::clamp(((at.x - to.a.x) * dx + (at.y - to.a.y) * dy) / length2, 0.0, 1.0) : 0;
  return std::hypot(at.x - to.a.x - part * dx, at.y - to.a.y - part * dy);
}

bool is_inside(page_point at, std::span<const segment> border) {
  bool inside = false;
  for (const auto& [a, b] : border)
    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x))
      inside = !inside;
  return inside;
}
}  // namespace

std::optional<page_point> inner_point(const map_frame& frame, std::span<const geodata::ring> rings) {
  std::vector<segment> border;
  for (const geodata::ring& ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i)
      border.push_back({frame.at(ring[i - 1]), frame.at(ring[i])});
  double left = frame.width(), top = frame.height(), right = 0, bottom = 0;
  for (const auto& [a, b] : border) {
    left = std::min(left, a.x), right = std::max(right, a.x);
    top = std::min(top, a.y), bottom = std::max(bottom, a.y);
  }
  left = std::max(left, 0.0), top = std::max(top, 0.0);
  right = std::min(right, frame.width()), bottom = std::min(bottom, frame.height());

  constexpr int steps = 14;
  std::optional<page_point> best;
  double deepest = 0;
  for (int i = 1; i < steps && left < right && top < bottom; ++i)
    for (int j = 1; j < steps; ++j) {
      const page_point at{std::lerp(left, right, i / double{steps}),
                          std::lerp(top, bottom, j / double{steps})};
      if (!is_inside(at, border)) continue;
      double depth = std::min({at.x, at.y, frame.width() - at.x, frame.height() - at.y});
      for (const segment& one : border) depth = std::min(depth, distance(at, one));
      if (depth > deepest) deepest = depth, best = at;
    }
  return best;
}

}  // namespace uramost::print
