#pragma once

#include <random>
#include <string>
#include <vector>

#include "core/incident.hpp"

/// Synthetic incidents for tests: clustered and spread positions, some without one, every precision of time.
namespace uramost::testing {

inline constexpr double west = 20.3, south = 42.6, east = 21.2, north = 43.3;

class random_incidents {
 public:
  explicit random_incidents(unsigned seed) : random_(seed) {}

  double number(double from, double to) { return std::uniform_real_distribution(from, to)(random_); }
  int integer(int from, int to) { return std::uniform_int_distribution(from, to)(random_); }
  bool chance(double probability) { return number(0, 1) < probability; }

  lon_lat position() {
    if (chance(0.2)) return {number(west, east), number(south, north)};
    const int cluster = integer(0, 4);
    std::normal_distribution spread(0.0, 0.004 + 0.006 * cluster);
    return {20.6 + 0.1 * cluster + spread(random_), 42.8 + 0.07 * cluster + spread(random_)};
  }

  time_interval time() {
    using namespace std::chrono;
    const year_month_day date{sys_days{year{2019} / 1 / 1} + days{integer(0, 7 * 365)}};
    const auto precision = static_cast<time_precision>(integer(0, 6));
    return calendar_interval(date, precision, integer(0, 23), integer(0, 59), integer(0, 59));
  }

  incident one(std::int64_t id) {
    static const std::vector<std::string> communities{"38", "30", "12", "29", "15"};
    incident made;
    made.id = {id};
    made.source = "synthetic register " + std::to_string(integer(1, 3));
    made.external_id = std::to_string(id);
    made.occurred = time();
    made.category = "category_" + std::to_string(integer(1, 9));
    made.severity = integer(1, 5);
    made.stage = static_cast<response_stage>(integer(0, 7));
    if (chance(0.9)) {
      made.location.point = position();
      made.location.certainty = location_certainty::certain;
    }
    if (chance(0.85))
      made.location.municipality = municipality_code{communities[integer_below(communities.size())]};
    if (chance(0.5)) made.location.place = place_id{integer(1, 40)};
    return made;
  }

  std::vector<incident> many(std::size_t count, std::int64_t first_id = 1) {
    std::vector<incident> made;
    for (std::size_t i = 0; i < count; ++i) made.push_back(one(first_id + static_cast<std::int64_t>(i)));
    return made;
  }

  std::size_t integer_below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

 private:
  std::mt19937 random_;
};

}  // namespace uramost::testing
