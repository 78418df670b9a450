#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "planning/plan.hpp"
#include "planning/recorded_visit.hpp"
#include "planning/track_matching.hpp"

namespace uramost::planning {

/// A row that says no visit, and why.
struct rejected_row {
  std::uint64_t line = 0;
  std::string reason;
};

struct read_visits {
  std::vector<recorded_visit> visits;
  std::vector<rejected_row> rejected;
};

/// The largest file taken: rows of a table, positions of a track.
inline constexpr std::size_t most_visit_rows = 1'000'000;

/// Visits of a file: the stays of a GPX track's positions at the plan's points, or the rows of a table (CSV
/// or any that exchange/open_records reads) with the columns `time` (when they came; RFC 3339, without an
/// offset the clock of Europe/Belgrade), `end` or `minutes`, `point` (a name in the plan, upper and lower
/// case alike) or `lon` and `lat`, `unit`, and `languages` (with blanks or commas between). `unit` and
/// `languages` of tracks, and of rows that say none, are those given. Throws invalid_input for a file that
/// cannot be read as either.
read_visits read_visit_file(const std::filesystem::path& file, const plan& of, const stay_rule& rule,
                            const std::string& unit = {}, const std::vector<std::string>& languages = {});

/// "sr, sq-Latn" → its tags. Throws invalid_input (field `languages`) for what looks like none, and for more
/// than ten.
std::vector<std::string> parse_languages(std::string_view text);

}  // namespace uramost::planning
