#pragma once

#include <string>
#include <vector>

#include "core/lon_lat.hpp"
#include "geodata/municipality.hpp"

namespace uramost::geodata {

enum class coverage_fault { invalid_ring, overlap, gap };

/// Where boundaries are not a coverage.
struct coverage_problem {
  coverage_fault fault = coverage_fault::overlap;
  std::vector<municipality_code> between;  ///< whose borders are at fault, ascending
  lon_lat where;                           ///< a position in the overlap or gap, or of the invalid corner
  double width_m = 0;                      ///< at least as wide; 0 for an invalid ring
  std::string sentence;                    ///< "38 and 30 overlap near 20.86600, 42.90000 (about 12 m wide)"
};

/// Overlaps and gaps narrower than this are drawing errors, not areas: they are tolerated. In such an overlap
/// a point belongs to the lower code; in such a gap it lies outside, near the border.
inline constexpr double sliver_width_m = 1.0;

/// Checks that rings are valid (closed, simple, holes inside), that no two municipalities overlap, and that
/// their union has no gap inside. All problems, invalid rings first; overlaps and gaps are looked for only
/// when every ring is valid. Thread safe.
std::vector<coverage_problem> validate_coverage(const boundaries& areas);

/// Throws invalid_input with the first problem's sentence, and how many there are, when there is one.
void require_coverage(const boundaries& areas);

}  // namespace uramost::geodata
