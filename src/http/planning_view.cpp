#include "http/planning_view.hpp"

#include <algorithm>

#include "accounts/municipality_scope.hpp"
#include "intake/incident_features.hpp"

namespace uramost::http {

planning_view::planning_view(const accounts::access& who, const incident_query& wanted,
                             const incident_views& views, const intake::incident_register& incidents)
    : who_(who),
      view_(views.of(who, wanted)),
      snapshot_(view_.pin()),
      registered_(incidents.patrol_points()),
      where_(incidents.where()),
      places_(incidents.places()) {}

bool planning_view::is_synthetic() const { return intake::is_synthetic(*snapshot_); }

std::vector<municipality_code> planning_view::municipalities(std::vector<municipality_code> wanted) const {
  incident_query of;
  of.municipalities = wanted.empty() ? view_.query().municipalities : std::move(wanted);
  std::ranges::sort(of.municipalities);
  return accounts::narrowed(of, who_).municipalities;
}

}  // namespace uramost::http
