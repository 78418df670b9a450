#pragma once

#include <map>

#include "core/incident.hpp"
#include "core/published_location.hpp"
#include "geodata/municipality.hpp"
#include "publication/donut_mask.hpp"
#include "publication/published_places.hpp"

namespace uramost::publication {

/// Decides where and when others may think an incident was. Keeps references to boundaries, locator and
/// places. Immutable and safe to use from many threads.
///
/// | tier | point for everybody                          | for partners    | time    |
/// | ---- | -------------------------------------------- | --------------- | ------- |
/// | P0   | as published                                 | the same        | day     |
/// | P1   | nearest place of its municipality, ≤ 2 km    | donut mask      | month   |
/// | P2   | none                                         | none            | quarter |
///
/// A P1 incident that is known to less than 2 km, or farther than that from every place, is published with
/// its municipality only. No published point lies in another municipality than its incident.
class location_rule {
 public:
  location_rule(const geodata::boundaries& areas, const geodata::municipality_locator& where,
                const published_places& places, const masking_secret& secret,
                const publication_rules& rules = {});

  published_location decide(const incident& record) const;

 private:
  void snap(const incident_location& truly, published_location& into) const;
  std::optional<lon_lat> masked(const incident_location& truly) const;
  bool is_in_town(lon_lat point, const municipality_code& municipality) const;
  bool lies_in(lon_lat point, const municipality_code& municipality) const;

  const geodata::municipality_locator& where_;
  const published_places& places_;
  masking_secret secret_;
  publication_rules rules_;
  std::map<municipality_code, double> addresses_per_km2_;
};

}  // namespace uramost::publication
