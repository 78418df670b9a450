#include "cql2/geometry.hpp"

#include <algorithm>

namespace uramost::cql2 {

bool operator==(const geometry& a, const geometry& b) {
  return a.kind == b.kind && a.positions == b.positions && a.parts == b.parts;
}

geometry_kind member_of(geometry_kind whole) {
  switch (whole) {
    case geometry_kind::multi_point:
      return geometry_kind::point;
    case geometry_kind::multi_polygon:
      return geometry_kind::polygon;
    default:
      return geometry_kind::line_string;
  }
}

namespace {
std::string_view fault_of_rings(const geometry& polygon) {
  if (polygon.parts.empty()) return "a polygon has a ring at least";
  for (const geometry& ring : polygon.parts) {
    if (ring.positions.size() < 4) return "a ring has four positions at least";
    if (ring.positions.front() != ring.positions.back()) return "a ring ends where it begins";
  }
  return {};
}
}  // namespace

std::string_view fault_of(const geometry& one) {
  switch (one.kind) {
    case geometry_kind::point:
      return one.positions.size() == 1 ? "" : "a point has one position";
    case geometry_kind::line_string:
      return one.positions.size() >= 2 ? "" : "a line has two positions at least";
    case geometry_kind::polygon:
      return fault_of_rings(one);
    case geometry_kind::box: {
      const position low = one.positions.at(0), high = one.positions.at(1);
      return low.x <= high.x && low.y <= high.y ? "" : "a box has its least corner first";
    }
    default:
      break;
  }
  if (one.parts.empty()) return "a geometry of several has one member at least";
  for (const geometry& part : one.parts)
    if (const auto fault = fault_of(part); !fault.empty()) return fault;
  return {};
}

geometry as_polygon(const geometry& box) {
  const position low = box.positions.at(0), high = box.positions.at(1);
  return {geometry_kind::polygon,
          {},
          {{geometry_kind::line_string, {low, {high.x, low.y}, high, {low.x, high.y}, low}, {}}}};
}

}  // namespace uramost::cql2
