#pragma once

#include <cstdint>
#include <filesystem>

#include "core/progress.hpp"

namespace uramost::intake {

/// How many rows got which certainty.
struct geocode_counts {
  std::uint64_t rows = 0;
  std::uint64_t certain = 0;
  std::uint64_t near_border = 0;
  std::uint64_t ambiguous = 0;
  std::uint64_t outside = 0;
  std::uint64_t unlocated = 0;
};

/// Reads a CSV with columns `lat` and `lon`, or `query` (a place as people write it), and writes it again
/// with these columns added, by the built-in boundaries and gazetteer:
///
/// - `municipality_code`: empty if none; `certainty`: certain, near_border, ambiguous, outside, unlocated
/// - `distance_to_border_m`: from the point to the nearest border
/// - `place_id`, `place_name`, `place_lat`, `place_lon`: the place that was meant; of a coordinate, the
/// nearest
///   settlement
/// - `uncertainty_m`: radius that holds the true position
/// - `score`: 0-1, how sure the municipality is
/// - `candidate_codes`: municipality codes, best first, blank between
///
/// A row with a coordinate is located by it; `query` is used where there is none. All other columns pass
/// through unchanged. A coordinate that cannot be read leaves its row unlocated. Cancelled (progress answers
/// false): throws unavailable, no file is left. Throws not_found, or invalid_input when the columns are
/// missing.
geocode_counts geocode_file(const std::filesystem::path& in, const std::filesystem::path& out,
                            const progress_sink& watch = keep_going);

}  // namespace uramost::intake
