#pragma once

#include <string>

#include "cql2/geometry.hpp"
#include "cql2/nesting.hpp"
#include "cql2/scanner.hpp"

namespace uramost::cql2 {

/// Whether the next word begins a geometry: `POINT`, … or `BBOX`.
bool begins_geometry(const scanner& from);

/// Reads well-known text (OGC 06-103r4), also with heights, or `BBOX(west,south,east,north)`. Throws
/// invalid_input.
geometry read_geometry(scanner& from, nesting& bounds);

/// Writes what reads back to the same.
void append_text(const geometry& one, std::string& to);

}  // namespace uramost::cql2
