#include "publication/published_view.hpp"

#include "core/error.hpp"

namespace uramost::publication {

namespace {
/// Reads "2023-05-29" and "2023-05".
time_interval read_period(const std::string& period) {
  const auto precision = period.size() == 7 ? time_precision::month : time_precision::day;
  const auto date = parse_date(precision == time_precision::month ? period + "-01" : period);
  if (!date) throw invalid_input("'" + period + "' is no day and no month", "points.geojson");
  return calendar_interval(*date, precision);
}

incident as_incident(const published_point& each) {
  incident made;
  made.source = "release";
  made.occurred = read_period(each.period);
  made.category = each.category;
  made.protection = each.protection;
  made.location.point = each.point;
  made.location.place = each.place;
  if (!each.municipality.value.empty()) made.location.municipality = each.municipality;
  made.location.certainty = location_certainty::certain;
  return made;
}

std::shared_ptr<const index::incident_index> index_of(const release_content& content, int number) {
  constexpr std::int64_t most = 10'000'000;
  index::incident_index::builder made;
  std::int64_t id = 0;
  for (const published_point& each : content.points) {
    incident one = as_incident(each);
    if (each.count > most - id) throw invalid_input("the release counts too many", "points.geojson");
    for (std::int64_t i = 0; i < each.count; ++i) {
      one.id = {++id};
      made.add(one);
    }
  }
  return std::move(made).build({number});
}

const release& verified(const release& of, const public_key& by) {
  of.verify(by);
  return of;
}
}  // namespace

published_view::published_view(const release& of, const public_key& signed_by)
    : facts_(verified(of, signed_by).facts()),
      content_(of.content()),
      incidents_(index_of(content_, facts_.number)) {}

double published_view::least_bandwidth_m(bool in_town, const publication_rules& rules) {
  return in_town ? rules.bandwidth_in_towns_m : rules.bandwidth_elsewhere_m;
}

}  // namespace uramost::publication
