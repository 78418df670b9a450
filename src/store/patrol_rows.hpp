#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "store/incident_store.hpp"
#include "store/source_names.hpp"
#include "store/spatial_index.hpp"

namespace uramost::store {

/// Writes patrol points within one transaction.
class patrol_writer {
 public:
  /// `at` is the revision that the transaction will be.
  patrol_writer(database& on, source_names& sources, revision at)
      : on_(on), sources_(sources), at_(at), places_(on, "patrol_points") {}

  std::vector<write_outcome> put(std::span<patrol_point> records);
  std::uint64_t relocate(const std::function<incident_location(const incident_location&)>& locate);

  /// Writes the derived tables; once, before the transaction is committed.
  void finish() { places_.finish(); }

 private:
  write_outcome put(patrol_point& record);
  bool insert(patrol_point& record, std::int64_t source);
  void replace(const patrol_point& before, const patrol_point& after);
  void write_languages(const patrol_point& record);

  database& on_;
  source_names& sources_;
  revision at_;
  spatial_index places_;
};

/// Patrol points written after `since`, in order of id.
void read_patrol_points(database& from, revision since, const std::function<void(patrol_point&&)>& visit);

}  // namespace uramost::store
