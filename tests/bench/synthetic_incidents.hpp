#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/incident.hpp"
#include "intake/demo_random.hpp"

namespace uramost::bench {

/// The benches' workload: incidents that cluster as real ones do and never happened, one after the other, the
/// same on every machine (a shorter register is the beginning of a longer one). 60 clusters over 20.3-21.2°
/// E, 42.6-43.3° N with standard deviations of 200 to 3,000 m and shares that fall as rank^-0.8; every tenth
/// incident is anywhere in that box. 2019 to 2025, twelve categories, severity 1 to 5. Positions are rounded
/// to seven decimals, so that a register read from CSV equals one made here. No municipality is set.
class synthetic_incidents {
 public:
  static constexpr double west = 20.3, south = 42.6, east = 21.2, north = 43.3;
  static constexpr std::array categories{"theft",    "assault",          "property_damage", "harassment",
                                         "burglary", "traffic_accident", "public_order",    "threat",
                                         "stoning",  "vehicle_theft",    "arson",           "roadblock"};

  explicit synthetic_incidents(std::uint64_t seed = 20260101) : random_(seed) {
    double total = 0;
    for (std::size_t rank = 1; rank <= clusters_.size(); ++rank) {
      cluster& made = clusters_[rank - 1];
      made.centre = {between(west, east), between(south, north)};
      made.spread_m = 200 * std::pow(15, random_.fraction());
      made.share_up_to = total += std::pow(rank, -0.8);
    }
    for (cluster& each : clusters_) each.share_up_to /= total;
  }

  /// The next one; ids count from 1.
  incident next() {
    using namespace std::chrono;
    incident made;
    made.id = {++id_};
    made.source = "synthetic";
    made.external_id = std::to_string(id_);
    const year_month_day date{sys_days{year{2019} / 1 / 1} + days{random_.below(7 * 365 + 2)}};
    const auto minute_of_day = static_cast<int>(random_.below(24 * 60));
    made.occurred = calendar_interval(date, time_precision::minute, minute_of_day / 60, minute_of_day % 60);
    // The first categories are the frequent ones.
    const double rarity = random_.fraction();
    made.category = categories[static_cast<std::size_t>(rarity * rarity * categories.size())];
    made.severity = 1 + static_cast<int>(random_.pick(std::array{40, 30, 17, 9, 4}));
    made.location.point = position();
    made.location.certainty = location_certainty::certain;
    made.location.uncertainty_m = 25;
    made.location.from_coordinate = true;
    made.narrative = "SYNTHETIC";
    return made;
  }

  std::vector<incident> many(std::size_t count) {
    std::vector<incident> made;
    made.reserve(count);
    while (made.size() < count) made.push_back(next());
    return made;
  }

 private:
  struct cluster {
    lon_lat centre;
    double spread_m = 0;
    double share_up_to = 0;
  };

  double between(double from, double to) { return from + (to - from) * random_.fraction(); }

  lon_lat position() {
    const lon_lat anywhere{between(west, east), between(south, north)};
    lon_lat point = anywhere;
    if (!random_.chance(0.1)) {
      const double share = random_.fraction();
      const cluster& in =
          *std::ranges::find_if(clusters_, [&](const cluster& c) { return share < c.share_up_to; });
      constexpr double metres_per_degree = 111'195;
      constexpr double cos_latitude = 0.732;
      point.lon = in.centre.lon + random_.normal() * in.spread_m / (metres_per_degree * cos_latitude);
      point.lat = in.centre.lat + random_.normal() * in.spread_m / metres_per_degree;
      if (point.lon < west || point.lon > east || point.lat < south || point.lat > north) point = anywhere;
    }
    return {std::round(point.lon * 1e7) / 1e7, std::round(point.lat * 1e7) / 1e7};
  }

  intake::demo_random random_;
  std::array<cluster, 60> clusters_;
  std::int64_t id_ = 0;
};

}  // namespace uramost::bench
