#include "cql2/spatial.hpp"

#include <memory>

#include "core/error.hpp"
#include "geodata/geos.hpp"

namespace uramost::cql2 {

namespace {
using geodata::geos;

using predicate = char (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

using prepared_predicate = char (*)(GEOSContextHandle_t, const GEOSPreparedGeometry*, const GEOSGeometry*);

/// A relation as GEOS has it: between two, and (where it is worth it) of one that is prepared to another, and
/// of another to it.
struct predicates {
  predicate holds;
  prepared_predicate of_prepared = nullptr, to_prepared = nullptr;
};

predicates predicates_of(op what) {
  switch (what) {
    case op::s_contains:
      return {GEOSContains_r, GEOSPreparedContains_r, GEOSPreparedWithin_r};
    case op::s_within:
      return {GEOSWithin_r, GEOSPreparedWithin_r, GEOSPreparedContains_r};
    case op::s_intersects:
      return {GEOSIntersects_r, GEOSPreparedIntersects_r, GEOSPreparedIntersects_r};
    case op::s_disjoint:
      return {GEOSDisjoint_r, GEOSPreparedDisjoint_r, GEOSPreparedDisjoint_r};
    case op::s_crosses:
      return {GEOSCrosses_r};
    case op::s_equals:
      return {GEOSEquals_r};
    case op::s_overlaps:
      return {GEOSOverlaps_r};
    case op::s_touches:
      return {GEOSTouches_r};
    default:
      throw error(error_kind::internal, "this is no spatial operator");
  }
}

GEOSCoordSequence* sequence(const geos& with, const std::vector<position>& of) {
  GEOSCoordSequence* made = GEOSCoordSeq_create_r(with.handle(), static_cast<unsigned>(of.size()), 2);
  with.check(made != nullptr);
  for (unsigned i = 0; i < of.size(); ++i) GEOSCoordSeq_setXY_r(with.handle(), made, i, of[i].x, of[i].y);
  return made;
}

geos::geometry draw_with(const geos& with, const geometry& one);

/// GEOS owns them from then on.
std::vector<GEOSGeometry*> released(std::vector<geos::geometry> owned) {
  std::vector<GEOSGeometry*> all;
  for (geos::geometry& each : owned) all.push_back(each.release());
  return all;
}

geos::geometry ring(const geos& with, const geometry& of) {
  return with.own(GEOSGeom_createLinearRing_r(with.handle(), sequence(with, of.positions)));
}

geos::geometry polygon(const geos& with, const geometry& of) {
  std::vector<geos::geometry> holes;
  for (std::size_t i = 1; i < of.parts.size(); ++i) holes.push_back(ring(with, of.parts[i]));
  geos::geometry shell = ring(with, of.parts.at(0));
  auto inside = released(std::move(holes));
  return with.own(GEOSGeom_createPolygon_r(with.handle(), shell.release(), inside.data(),
                                           static_cast<unsigned>(inside.size())));
}

geos::geometry collection(const geos& with, int type, const geometry& of) {
  std::vector<geos::geometry> members;
  for (const geometry& each : of.parts) members.push_back(draw_with(with, each));
  auto parts = released(std::move(members));
  return with.own(
      GEOSGeom_createCollection_r(with.handle(), type, parts.data(), static_cast<unsigned>(parts.size())));
}

/// A box without width or height is a line, or a point: as a polygon it would not be valid.
geos::geometry box(const geos& with, const geometry& one) {
  const position low = one.positions.at(0), high = one.positions.at(1);
  if (low == high) return draw_with(with, {geometry_kind::point, {low}, {}});
  if (low.x == high.x || low.y == high.y)
    return draw_with(with, {geometry_kind::line_string, {low, high}, {}});
  return polygon(with, as_polygon(one));
}

geos::geometry draw_with(const geos& with, const geometry& one) {
  switch (one.kind) {
    case geometry_kind::point:
      return with.own(
          GEOSGeom_createPointFromXY_r(with.handle(), one.positions.at(0).x, one.positions.at(0).y));
    case geometry_kind::line_string:
      return with.own(GEOSGeom_createLineString_r(with.handle(), sequence(with, one.positions)));
    case geometry_kind::polygon:
      return polygon(with, one);
    case geometry_kind::box:
      return box(with, one);
    case geometry_kind::multi_point:
      return collection(with, GEOS_MULTIPOINT, one);
    case geometry_kind::multi_line_string:
      return collection(with, GEOS_MULTILINESTRING, one);
    case geometry_kind::multi_polygon:
      return collection(with, GEOS_MULTIPOLYGON, one);
    case geometry_kind::collection:
      return collection(with, GEOS_GEOMETRYCOLLECTION, one);
  }
  throw error(error_kind::internal, "there is no such kind of geometry");
}

struct prepared_deleter {
  GEOSContextHandle_t context = nullptr;
  void operator()(const GEOSPreparedGeometry* one) const { GEOSPreparedGeom_destroy_r(context, one); }
};

/// One side of a comparison: what was drawn last, which is the same for every row when a filter says it.
class drawing_board {
 public:
  /// Whether it is what was drawn last.
  bool draw(const shared_geometry& one) {
    if (one == shown_) return true;
    prepared_ = nullptr;
    drawn_ = draw_with(with_, *one);
    shown_ = one;
    return false;
  }
  const GEOSGeometry* geometry() const { return drawn_.get(); }
  const GEOSPreparedGeometry* prepared() {
    if (!prepared_) {
      prepared_ = {GEOSPrepare_r(with_.handle(), drawn_.get()), {with_.handle()}};
      with_.check(prepared_ != nullptr);
    }
    return prepared_.get();
  }
  GEOSContextHandle_t handle() const { return with_.handle(); }

 private:
  geos with_;
  shared_geometry shown_;
  geos::geometry drawn_{nullptr, {}};
  std::unique_ptr<const GEOSPreparedGeometry, prepared_deleter> prepared_;
};

bool lies_in(const geometry& point, const geometry& box) {
  const position at = point.positions[0], low = box.positions[0], high = box.positions[1];
  return at.x >= low.x && at.x <= high.x && at.y >= low.y && at.y <= high.y;
}

bool is_point_and_box(const geometry& a, const geometry& b) {
  return a.kind == geometry_kind::point && b.kind == geometry_kind::box;
}
}  // namespace

relation relation_of(op what) {
  const auto first = std::make_shared<drawing_board>(), second = std::make_shared<drawing_board>();
  return
      [what, said = predicates_of(what), first, second](const shared_geometry& a, const shared_geometry& b) {
        if (what == op::s_intersects && is_point_and_box(*a, *b)) return lies_in(*a, *b);
        const bool first_stays = first->draw(a), second_stays = second->draw(b);
        char answer = 0;
        if (second_stays && said.to_prepared)
          answer = said.to_prepared(second->handle(), second->prepared(), first->geometry());
        else if (first_stays && said.of_prepared)
          answer = said.of_prepared(first->handle(), first->prepared(), second->geometry());
        else
          answer = said.holds(first->handle(), first->geometry(), second->geometry());
        if (answer == 2) throw invalid_input("this geometry cannot be compared: it is not valid", "filter");
        return answer == 1;
      };
}

}  // namespace uramost::cql2
