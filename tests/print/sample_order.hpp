#pragma once

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "print/patrol_order.hpp"

/// A patrol order over made-up points in Mitrovica North and Zveçan/Zvečan.
namespace uramost::print {

inline patrol_order sample_order(language in) {
  const auto& areas = geodata::built_in_boundaries();
  const auto municipality = [&](const char* code) { return areas.find({code})->name; };
  patrol_order order{
      .of = {.in = in,
             .title = "Night patrols · Ноћне патроле · Patrullat e natës",
             .author = "test.planner",
             .made = time_point{std::chrono::seconds{1'795'000'000}},
             .query = "municipality=30,38",
             .is_synthetic = true},
      .note = "Ëmbëlsira çdo ditë. Љиљана, џеп и џбун.",
      .shift = "Night / Ноћ",
      .begin = from_belgrade({std::chrono::year(2026), std::chrono::December, std::chrono::day(1)}, 22),
      .dwell_least_min = 10,
      .dwell_most_min = 16,
      .every_min = 120};
  order.end = order.begin + std::chrono::hours(7);
  for (std::size_t i = 0; i < 20; ++i) {
    const double step = static_cast<double>(i);
    order.points.push_back({.name = i == 3  ? ""
                                    : i % 2 ? "Ura/Most " + std::to_string(i)
                                            : "Раскрсница",
                            .municipality = municipality(i < 14 ? "38" : "30"),
                            .at = {20.855 + 0.0021 * static_cast<double>(i % 7), 42.888 + 0.0013 * step},
                            .languages = i % 3 ? std::vector<std::string>{"sr"}
                                               : std::vector<std::string>{"sq", "sr-Cyrl", "bs"}});
  }
  for (std::size_t patrol = 0; patrol < 3; ++patrol) {
    auto& stops = order.patrols.emplace_back();
    for (std::size_t i = 0; i < 24; ++i) {
      const time_point arrive = order.begin + std::chrono::minutes(17 * i);
      stops.push_back(
          {.point = patrol * 6 + i % 6, .arrive = arrive, .leave = arrive + std::chrono::minutes(12)});
    }
  }
  order.unserved = {18, 19};
  order.patrols_needed = 4;
  order.base = base_map_around(*extent_of(order), areas, geodata::built_in_gazetteer());
  return order;
}

}  // namespace uramost::print
