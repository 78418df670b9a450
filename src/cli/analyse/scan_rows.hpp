#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/analyse/written_time.hpp"

namespace uramost::cli {

/// A row about a place: how many (cases, controls, persons), when, of which stratum.
struct counted_row {
  std::uint64_t line = 0;
  std::string id;
  double count = 0;
  std::optional<written_time> time;
  std::string stratum;  ///< covariates joined; empty when there are none
};

struct place_row {
  std::string id;
  double x = 0, y = 0;
};

/// Whether a file has times, where its columns do not say so.
enum class time_column { none, there, guess };

/// Everything a scan's files say.
struct scan_tables {
  std::vector<place_row> places;
  std::vector<counted_row> cases, controls, population;
  /// Populations are of the very period they stand beside, not points of a line to be drawn.
  bool population_by_period = false;
  bool population_is_expected = false;  ///< not persons, but numbers of cases to be expected
};

/// One file with columns id (or none: then positions tell places apart), x, y, and of cases (1 where there
/// is no such column), controls, population and time those that there are.
scan_tables read_all_in_one(const std::filesystem::path& file);

/// `id count [time] [covariates…]`; with a header: columns id, cases (or controls, count), time (or date).
std::vector<counted_row> read_case_rows(const std::filesystem::path& file, time_column times);
/// `id time population [covariates…]`, or `id population`; with a header by names.
std::vector<counted_row> read_population_rows(const std::filesystem::path& file);
/// `id x y`.
std::vector<place_row> read_place_rows(const std::filesystem::path& file);

}  // namespace uramost::cli
