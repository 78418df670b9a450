#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/incident_query.hpp"
#include "core/shared_computation.hpp"
#include "http/incident_overview.hpp"
#include "index/selection.hpp"
#include "intake/incident_register.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::http {

/// What queries mean in the current snapshot of the incidents of one view, computed once for all who ask: the
/// map, the chart, the table and every tile of one view. Safe to use from many threads.
class query_results {
 public:
  using snapshot = std::shared_ptr<const index::incident_index>;
  using text_search = std::function<std::vector<incident_id>(const incident_query&)>;

  /// Of the incidents themselves.
  explicit query_results(const intake::incident_register& incidents);
  /// Of what `latest` gives. Without `search`, no text is found in any incident.
  explicit query_results(std::function<snapshot()> latest, text_search search = nullptr)
      : latest_(std::move(latest)), search_(std::move(search)) {}

  /// The snapshot of now. A request asks for it once and answers all from it.
  snapshot pin() const { return latest_(); }

  std::shared_ptr<const index::selection> selection(const snapshot& of, const incident_query& query) const;
  std::shared_ptr<const incident_overview> overview(const snapshot& of, const incident_query& query) const;
  /// The same for all ramps and peaks.
  std::shared_ptr<const tiles::heat_surface> surface(const snapshot& of, const incident_query& query,
                                                     const tiles::heat_style& style) const;
  /// The same, to draw a tile of it.
  std::shared_ptr<const tiles::heat_surface> surface_to_draw(const snapshot& of, const incident_query& query,
                                                             const tiles::heat_style& style,
                                                             tiles::tile_id tile) const;
  /// True when a picture of a tile takes less than to hand it to another thread: see
  /// heat_surface::is_at_hand. Never waits.
  bool is_at_hand(const snapshot& of, const incident_query& query, const tiles::heat_style& style,
                  tiles::tile_id tile) const;
  /// Computes for the next snapshot what tiles of the whole register will need, as far as they were drawn in
  /// this one, so that nobody has to wait for it. Called before anyone asks for that snapshot. Never throws.
  void prepare(const snapshot& next) const;

  /// Of the snapshot that the next answers come from, or an older one.
  std::int64_t revision() const { return pin()->built_at().value; }

 private:
  template <class Result>
  using kept = shared_computation<std::string, std::shared_ptr<const Result>>;

  std::vector<incident_id> matches_of_text(const incident_query& query) const;

  std::function<snapshot()> latest_;
  text_search search_;
  mutable kept<index::selection> selections_{24};
  mutable kept<incident_overview> overviews_{24};
  mutable kept<tiles::heat_surface> surfaces_{24}, whole_register_{6};

  struct drawn_tile {
    tiles::heat_style style;
    tiles::tile_id tile;
  };
  static constexpr std::size_t most_noted = 128;
  mutable std::mutex mutex_;
  mutable std::vector<drawn_tile> drawn_;  // since the last snapshot; guarded by mutex_
};

}  // namespace uramost::http
