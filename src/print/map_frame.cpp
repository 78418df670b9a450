#include "print/map_frame.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "core/error.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost::print {

namespace {
constexpr double radian = std::numbers::pi / 180;
constexpr double equatorial_radius_m = 6'378'137, flattening = 1 / 298.257'223'563;
constexpr double point_m = 0.0254 / 72;

struct projected {
  double x, y;
};

projected project(map_projection projection, lon_lat at) {
  if (projection == map_projection::utm_zone_34) {
    const utm_position found = to_utm_zone_34(at);
    return {found.east, found.north};
  }
  constexpr double farthest = 85;
  const double lat = std::clamp(at.lat, -farthest, farthest) * radian;
  return {equatorial_radius_m * at.lon * radian, equatorial_radius_m * std::asinh(std::tan(lat))};
}

lon_lat unproject(map_projection projection, projected at) {
  if (projection == map_projection::utm_zone_34) return from_utm_zone_34({at.x, at.y});
  return {at.x / equatorial_radius_m / radian, std::atan(std::sinh(at.y / equatorial_radius_m)) / radian};
}

/// Metres on the ellipsoid of a degree of longitude.
double degree_of_longitude_m(double lat) {
  const double sine = std::sin(lat * radian), e2 = flattening * (2 - flattening);
  return equatorial_radius_m / std::sqrt(1 - e2 * sine * sine) * std::cos(lat * radian) * radian;
}

void require_mappable(map_projection projection, const bounding_box& box) {
  const bool is_box = is_on_earth({box.west, box.south}) && is_on_earth({box.east, box.north}) &&
                      box.west <= box.east && box.south <= box.north;
  if (!is_box) throw invalid_input("the extent of a map has to be a box on the Earth", "bbox");
  if (projection == map_projection::utm_zone_34 &&
      (box.west < 15 || box.east > 27 || box.south < 0 || box.north > 84))
    throw invalid_input("the extent reaches out of UTM zone 34 N; Web Mercator can show it", "bbox");
  if (box.north > 85 || box.south < -85)
    throw invalid_input("the extent of a map has to be within 85° of latitude", "bbox");
}

/// What the box's border is on the map; meridians and parallels may bend.
struct reach {
  double west, south, east, north;
};

reach reach_of(map_projection projection, const bounding_box& box) {
  require_mappable(projection, box);
  const projected corner = project(projection, {box.west, box.south});
  reach all{corner.x, corner.y, corner.x, corner.y};
  constexpr int steps = 16;
  for (int i = 0; i <= steps; ++i) {
    const double lon = std::lerp(box.west, box.east, i / double{steps});
    const double lat = std::lerp(box.south, box.north, i / double{steps});
    for (const lon_lat at : {lon_lat{lon, box.south}, {lon, box.north}, {box.west, lat}, {box.east, lat}}) {
      const auto [x, y] = project(projection, at);
      all = {std::min(all.west, x), std::min(all.south, y), std::max(all.east, x), std::max(all.north, y)};
    }
  }
  constexpr double least_half_m = 500;
  const double grow_x = std::max(0.0, least_half_m - (all.east - all.west) / 2);
  const double grow_y = std::max(0.0, least_half_m - (all.north - all.south) / 2);
  return {all.west - grow_x, all.south - grow_y, all.east + grow_x, all.north + grow_y};
}
}  // namespace

map_frame::map_frame(map_projection projection, const bounding_box& extent, double width, double height)
    : projection_(projection), width_(width), height_(height) {
  const reach all = reach_of(projection, extent);
  middle_x_ = std::midpoint(all.west, all.east);
  middle_y_ = std::midpoint(all.south, all.north);
  unit_m_ = std::max((all.east - all.west) / width, (all.north - all.south) / height);

  const lon_lat middle = unproject(projection, {middle_x_, middle_y_});
  constexpr double step = 1e-3;
  const page_point west = at({middle.lon - step, middle.lat}), east = at({middle.lon + step, middle.lat});
  ground_m_ = 2 * step * degree_of_longitude_m(middle.lat) / std::hypot(east.x - west.x, east.y - west.y);
}

double map_frame::shape(map_projection projection, const bounding_box& extent) {
  const reach all = reach_of(projection, extent);
  return (all.north - all.south) / (all.east - all.west);
}

page_point map_frame::at(lon_lat position) const {
  constexpr double margin = 20'000;  // cairo's own coordinates end somewhere
  const auto [x, y] = project(projection_, position);
  return {std::clamp(width_ / 2 + (x - middle_x_) / unit_m_, -margin, margin),
          std::clamp(height_ / 2 - (y - middle_y_) / unit_m_, -margin, margin)};
}

lon_lat map_frame::from(page_point at) const {
  return unproject(projection_,
                   {middle_x_ + (at.x - width_ / 2) * unit_m_, middle_y_ - (at.y - height_ / 2) * unit_m_});
}

double map_frame::scale_denominator() const { return ground_m_ / point_m; }

double map_frame::north_angle() const {
  const page_point middle{width_ / 2, height_ / 2};
  const lon_lat here = from(middle);
  const page_point there = at({here.lon, here.lat + 0.01});
  return std::atan2(there.x - middle.x, middle.y - there.y);
}

}  // namespace uramost::print
