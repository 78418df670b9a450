#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/civil_time.hpp"
#include "core/progress.hpp"
#include "patrol/road_graph.hpp"
#include "store/incident_store.hpp"

namespace uramost::intake {

/// The roads of a data directory, which travel times are taken from. Immutable.
struct road_map {
  std::string attribution;  ///< to be shown wherever the roads, or what is made of them, are
  time_point made_at;       ///< when they were imported
  patrol::road_graph graph;
};

/// Null when there are none.
inline const patrol::road_graph* graph_of(const std::shared_ptr<const road_map>& roads) {
  return roads ? &roads->graph : nullptr;
}

/// Whose data an extract of OpenStreetMap is, by the Open Database Licence.
inline constexpr std::string_view osm_attribution = "© OpenStreetMap contributors, ODbL 1.0";

/// The roads as a file's bytes: a head, positions in 1e-7 degrees, ways, and SHA-256 of all before.
std::string bytes_of_roads(const patrol::road_network& roads, std::string_view attribution,
                           time_point made_at);
/// Throws invalid_input when the bytes are not what `bytes_of_roads` wrote.
road_map parse_roads(std::string_view bytes);

/// The roads of one data directory. Safe to use from many threads.
class road_shelf {
 public:
  explicit road_shelf(std::filesystem::path directory) : directory_(std::move(directory)) {}

  /// Read when they are first asked for, and again when another program has replaced their file; null when
  /// none were imported. Throws unavailable when the file is damaged.
  std::shared_ptr<const road_map> roads() const;
  /// Null when the file is damaged, too.
  std::shared_ptr<const road_map> readable_roads() const;

  /// Takes the roads of an OpenStreetMap extract (exchange/roads_reader.hpp) in place of those that were
  /// there; after a crash the old ones or the new ones are there, and `log` knows of it. `by`: who does it,
  /// for the audit log. Throws invalid_input, also when there is no road in it, and unavailable when `watch`
  /// cancels.
  std::shared_ptr<const road_map> import(const std::filesystem::path& extract, store::incident_store& log,
                                         std::string_view by, const progress_sink& watch = keep_going);

 private:
  /// What tells a file from the one that was there before it.
  struct file_stamp {
    std::uint64_t inode = 0;
    std::int64_t modified_ns = 0;
    bool operator==(const file_stamp&) const = default;
  };

  std::filesystem::path file() const;
  std::optional<file_stamp> stamp() const;
  void write(std::string_view bytes) const;

  std::filesystem::path directory_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const road_map> roads_;  // guarded by it, as is
  mutable std::optional<file_stamp> read_from_;    // the file they are from; nothing: none was there
};

}  // namespace uramost::intake
