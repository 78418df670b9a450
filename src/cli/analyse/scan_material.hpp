#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/space_time/scan_statistic.hpp"
#include "cli/analyse/study_period.hpp"

namespace uramost::cli {

/// Where a scan's numbers are: files as SaTScan's (cells between blanks or commas, without a header; or with
/// one and columns of the usual names), or one file that has everything in columns.
struct scan_source {
  std::filesystem::path cases, controls, population, coordinates, all_in_one;
  analysis::scan_model model = analysis::scan_model::poisson;
  bool space_time = false;
  std::string period;  ///< empty: from the first case to the last
  std::optional<time_unit> unit;
  int unit_length = 1;
};

/// What a scan works on, and the names of it.
struct scan_material {
  std::vector<std::string> ids;
  analysis::scan_data data;
  std::optional<study_period> period;  ///< nothing where no time is known
  std::size_t left_out = 0;            ///< cases outside the period
};

/// Throws not_found and invalid_input, with file and line.
scan_material read_scan(const scan_source& source);

}  // namespace uramost::cli
