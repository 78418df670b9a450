#pragma once

#include <array>
#include <random>
#include <vector>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality_locator.hpp"
#include "publication/location_rule.hpp"
#include "publication/self_attack.hpp"

namespace uramost::publication {

/// What releases are made with in tests: our boundaries and places, a small taxonomy.
struct synthetic_world {
  synthetic_world() {
    for (const char* code : {"theft", "arson", "assault", "threat", "traffic", "other"}) {
      category made;
      made.code = code;
      made.group = code[0] == 't' && code[1] == 'r' ? "roads"
                   : code[0] == 'o'                 ? "other"
                   : code[1] == 'h'                 ? "b"
                                                    : "a";
      known.categories.push_back(made);
    }
    for (const char* code : {"a", "b", "roads", "other"}) known.groups.push_back({code, {}});
  }

  release_plan plan(std::chrono::year_month_day until = std::chrono::year(2024) / 1 / 1) const {
    return {geodata::built_in_boundaries(), known, until};
  }

  geodata::municipality_locator where{geodata::built_in_boundaries()};
  published_places places{geodata::built_in_gazetteer(), where};
  location_rule rule{geodata::built_in_boundaries(), where, places, masking_secret{9}};
  taxonomy known;
};

/// Synthetic incidents of 2022 and 2023, most of them around a few places of the north.
inline std::vector<known_record> synthetic_records(const synthetic_world& world, int count,
                                                   unsigned seed = 1) {
  std::mt19937 random(seed);
  const std::array<lon_lat, 5> middles{
      {{20.866, 42.897}, {20.84, 42.908}, {20.803, 43.104}, {20.69, 42.914}, {20.87, 42.88}}};
  std::normal_distribution<> away(0, 0.004);
  std::vector<known_record> records;
  for (int i = 0; i < count; ++i) {
    incident made;
    made.id = {i + 1};
    const lon_lat middle = middles[random() % 10 < 7 ? 0 : random() % 5];
    made.location.point = lon_lat{middle.lon + away(random), middle.lat + away(random)};
    made.location.municipality = world.where.locate(*made.location.point).municipality;
    made.location.from_coordinate = true;
    made.category = world.known.categories[random() % 100 < 60 ? 0 : random() % 6].code;
    made.protection = std::array{tier::p0, tier::p1, tier::p1, tier::p1, tier::p1, tier::p2}[random() % 6];
    made.occurred = calendar_interval(
        std::chrono::year_month_day{std::chrono::year(static_cast<int>(2022 + random() % 2)),
                                    std::chrono::month(static_cast<unsigned>(1 + random() % 12)),
                                    std::chrono::day(static_cast<unsigned>(1 + random() % 28))},
        time_precision::day);
    records.push_back(
        {made.id, {made.protection, made.category, world.rule.decide(made)}, made.location.point, true});
  }
  return records;
}

inline std::vector<published_record> published_of(const std::vector<known_record>& records) {
  std::vector<published_record> published;
  for (const known_record& each : records) published.push_back(each.published);
  return published;
}

}  // namespace uramost::publication
