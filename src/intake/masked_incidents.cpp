#include "intake/masked_incidents.hpp"

#include <algorithm>
#include <tuple>

namespace uramost::intake {

namespace {
incident masked(const incident& record, const published_location& decided) {
  incident made;
  made.source = "masked";
  made.occurred = decided.time;
  made.category = record.category;
  made.severity = record.severity;
  made.protection = record.protection;
  made.location.point = decided.partner_point ? decided.partner_point : decided.point;
  made.location.municipality = decided.municipality;
  made.location.certainty = made.location.point ? location_certainty::certain : location_certainty::unlocated;
  return made;
}

/// Sorts by all that is to be seen.
auto visible(const incident& each) {
  const lon_lat point = each.location.point.value_or(lon_lat{});
  return std::tuple(each.occurred.begin, each.category, each.severity, each.location.municipality, point.lon,
                    point.lat);
}
}  // namespace

std::shared_ptr<const index::incident_index> masked_incidents(const incident_register& from) {
  std::vector<incident> shown;
  const revision at =
      from.records().visit_published([&](const incident& record, const published_location* decided) {
        if (decided && record.protection != tier::p2) shown.push_back(masked(record, *decided));
      });
  std::ranges::sort(shown, {}, visible);
  index::incident_index::builder made;
  std::int64_t number = 0;
  for (incident& each : shown) {
    each.id = {++number};
    made.add(each);
  }
  return std::move(made).build(at);
}

}  // namespace uramost::intake
