#pragma once

#include <memory>
#include <span>
#include <vector>

#include "index/morton.hpp"
#include "index/row_filter.hpp"
#include "tiles/mercator.hpp"

namespace uramost::tiles {

enum class heat_weight { count, severity };

/// What a kernel is put on: one incident.
struct point_mass {
  index::world_cell at;  ///< 1.9 cm at most from where it is
  float mass = 0;        ///< 1, or severity points

  index::world_position position() const;
};

/// The located incidents of a query in one snapshot, found by place: what is asked costs as much as there are
/// incidents near, not in the register. Holds the snapshot alive. Immutable and safe to use from many
/// threads.
class incident_masses {
 public:
  /// `text_matches` as for index::row_filter.
  incident_masses(std::shared_ptr<const index::incident_index> snapshot, const incident_query& query,
                  heat_weight weight, std::span<const incident_id> text_matches = {});

  const index::incident_index& index() const { return *snapshot_; }
  /// True when every located incident of the snapshot is meant.
  bool unfiltered() const { return filter_.accepts_all(); }

  /// Rows that hold all that are in a box, and some beside it; ascending.
  std::vector<index::row> rows_near(const index::cell_box& box) const;
  /// Those in a box, in Morton order.
  std::vector<point_mass> within(const index::cell_box& box) const;

  float mass(index::row row) const {
    return weight_ == heat_weight::severity ? static_cast<float>(snapshot_->severities()[row]) : 1.0F;
  }

 private:
  std::shared_ptr<const index::incident_index> snapshot_;
  index::row_filter filter_;
  heat_weight weight_;
};

}  // namespace uramost::tiles
