#pragma once

#include <nlohmann/json_fwd.hpp>

#include "cql2/geometry.hpp"
#include "cql2/nesting.hpp"

namespace uramost::cql2 {

/// Reads a GeoJSON geometry (RFC 7946), also with heights, or `{"bbox":[…]}`. Throws invalid_input with a
/// sentence that does not say where.
geometry read_geometry(const nlohmann::ordered_json& from, nesting& bounds);

nlohmann::ordered_json to_json(const geometry& one);

}  // namespace uramost::cql2
