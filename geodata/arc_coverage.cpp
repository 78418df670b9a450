#include "geodata/arc_coverage.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "geodata/orientation.hpp"

namespace uramost::geodata {
namespace {

/// Appends to an open chain the line that goes on where it ends, and takes it from `lines`.
bool extend(ring& chain, std::vector<ring>& lines) {
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    if (line->back() == chain.back()) std::ranges::reverse(*line);
    if (line->front() != chain.back()) continue;
    chain.insert(chain.end(), line->begin() + 1, line->end());
    lines.erase(line);
    return true;
  }
  return false;
}

std::vector<ring> chain_to_rings(std::vector<ring> lines) {
  std::vector<ring> rings;
  while (!lines.empty()) {
    ring chain = std::move(lines.back());
    lines.pop_back();
    while (chain.front() != chain.back())
      if (!extend(chain, lines)) throw error(error_kind::internal, "the built-in boundaries do not close");
    rings.push_back(std::move(chain));
  }
  return rings;
}

}  // namespace

std::vector<polygon> assemble_area(const std::vector<border_arc>& arcs, const municipality_code& code) {
  std::vector<ring> lines;
  for (const border_arc& arc : arcs)
    if (arc.left == code || arc.right == code) lines.push_back(arc.line);
  auto rings = chain_to_rings(std::move(lines));

  // Largest first: a ring inside one that is there already is the border of an enclave.
  std::ranges::sort(rings, std::greater{}, [](const ring& each) { return std::abs(signed_area(each)); });
  std::vector<polygon> polygons;
  for (ring& each : rings) {
    const auto around = std::ranges::find_if(
        polygons, [&](const polygon& candidate) { return holds(candidate.exterior, each.front()); });
    const bool is_hole = around != polygons.end();
    orient(each, !is_hole);
    if (is_hole)
      around->holes.push_back(std::move(each));
    else
      polygons.push_back({std::move(each), {}});
  }
  return polygons;
}

}  // namespace uramost::geodata
