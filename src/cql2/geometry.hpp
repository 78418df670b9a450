#pragma once

#include <string_view>
#include <vector>

namespace uramost::cql2 {

/// A position as it was written: its meaning is that of the filter's coordinate system.
struct position {
  double x = 0;
  double y = 0;

  friend bool operator==(const position&, const position&) = default;
};

enum class geometry_kind {
  point,
  line_string,
  polygon,
  multi_point,
  multi_line_string,
  multi_polygon,
  collection,
  box
};

/// What the members of a polygon or of several are.
geometry_kind member_of(geometry_kind whole);

/// A geometry of simple features (OGC 06-103r4), or a box. Heights are not kept.
struct geometry {
  geometry_kind kind = geometry_kind::point;
  std::vector<position>
      positions;                ///< of a point, a line string, a ring; of a box its two corners, least first
  std::vector<geometry> parts;  ///< rings (line strings) of a polygon, members of all that has members

  friend bool operator==(const geometry&, const geometry&);
};

/// What is wrong with it (a ring that is not closed, a line of one position, a box whose corners are
/// exchanged); empty when nothing is.
std::string_view fault_of(const geometry& one);

/// The ring around a box, counter-clockwise.
geometry as_polygon(const geometry& box);

}  // namespace uramost::cql2
