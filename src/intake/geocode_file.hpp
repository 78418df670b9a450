#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/progress.hpp"

namespace uramost::intake {

/// A row whose coordinate says something, but no position: exchanged, out of range, unreadable.
struct unread_coordinate {
  std::uint64_t line = 0;
  std::string reason;
};

/// How many rows got which certainty.
struct geocode_counts {
  std::uint64_t rows = 0;
  std::uint64_t certain = 0;
  std::uint64_t near_border = 0;
  std::uint64_t ambiguous = 0;
  std::uint64_t outside = 0;
  std::uint64_t unlocated = 0;
  std::uint64_t unread = 0;  ///< of the unlocated: those whose coordinate could not be used
  std::vector<unread_coordinate> first_unread;  ///< up to 10 of them
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
/// through unchanged. A coordinate that cannot be read, or whose latitude and longitude look exchanged,
/// leaves its row unlocated and is reported. Cancelled (progress answers false): throws unavailable, no file
/// is left. Throws not_found, or invalid_input when the columns are missing.
geocode_counts geocode_file(const std::filesystem::path& in, const std::filesystem::path& out,
                            const progress_sink& watch = keep_going);

}  // namespace uramost::intake
