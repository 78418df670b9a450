#include "analysis/points/circle_share.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uramost::analysis {

namespace {
constexpr double pi = std::numbers::pi;

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
}  // namespace

circle_share::circle_share(const observation_window& window, planar_point centre, double reach)
    : window_(window), centre_(centre), border_distance_(window.distance_to_border(centre)) {
  if (border_distance_ >= reach) return;
  if (!window.is_rectangle()) {
    for (const border_piece& piece : window.border())
      if (distance_to(piece, centre) <= reach) near_.push_back(piece);
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
  for (const border_piece& piece : near_) append_meetings(piece, centre_, radius, angles_);
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

double circle_share::weight(double radius) const {
  const double share = inside(radius);
  return share * heaviest > 1 ? std::max(1.0, 1 / share) : heaviest;
}

}  // namespace uramost::analysis
