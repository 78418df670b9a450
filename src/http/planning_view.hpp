#pragma once

#include <memory>

#include "http/incident_view.hpp"
#include "intake/geography.hpp"
#include "intake/incident_register.hpp"
#include "intake/stored_roads.hpp"
#include "planning/candidates.hpp"
#include "planning/demand.hpp"

namespace uramost::http {

/// What somebody plans with: incidents as they may see them, the patrol points, places and roads of the
/// moment they asked. Owns what it needs, so that a plan can be worked on later, on another thread. The
/// register has to live.
class planning_view {
 public:
  /// Throws forbidden as incident_view does, unavailable where the roads are damaged.
  planning_view(const accounts::access& who, const incident_query& wanted, const incident_views& views,
                const intake::incident_register& incidents, const intake::road_shelf& roads);

  std::shared_ptr<const index::selection> incidents() const { return view_.selection(snapshot_); }
  revision built_at() const { return snapshot_->built_at(); }
  bool is_synthetic() const;

  /// Null when there are none.
  const patrol::road_graph* roads() const { return roads_ ? &roads_->graph : nullptr; }
  planning::candidate_sources sources() const {
    return {*registered_, places_, where_->areas, where_->locator, roads()};
  }
  /// Those asked for; without any those of the query, as far as they are theirs. Throws forbidden for others.
  std::vector<municipality_code> municipalities(std::vector<municipality_code> wanted) const;

 private:
  accounts::access who_;
  incident_view view_;
  incident_view::snapshot snapshot_;
  std::shared_ptr<const std::vector<patrol_point>> registered_;
  std::shared_ptr<const intake::geography> where_;
  const geodata::gazetteer& places_;
  std::shared_ptr<const intake::road_map> roads_;
};

}  // namespace uramost::http
