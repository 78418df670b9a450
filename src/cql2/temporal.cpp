#include "cql2/temporal.hpp"

#include "core/error.hpp"

namespace uramost::cql2 {

bool holds(op relation, const time_span& a, const time_span& b) {
  switch (relation) {
    case op::t_after:
      return a.first > b.last;
    case op::t_before:
      return a.last < b.first;
    case op::t_equals:
      return a == b;
    case op::t_disjoint:
      return a.first > b.last || a.last < b.first;
    case op::t_intersects:
      return a.first <= b.last && a.last >= b.first;
    case op::t_contains:
      return a.first < b.first && a.last > b.last;
    case op::t_starts:
      return a.first == b.first && a.last < b.last;
    case op::t_finishes:
      return a.last == b.last && a.first > b.first;
    case op::t_meets:
      return a.last == b.first && a.first < b.first && a.last < b.last;
    case op::t_overlaps:
      return a.first < b.first && a.last > b.first && a.last < b.last;
    case op::t_during:
      return holds(op::t_contains, b, a);
    case op::t_started_by:
      return holds(op::t_starts, b, a);
    case op::t_finished_by:
      return holds(op::t_finishes, b, a);
    case op::t_met_by:
      return holds(op::t_meets, b, a);
    case op::t_overlapped_by:
      return holds(op::t_overlaps, b, a);
    default:
      throw error(error_kind::internal, "this is no relation of times");
  }
}

}  // namespace uramost::cql2
