#pragma once

#include <memory>
#include <random>
#include <vector>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality_locator.hpp"
#include "index/selection.hpp"
#include "study/parameters.hpp"
#include "study/question.hpp"

namespace uramost::study {

inline const geodata::municipality_locator& locator() {
  static const geodata::municipality_locator made(geodata::built_in_boundaries());
  return made;
}

/// Synthetic incidents, and questions about them.
class asked_incidents {
 public:
  explicit asked_incidents(unsigned seed = 1) : random_(seed) {}

  void add(lon_lat at, time_point begin, time_precision precision = time_precision::minute) {
    incident made;
    made.id = {next_++};
    made.source = "synthetic";
    made.category = "synthetic";
    made.occurred = {begin, begin + std::chrono::minutes(1), precision};
    made.location.point = at;
    made.location.certainty = location_certainty::certain;
    if (const std::uint16_t found = locator().find(at); found != geodata::municipality_locator::none)
      made.location.municipality = locator().codes()[found];
    builder_.add(made);
  }

  /// Anywhere in a municipality, at any time of 2024.
  void add_anywhere(const char* municipality, int count) {
    while (count > 0) {
      const lon_lat at{number(20.3, 21.2), number(42.6, 43.3)};
      const std::uint16_t found = locator().find(at);
      if (found == geodata::municipality_locator::none || locator().codes()[found].value != municipality)
        continue;
      add(at, any_time());
      --count;
    }
  }

  void add_around(lon_lat centre, double spread, int count) {
    std::normal_distribution<double> bell(0, spread);
    for (int i = 0; i < count; ++i) add({centre.lon + bell(random_), centre.lat + bell(random_)}, any_time());
  }

  time_point any_time() {
    using namespace std::chrono;
    return sys_days{year{2024} / 1 / 1} + seconds(static_cast<std::int64_t>(number(0, 365 * 86'400.0)));
  }
  double number(double from, double to) { return std::uniform_real_distribution(from, to)(random_); }

  /// About those added so far.
  question ask(incident_query query = {}) {
    if (!snapshot_) snapshot_ = std::move(builder_).build({1});
    using namespace std::chrono;
    return {.query = std::move(query),
            .select =
                [snapshot = snapshot_](const incident_query& wanted) {
                  return std::make_shared<const index::selection>(snapshot, wanted);
                },
            .areas = geodata::built_in_boundaries(),
            .locator = locator(),
            .places = geodata::built_in_gazetteer(),
            .now = sys_days{year{2025} / 1 / 1}};
  }

 private:
  std::mt19937 random_;
  index::incident_index::builder builder_;
  std::shared_ptr<const index::incident_index> snapshot_;
  std::int64_t next_ = 1;
};

inline settings defaults(const std::vector<parameter>& known, const char* given = "") {
  auto parameters = query_parameters::parse(given);
  settings taken = settings::take_from(parameters, known);
  parameters.expect_all_taken();
  return taken;
}

}  // namespace uramost::study
