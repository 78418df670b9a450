#include "geodata/nearest_parts.hpp"

#include <algorithm>
#include <cmath>

#include "geodata/area_box.hpp"
#include "geodata/geos_shapes.hpp"

namespace uramost::geodata {

namespace {
/// Corners of a convex polygon.
using outline = std::vector<utm_position>;

double squared_distance(utm_position a, utm_position b) {
  const double east = a.east - b.east, north = a.north - b.north;
  return east * east + north * north;
}

/// Cuts off what is nearer to `other` than to `own`.
outline nearer(const outline& of, utm_position own, utm_position other) {
  const double east = other.east - own.east, north = other.north - own.north;
  const double half = (east * east + north * north) / 2;
  const auto beyond = [&](utm_position at) {
    return (at.east - own.east) * east + (at.north - own.north) * north - half;
  };
  outline kept;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const utm_position from = of[i], to = of[(i + 1) % of.size()];
    const double a = beyond(from), b = beyond(to);
    if (a <= 0) kept.push_back(from);
    if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
      const double along = a / (a - b);
      kept.push_back(
          {from.east + along * (to.east - from.east), from.north + along * (to.north - from.north)});
    }
  }
  return kept;
}

/// A square around the area and all positions, before anything is cut off.
outline surroundings(const municipality_area& area, std::span<const utm_position> positions) {
  const utm_position middle = to_utm_zone_34(box_of(area).middle());
  double reach = 1'000;
  const auto include = [&](utm_position at) {
    reach = std::max({reach, std::abs(at.east - middle.east), std::abs(at.north - middle.north)});
  };
  for (const polygon& part : area.polygons)
    for (const lon_lat corner : part.exterior) include(to_utm_zone_34(corner));
  std::ranges::for_each(positions, include);
  reach *= 2;
  return {{middle.east - reach, middle.north - reach},
          {middle.east + reach, middle.north - reach},
          {middle.east + reach, middle.north + reach},
          {middle.east - reach, middle.north + reach}};
}

std::array<double, 2> planar(lon_lat at) {
  const utm_position position = to_utm_zone_34(at);
  return {position.east, position.north};
}

lon_lat to_a_centimetre(double x, double y) {
  const lon_lat at = from_utm_zone_34({x, y});
  return {std::round(at.lon * 1e7) / 1e7, std::round(at.lat * 1e7) / 1e7};
}

geos::geometry shape_of(const geos& with, const outline& corners) {
  polygon made;
  for (const utm_position corner : corners) made.exterior.push_back({corner.east, corner.north});
  made.exterior.push_back(made.exterior.front());
  return geos_polygon(with, made, [](lon_lat at) { return std::array{at.lon, at.lat}; });
}
}  // namespace

std::size_t nearest_of(std::span<const utm_position> positions, utm_position point) {
  const auto nearest = std::ranges::min_element(
      positions, {}, [&](utm_position each) { return squared_distance(each, point); });
  return static_cast<std::size_t>(nearest - positions.begin());
}

std::vector<std::vector<polygon>> nearest_parts(const municipality_area& area,
                                                std::span<const utm_position> positions) {
  const geos with;
  std::vector<geos::geometry> whole;
  for (const polygon& part : area.polygons) whole.push_back(geos_polygon(with, part, planar));
  const outline everything = surroundings(area, positions);
  std::vector<std::vector<polygon>> parts(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (nearest_of(positions, positions[i]) != i) continue;  // another one is at the same place
    outline mine = everything;
    for (std::size_t other = 0; other < positions.size() && mine.size() >= 3; ++other)
      if (squared_distance(positions[i], positions[other]) > 0)
        mine = nearer(mine, positions[i], positions[other]);
    if (mine.size() < 3) continue;
    const auto shape = shape_of(with, mine);
    for (const auto& part : whole) {
      const auto cut = with.own(GEOSIntersection_r(with.handle(), part.get(), shape.get()));
      std::ranges::move(polygons_of(with, cut.get(), to_a_centimetre), std::back_inserter(parts[i]));
    }
  }
  return parts;
}

}  // namespace uramost::geodata
