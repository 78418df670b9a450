#pragma once

#include <memory>

#include "http/incident_view.hpp"
#include "intake/geography.hpp"
#include "intake/incident_register.hpp"
#include "planning/candidates.hpp"
#include "planning/demand.hpp"

namespace uramost::http {

/// What somebody plans with: incidents as they may see them, the patrol points and places of the moment they
/// asked. Owns what it needs, so that a plan can be worked on later, on another thread. The
/// register has to live.
class planning_view {
 public:
  /// Throws forbidden as incident_view does.
  planning_view(const accounts::access& who, const incident_query& wanted, const incident_views& views,
                const intake::incident_register& incidents);

  std::shared_ptr<const index::selection> incidents() const { return view_.selection(snapshot_); }
  revision built_at() const { return snapshot_->built_at(); }
  bool is_synthetic() const;

  /// `roads`: what junctions are taken from.
  planning::candidate_sources sources(const patrol::road_graph* roads = nullptr) const {
    return {*registered_, places_, where_->areas, where_->locator, roads};
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
};

}  // namespace uramost::http
