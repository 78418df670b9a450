#include "analysis/points/observation_window.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
using ring = std::vector<planar_point>;
constexpr std::size_t most_rows = 256;

error no_area() { return invalid_input("the window has no area", "window"); }

/// Positive when it is turned counter-clockwise (Gauss's formula, about its first corner).
double signed_area(const ring& of) {
  double twice = 0;
  for (std::size_t i = 1; i + 1 < of.size(); ++i)
    twice += (of[i].x - of[0].x) * (of[i + 1].y - of[0].y) - (of[i + 1].x - of[0].x) * (of[i].y - of[0].y);
  return twice / 2;
}

/// Whether a ray to the east crosses the piece.
bool crosses(const border_piece& piece, planar_point at) {
  if ((piece.from.y > at.y) == (piece.to.y > at.y)) return false;
  const double along = (at.y - piece.from.y) / (piece.to.y - piece.from.y);
  return piece.from.x + along * (piece.to.x - piece.from.x) > at.x;
}

void append_pieces(const ring& of, std::vector<border_piece>& to) {
  for (std::size_t i = 0; i < of.size(); ++i) to.push_back({of[i], of[(i + 1) % of.size()]});
}

bool surrounds(const ring& outer, planar_point at) {
  std::vector<border_piece> pieces;
  append_pieces(outer, pieces);
  return std::ranges::count_if(pieces, [&](const auto& piece) { return crosses(piece, at); }) % 2 == 1;
}

bool is_hole(const std::vector<ring>& rings, std::size_t which) {
  std::size_t around = 0;
  for (std::size_t i = 0; i < rings.size(); ++i)
    if (i != which && surrounds(rings[i], rings[which].front())) ++around;
  return around % 2 == 1;
}

bool is_upright_rectangle(const ring& of) {
  if (of.size() != 4) return false;
  for (std::size_t i = 0; i < 4; ++i) {
    const planar_point a = of[i], b = of[(i + 1) % 4], c = of[(i + 2) % 4];
    const bool first_level = a.y == b.y && b.x == c.x, first_upright = a.x == b.x && b.y == c.y;
    if (!first_level && !first_upright) return false;
  }
  return true;
}
}  // namespace

double planar_box::diagonal() const { return std::hypot(width(), height()); }

planar_box bounding_box_of(std::span<const planar_point> points) {
  if (points.empty()) return {};
  planar_box box{points[0].x, points[0].x, points[0].y, points[0].y};
  for (const planar_point& each : points) {
    box.min_x = std::min(box.min_x, each.x);
    box.max_x = std::max(box.max_x, each.x);
    box.min_y = std::min(box.min_y, each.y);
    box.max_y = std::max(box.max_y, each.y);
  }
  return box;
}

double distance_to(const border_piece& piece, planar_point at) {
  const double dx = piece.to.x - piece.from.x, dy = piece.to.y - piece.from.y;
  const double squared = dx * dx + dy * dy;
  const double along =
      squared > 0 ? std::clamp(((at.x - piece.from.x) * dx + (at.y - piece.from.y) * dy) / squared, 0.0, 1.0)
                  : 0;
  return std::hypot(piece.from.x + along * dx - at.x, piece.from.y + along * dy - at.y);
}

observation_window::observation_window(const planar_box& rectangle)
    : box_(rectangle), is_rectangle_(true), area_(rectangle.width() * rectangle.height()) {
  if (!(rectangle.width() > 0 && rectangle.height() > 0) || !std::isfinite(area_)) throw no_area();
  append_pieces({{box_.min_x, box_.min_y},
                 {box_.max_x, box_.min_y},
                 {box_.max_x, box_.max_y},
                 {box_.min_x, box_.max_y}},
                border_);
}

observation_window::observation_window(std::vector<ring> rings) {
  for (ring& each : rings)
    while (each.size() > 1 && each.front() == each.back()) each.pop_back();
  std::erase_if(rings, [](const ring& each) { return each.size() < 3 || signed_area(each) == 0; });
  if (rings.size() == 1 && is_upright_rectangle(rings[0])) {
    *this = observation_window(bounding_box_of(rings[0]));
    return;
  }
  ring all;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    area_ += std::abs(signed_area(rings[i])) * (is_hole(rings, i) ? -1 : 1);
    append_pieces(rings[i], border_);
    all.insert(all.end(), rings[i].begin(), rings[i].end());
  }
  box_ = bounding_box_of(all);
  if (!(area_ > 0) || !std::isfinite(area_)) throw no_area();
  sort_into_rows();
}

std::size_t observation_window::row(double y) const {
  const auto rows = static_cast<double>(row_starts_.size() - 1);
  return static_cast<std::size_t>(std::clamp((y - box_.min_y) / box_.height() * rows, 0.0, rows - 1));
}

void observation_window::sort_into_rows() {
  row_starts_.assign(std::min(border_.size(), most_rows) + 1, 0);
  const auto each_row = [&](auto&& visit) {
    for (const border_piece& piece : border_) {
      const auto [low, high] = std::minmax(piece.from.y, piece.to.y);
      for (std::size_t at = row(low), last = row(high); at <= last; ++at) visit(at, piece);
    }
  };
  each_row([&](std::size_t at, const border_piece&) { ++row_starts_[at + 1]; });
  for (std::size_t at = 1; at < row_starts_.size(); ++at) row_starts_[at] += row_starts_[at - 1];
  by_row_.resize(row_starts_.back());
  std::vector<std::size_t> next(row_starts_.begin(), row_starts_.end() - 1);
  each_row([&](std::size_t at, const border_piece& piece) { by_row_[next[at]++] = piece; });
}

double observation_window::perimeter() const {
  double length = 0;
  for (const auto& [from, to] : border_) length += std::hypot(to.x - from.x, to.y - from.y);
  return length;
}

bool observation_window::surrounds(planar_point at) const {
  std::span<const border_piece> beside = border_;
  if (!is_rectangle_) {
    const std::size_t in = row(at.y);
    beside = std::span(by_row_).subspan(row_starts_[in], row_starts_[in + 1] - row_starts_[in]);
  }
  std::size_t crossed = 0;
  for (const border_piece& piece : beside) crossed += crosses(piece, at) ? 1 : 0;
  return crossed % 2 == 1;
}

bool observation_window::contains(planar_point at) const {
  const double slack = 1e-9 * box_.diagonal();
  if (!(at.x >= box_.min_x - slack && at.x <= box_.max_x + slack && at.y >= box_.min_y - slack &&
        at.y <= box_.max_y + slack))
    return false;
  return is_rectangle_ || surrounds(at) || distance_to_border(at) <= slack;
}

double observation_window::distance_to_border(planar_point at) const {
  if (is_rectangle_)
    return std::max(0.0,
                    std::min({at.x - box_.min_x, box_.max_x - at.x, at.y - box_.min_y, box_.max_y - at.y}));
  double nearest = std::numeric_limits<double>::infinity();
  for (const border_piece& piece : border_) nearest = std::min(nearest, distance_to(piece, at));
  return nearest;
}

observation_window window_around(std::span<const planar_point> points) {
  return observation_window(bounding_box_of(points));
}

}  // namespace uramost::analysis
