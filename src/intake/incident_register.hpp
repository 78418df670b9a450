#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/incident_query.hpp"
#include "core/patrol_point.hpp"
#include "core/taxonomy.hpp"
#include "geodata/gazetteer.hpp"
#include "index/selection.hpp"
#include "intake/geography.hpp"
#include "store/incident_store.hpp"

namespace uramost::intake {

/// An open data directory: the store, the geography and the live index, which every write keeps together.
/// Safe to use from many threads: readers take snapshots, writes are one at a time.
class incident_register {
 public:
  static constexpr const char* file_name = "uramost.sqlite";

  /// Makes a new, empty one. Throws conflict when there is one already.
  static void create(const std::filesystem::path& directory);

  /// Opens. The index is loaded when it is first asked for: who only writes does not need it. Throws
  /// not_found (with advice) when there is none.
  explicit incident_register(const std::filesystem::path& directory);

  std::shared_ptr<const index::incident_index> incidents() const;
  std::shared_ptr<const std::vector<patrol_point>> patrol_points() const;
  std::shared_ptr<const geography> where() const { return where_.load(); }
  const geodata::gazetteer& places() const { return geodata::built_in_gazetteer(); }
  const taxonomy& categories() const;
  store::incident_store& records() { return *store_; }
  const store::incident_store& records() const { return *store_; }

  /// The incidents of the current snapshot that the query means (text searched in the store).
  index::selection select(const incident_query& query) const { return select(incidents(), query); }
  /// The same of a snapshot got earlier.
  index::selection select(std::shared_ptr<const index::incident_index> snapshot,
                          const incident_query& query) const;
  /// The incidents that the text of a query is found in; none when it has no text.
  std::vector<incident_id> matches_of_text(const incident_query& query) const;

  /// Brings the snapshots up to the store's revision; called after a write. Snapshots that nobody has asked
  /// for are left alone.
  void refresh();

  /// `prepare` is called with every next snapshot, on the thread that writes, before anyone else sees it: who
  /// keeps things by snapshot can make them in time. Null: nothing more. Must not write.
  using preparation = std::function<void(const std::shared_ptr<const index::incident_index>&)>;
  void before_each_snapshot(preparation prepare);

  /// Replaces the boundaries (validated as a coverage by the caller), relocates everything, refreshes. One
  /// write: after a crash either all of it happened or nothing. `by`: who does it, for the audit log.
  void replace_boundaries(geodata::boundaries areas, std::string_view by = "console");

 private:
  void bring_up_to_date() const;
  void bring_patrol_points_up_to_date() const;

  std::unique_ptr<store::incident_store> store_;
  std::atomic<std::shared_ptr<const geography>> where_;

  // A cache of the store, empty until it is asked for; patrol points come before incidents.
  mutable std::atomic<std::shared_ptr<const std::vector<patrol_point>>> patrol_points_;
  mutable std::atomic<std::shared_ptr<const index::incident_index>> incidents_;
  mutable std::mutex refreshing_;
  mutable revision patrol_points_at_;  // guarded by refreshing_
  preparation prepare_;                // guarded by refreshing_
};

}  // namespace uramost::intake
