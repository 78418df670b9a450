#include "analysis/points/circle_share.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/points/side_arc.hpp"
#include "core/vectorised.hpp"

namespace uramost::analysis {

namespace {
constexpr double pi = std::numbers::pi;
constexpr double hair = 1e-9;  // so that rounding hides no meeting

double farthest(const border_piece& piece, planar_point from) {
  return std::max(std::hypot(piece.from.x - from.x, piece.from.y - from.y),
                  std::hypot(piece.to.x - from.x, piece.to.y - from.y));
}

/// Appends the angles at which the circle meets the piece.
void append_meetings(const border_piece& piece, planar_point centre, double radius,
                     std::vector<double>& angles) {
  const double fx = piece.from.x - centre.x, fy = piece.from.y - centre.y;
  const double dx = piece.to.x - piece.from.x, dy = piece.to.y - piece.from.y;
  const double a = dx * dx + dy * dy, half_b = fx * dx + fy * dy, c = fx * fx + fy * fy - radius * radius;
  const double discriminant = half_b * half_b - a * c;
  if (!(discriminant > 0) || a == 0) return;
  for (const double root : {-std::sqrt(discriminant), std::sqrt(discriminant)}) {
    const double along = (-half_b + root) / a;
    if (along >= 0 && along <= 1) angles.push_back(std::atan2(fy + along * dy, fx + along * dx));
  }
}

double weight_of(double share) {
  return share * circle_share::heaviest > 1 ? std::max(1.0, 1 / share) : circle_share::heaviest;
}

/// Adds the angle of circles that is beyond a side `away` from their centre, whose two ends are seen at
/// `left` and `right` of the perpendicular.
URAMOST_VECTORISED
void add_angles(const double* squared_radii, std::size_t count, double away, double left, double right,
                double* to) {
  const side_arc::polynomial angle = side_arc::angles;
  for (std::size_t i = 0; i < count; ++i) {
    const double half = side_arc::value(angle, side_arc::half_tangent(squared_radii[i], away));
    to[i] += (half < left ? half : left) + (half < right ? half : right);
  }
}

/// Angles outside become weights.
URAMOST_VECTORISED
void invert(double* angles, std::size_t count) {
  constexpr double least = 2 * pi / circle_share::heaviest;
  for (std::size_t i = 0; i < count; ++i) {
    const double inside = 2 * pi - angles[i];
    angles[i] = 2 * pi / (inside > least ? inside : least);
  }
}
}  // namespace

circle_share::circle_share(const observation_window& window, planar_point centre, double reach)
    : window_(window), centre_(centre), border_distance_(window.distance_to_border(centre)), reach_(reach) {
  if (border_distance_ >= reach) return;
  if (!window.is_rectangle()) {
    for (const border_piece& piece : window.border()) {
      const double nearest = distance_to(piece, centre);
      if (nearest <= reach)
        near_.push_back({nearest * (1 - hair), farthest(piece, centre) * (1 + hair), piece});
    }
    std::ranges::sort(near_, {}, &piece_in_reach::nearest);
    return;
  }
  const planar_box& box = window.box();
  const auto away = [](double distance) { return std::max(distance, 0.0); };
  const double west = away(centre.x - box.min_x), east = away(box.max_x - centre.x);
  const double south = away(centre.y - box.min_y), north = away(box.max_y - centre.y);
  const auto make = [](double to_side, double left, double right) {
    return side{to_side, std::atan2(left, to_side), std::atan2(right, to_side)};
  };
  sides_[0] = make(west, north, south);
  sides_[1] = make(east, north, south);
  sides_[2] = make(south, west, east);
  sides_[3] = make(north, west, east);
  in_corner_ = std::min(west, east) == 0 && std::min(south, north) == 0;
}

double circle_share::inside_rectangle(double radius) const {
  double outside = in_corner_ ? pi / 2 : 0;
  for (const auto& [away, left, right] : sides_) {
    if (away >= radius) continue;
    const double half = std::acos(away / radius);
    outside += std::min(half, left) + std::min(half, right);
  }
  return 1 - outside / (2 * pi);
}

double circle_share::inside_polygon(double radius) const {
  angles_.clear();
  for (const auto& [nearest, farthest, piece] : near_) {
    if (nearest > radius) break;
    if (farthest >= radius) append_meetings(piece, centre_, radius, angles_);
  }
  if (angles_.empty()) angles_.push_back(0);
  std::ranges::sort(angles_);
  angles_.push_back(angles_.front() + 2 * pi);
  double inside = 0;
  for (std::size_t i = 0; i + 1 < angles_.size(); ++i) {
    const double middle = (angles_[i] + angles_[i + 1]) / 2;
    if (window_.surrounds({centre_.x + radius * std::cos(middle), centre_.y + radius * std::sin(middle)}))
      inside += angles_[i + 1] - angles_[i];
  }
  return inside / (2 * pi);
}

double circle_share::inside(double radius) const {
  if (radius <= border_distance_) return 1;
  return window_.is_rectangle() ? inside_rectangle(radius) : inside_polygon(radius);
}

double circle_share::weight(double radius) const { return weight_of(inside(radius)); }

void circle_share::weights(std::span<const double> squared_radii, double* to) const {
  const std::size_t count = squared_radii.size();
  if (!window_.is_rectangle()) {
    for (std::size_t i = 0; i < count; ++i) to[i] = weight(std::sqrt(squared_radii[i]));
    return;
  }
  std::fill(to, to + count, in_corner_ ? pi / 2 : 0.0);
  for (const auto& [away, left, right] : sides_)
    if (away < reach_) add_angles(squared_radii.data(), count, away, left, right, to);
  invert(to, count);
}

}  // namespace uramost::analysis
