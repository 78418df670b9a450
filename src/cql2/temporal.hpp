#pragma once

#include "cql2/instant.hpp"
#include "cql2/operators.hpp"

namespace uramost::cql2 {

/// Whether a relation `t_…` holds between two spans of time (Allen 1983, as CQL2 names them; an instant is a
/// span whose ends are one).
bool holds(op relation, const time_span& a, const time_span& b);

}  // namespace uramost::cql2
