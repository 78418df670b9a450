#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/lon_lat.hpp"
#include "store/database.hpp"
#include "store/packed_rtree.hpp"

namespace uramost::store {

/// Keeps SpatiaLite's R*Tree `idx_<table>_geom` of a table of points for a writer whose triggers are off.
/// Changes are collected and written by `finish`: a few row by row, many by packing the whole tree anew.
class spatial_index {
 public:
  spatial_index(database& on, const std::string& table)
      : on_(on), table_(table), index_("idx_" + table + "_geom") {}

  /// The row's point went from here to there (nothing: it has none).
  void move(std::int64_t row, std::optional<lon_lat> from, std::optional<lon_lat> to);

  /// Writes what was collected; within the transaction of the rows.
  void finish();

 private:
  struct change {
    std::int64_t row;
    std::optional<lon_lat> point;
    bool was_there;  ///< the tree has an older point of it
  };

  bool is_worth_packing() const;
  void write_each();
  void write_packed();
  void write_tables(const packed_rtree& tree);

  database& on_;
  std::string table_;
  std::string index_;
  std::vector<change> changes_;
};

}  // namespace uramost::store
