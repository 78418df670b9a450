#include "intake/incident_text.hpp"

#include <tuple>

namespace uramost::intake {

namespace {
template <class Text>
using named_member = std::pair<std::string_view, std::string_view Text::*>;

constexpr std::array<named_member<incident_text>, incident_fields.size()> incident_members{{
    {"external_id", &incident_text::external_id},
    {"date", &incident_text::date},
    {"time", &incident_text::time},
    {"date_end", &incident_text::date_end},
    {"time_end", &incident_text::time_end},
    {"time_precision", &incident_text::time_precision},
    {"lat", &incident_text::lat},
    {"lon", &incident_text::lon},
    {"position", &incident_text::position},
    {"place", &incident_text::place},
    {"municipality", &incident_text::municipality},
    {"location_uncertainty_m", &incident_text::location_uncertainty_m},
    {"category", &incident_text::category},
    {"severity", &incident_text::severity},
    {"tier", &incident_text::tier},
    {"community", &incident_text::community},
    {"gender", &incident_text::gender},
    {"narrative", &incident_text::narrative},
    {"stage", &incident_text::stage},
    {"source", &incident_text::source},
    {"reported_on", &incident_text::reported_on},
    {"registered_on", &incident_text::registered_on},
    {"attended_on", &incident_text::attended_on},
    {"investigated_on", &incident_text::investigated_on},
    {"prosecuted_on", &incident_text::prosecuted_on},
    {"adjudicated_on", &incident_text::adjudicated_on},
    {"closed_on", &incident_text::closed_on},
    {"institution", &incident_text::institution},
    {"source_document", &incident_text::source_document},
}};

constexpr std::array<named_member<patrol_point_text>, patrol_point_fields.size()> patrol_point_members{{
    {"external_id", &patrol_point_text::external_id},
    {"name", &patrol_point_text::name},
    {"kind", &patrol_point_text::kind},
    {"shift", &patrol_point_text::shift},
    {"languages", &patrol_point_text::languages},
    {"lat", &patrol_point_text::lat},
    {"lon", &patrol_point_text::lon},
    {"position", &patrol_point_text::position},
    {"place", &patrol_point_text::place},
    {"municipality", &patrol_point_text::municipality},
    {"location_uncertainty_m", &patrol_point_text::location_uncertainty_m},
}};

constexpr std::array<named_member<response_text>, response_fields.size()> response_members{{
    {"source", &response_text::source},
    {"external_id", &response_text::external_id},
    {"event_id", &response_text::event_id},
    {"stage", &response_text::stage},
    {"date", &response_text::date},
    {"date_end", &response_text::date_end},
    {"time_precision", &response_text::time_precision},
    {"reported_on", &response_text::reported_on},
    {"registered_on", &response_text::registered_on},
    {"attended_on", &response_text::attended_on},
    {"investigated_on", &response_text::investigated_on},
    {"prosecuted_on", &response_text::prosecuted_on},
    {"adjudicated_on", &response_text::adjudicated_on},
    {"closed_on", &response_text::closed_on},
    {"institution", &response_text::institution},
    {"source_document", &response_text::source_document},
}};

template <class Members>
auto member_of(const Members& members, std::string_view field) {
  for (const auto& [name, member] : members)
    if (name == field) return member;
  return typename Members::value_type::second_type{nullptr};
}
}  // namespace

std::string_view incident_text::*incident_member(std::string_view field) {
  return member_of(incident_members, field);
}

std::string_view patrol_point_text::*patrol_point_member(std::string_view field) {
  return member_of(patrol_point_members, field);
}

std::string_view response_text::*response_member(std::string_view field) {
  return member_of(response_members, field);
}

}  // namespace uramost::intake
