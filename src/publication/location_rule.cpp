#include "publication/location_rule.hpp"

#include <algorithm>

#include "publication/published_time.hpp"

namespace uramost::publication {

namespace {
/// Of the smallest population figure that can be trusted: rather too few addresses, hence too wide a mask.
double addresses_per_km2(const geodata::municipality& of, const publication_rules& rules) {
  if (!of.area_km2 || !(*of.area_km2 > 0)) return 0;
  double persons = 0;
  for (const geodata::population_figure& figure : of.population)
    if (!figure.boycotted && figure.persons > 0)
      persons = persons > 0 ? std::min(persons, figure.persons) : figure.persons;
  return persons / rules.persons_per_address / *of.area_km2;
}

/// Where nothing finer than the municipality is known, a point would say more than the source did.
bool is_a_place(const incident_location& truly, const publication_rules& rules) {
  return truly.point && truly.municipality && truly.uncertainty_m <= rules.snap_reach_m &&
         (truly.from_coordinate || truly.place);
}
}  // namespace

location_rule::location_rule(const geodata::boundaries& areas, const geodata::municipality_locator& where,
                             const published_places& places, const masking_secret& secret,
                             const publication_rules& rules)
    : where_(where), places_(places), secret_(secret), rules_(rules) {
  for (const geodata::municipality& each : areas.municipalities)
    addresses_per_km2_.emplace(each.code, addresses_per_km2(each, rules));
}

bool location_rule::lies_in(lon_lat point, const municipality_code& municipality) const {
  const std::uint16_t found = where_.find(point);
  return found != geodata::municipality_locator::none && where_.codes()[found] == municipality;
}

bool location_rule::is_in_town(lon_lat point, const municipality_code& municipality) const {
  const auto near = places_.nearest(point, municipality);
  return near && near->distance_m <= rules_.snap_reach_m &&
         (near->found->kind == geodata::place_kind::municipality_seat ||
          near->found->kind == geodata::place_kind::neighbourhood);
}

void location_rule::snap(const incident_location& truly, published_location& into) const {
  const auto near = places_.nearest(*truly.point, *truly.municipality);
  if (!near || near->distance_m > rules_.snap_reach_m) return;
  into.point = near->found->point;
  into.place = near->found->id;
}

std::optional<lon_lat> location_rule::masked(const incident_location& truly) const {
  const auto density = addresses_per_km2_.find(*truly.municipality);
  if (density == addresses_per_km2_.end()) return std::nullopt;
  const lon_lat home = home_of(*truly.point, rules_);
  const double reach =
      is_in_town(home, *truly.municipality) ? rules_.mask_reach_in_towns_m : rules_.mask_reach_elsewhere_m;
  const auto ring = ring_for(density->second, reach, rules_);
  if (!ring) return std::nullopt;
  return donut_mask(*truly.point, *ring, secret_, rules_,
                    [&](lon_lat point) { return lies_in(point, *truly.municipality); });
}

published_location location_rule::decide(const incident& record) const {
  const incident_location& truly = record.location;
  published_location made;
  made.municipality = truly.municipality;
  made.time = published_time(record.occurred, record.protection);
  made.rules = rules_.version;
  if (record.protection == tier::p0) {
    made.point = truly.point;
    made.place = truly.place;
    made.partner_point = truly.point;
  } else if (record.protection == tier::p1 && is_a_place(truly, rules_)) {
    snap(truly, made);
    made.partner_point = masked(truly);
  }
  return made;
}

}  // namespace uramost::publication
