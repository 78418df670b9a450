#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/civil_time.hpp"
#include "core/ids.hpp"
#include "core/lon_lat.hpp"
#include "store/private_file.hpp"

namespace uramost::store {

/// A patrol's visit as it was recorded for a plan.
struct kept_visit {
  time_point begin, end;
  lon_lat at;
  std::string municipality;  ///< code; "none" for none
  std::string unit;
  std::string languages;  ///< tags with commas
};

/// The visits in a workspace. Safe to use from many threads.
class visit_rows {
 public:
  explicit visit_rows(private_file& file) : file_(file) {}

  /// In one transaction; answers how many were not there already (same plan, time, place and unit).
  std::size_t add(std::string_view plan, std::span<const kept_visit> visits);

  /// In the order of time.
  std::vector<kept_visit> of(std::string_view plan) const;

  /// Those of all plans that begin before, what is recorded for several plans once: when, how long, and in
  /// which municipality; never where.
  struct past_visit {
    time_point begin;
    std::int64_t seconds = 0;
    std::string municipality;
  };
  std::vector<past_visit> before(time_point end) const;

 private:
  private_file& file_;
};

}  // namespace uramost::store
