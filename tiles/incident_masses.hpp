#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "index/morton.hpp"
#include "index/row_filter.hpp"
#include "tiles/mercator.hpp"

namespace uramost::tiles {

enum class heat_weight { count, severity };

/// What a kernel is put on: the incidents at one spot.
struct point_mass {
  index::world_cell at;  ///< 1.9 cm at most from where they are
  float mass = 0;        ///< their number, or severity points

  index::world_position position() const;
};

/// The located incidents of a query in one snapshot, found by place: what is asked costs as much as there are
/// incidents near, not in the register. Holds the snapshot alive. Safe to use from many threads.
class incident_masses {
 public:
  /// `text_matches` as for index::row_filter.
  incident_masses(std::shared_ptr<const index::incident_index> snapshot, const incident_query& query,
                  heat_weight weight, std::span<const incident_id> text_matches = {});

  const index::incident_index& index() const { return *snapshot_; }
  /// True when every located incident of the snapshot is meant.
  bool unfiltered() const { return filter_.accepts_all(); }
  /// True when this box and those that were looked at before hold half of the register: it is then worth
  /// doing for the whole query at once what would be done again for every box. Who asks for one tile waits
  /// for that tile only, and all who ask together wait at most half as long again as had the whole been done
  /// first.
  bool asked_widely(const index::cell_box& box) const;

  /// True only when no incident of the snapshot is in a box.
  bool none_near(const index::cell_box& box) const;
  /// Rows that hold all that are in a box, and some beside it; ascending.
  std::vector<index::row> rows_near(const index::cell_box& box) const;
  /// Those in a box, in Morton order, each spot once.
  std::vector<point_mass> within(const index::cell_box& box) const;

  float mass(index::row row) const {
    return weight_ == heat_weight::severity ? static_cast<float>(snapshot_->severities()[row]) : 1.0F;
  }

 private:
  /// Whether that many more rows make it so.
  bool is_wide(std::size_t rows) const;
  /// Of all located incidents.
  const std::vector<index::row>& matches() const;

  std::shared_ptr<const index::incident_index> snapshot_;
  index::row_filter filter_;
  heat_weight weight_;
  mutable std::atomic<std::size_t> looked_at_ = 0;  ///< rows, in boxes
  mutable std::once_flag filtered_;
  mutable std::vector<index::row> matches_;
};

}  // namespace uramost::tiles
