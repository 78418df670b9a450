#pragma once

#include <functional>
#include <memory>

#include "cql2/geometry.hpp"
#include "cql2/operators.hpp"

namespace uramost::cql2 {

using shared_geometry = std::shared_ptr<const geometry>;

/// Whether a relation of simple features (OGC 06-103r4, DE-9IM) holds between two geometries in the plane.
using relation = std::function<bool(const shared_geometry&, const shared_geometry&)>;

/// The relation that an operator `s_…` stands for; fast for many geometries against one that is shared. For
/// one thread at a time.
relation relation_of(op what);

}  // namespace uramost::cql2
