#include "tiles/incident_tile.hpp"

#include <gmock/gmock.h>

#include <map>
#include <numeric>

#include "../index/random_incidents.hpp"
#include "decoded_tile.hpp"
#include "index/row_filter.hpp"
#include "index/web_mercator.hpp"

namespace uramost::tiles {
namespace {
using index::incident_index;
using testing::random_incidents;

std::shared_ptr<const incident_index> snapshot_of(const std::vector<incident>& incidents) {
  incident_index::builder builder;
  for (const incident& each : incidents) builder.add(each);
  return std::move(builder).build({1});
}

incident at(std::int64_t id, lon_lat point) {
  incident made;
  made.id = {id};
  made.source = "synthetic";
  made.category = "theft";
  made.severity = 3;
  made.location.point = point;
  return made;
}

std::vector<decoded_feature> drawn(const incident_index& snapshot, tile_id tile,
                                   const row_choice& wanted = nullptr) {
  return decode_tile(incident_tile(snapshot, wanted, tile), tile, "incidents");
}

/// How many incidents a feature stands for.
std::size_t count(const decoded_feature& one) {
  return one.attributes.contains("count") ? static_cast<std::size_t>(one.whole("count")) : 1;
}
std::size_t total(const std::vector<decoded_feature>& features) {
  return std::accumulate(features.begin(), features.end(), std::size_t{0},
                         [](std::size_t sum, const auto& each) { return sum + count(each); });
}

/// Numbers of the square of a grid of 2^z × `a_side` a side in which a position lies.
std::pair<std::int64_t, std::int64_t> square(const incident& one, std::uint32_t z, double a_side) {
  const auto at = index::to_world(*one.location.point);
  const double side = std::ldexp(a_side, static_cast<int>(z));
  const auto along = [&](double part) {
    return static_cast<std::int64_t>(std::floor(std::min(part, std::nextafter(1.0, 0)) * side));
  };
  return {along(at.x), along(at.y)};
}

tile_id tile_of(const incident& one, std::uint32_t z) {
  const auto [x, y] = square(one, z, 1);
  return {z, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
}

/// The tile by the rule as it is documented, incident by incident.
struct expected_tile {
  std::map<std::int64_t, const incident*> single;
  std::vector<std::vector<const incident*>> clusters;
};

expected_tile by_the_rule(const std::vector<incident>& incidents, tile_id tile) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<const incident*>> blocks, cells;
  for (const incident& each : incidents)
    if (each.location.point && tile_of(each, tile.z) == tile) {
      blocks[square(each, tile.z, blocks_a_side)].push_back(&each);
      cells[square(each, tile.z, cells_a_side)].push_back(&each);
    }
  expected_tile expected;
  for (const auto& [number, held] : cells) {
    const auto block = blocks.at(square(*held.front(), tile.z, blocks_a_side));
    if (held.size() == 1 || block.size() <= incidents_shown_a_block)
      for (const incident* each : held) expected.single[each->id.value] = each;
    else
      expected.clusters.push_back(held);
  }
  return expected;
}

/// Position in units of the tile, not rounded.
std::pair<double, double> units(const incident& one, tile_id tile) {
  const auto at = index::to_world(*one.location.point);
  const double side = std::ldexp(4096.0, static_cast<int>(tile.z));
  return {at.x * side - 4096.0 * tile.x, at.y * side - 4096.0 * tile.y};
}

/// A unit stands for the positions within it, hence for its middle.
void expect_at(const decoded_feature& drawn, double x, double y, double tolerance) {
  EXPECT_NEAR(drawn.point().x + 0.5, x, tolerance);
  EXPECT_NEAR(drawn.point().y + 0.5, y, tolerance);
  EXPECT_TRUE(drawn.point().x >= 0 && drawn.point().x < tile_units);
  EXPECT_TRUE(drawn.point().y >= 0 && drawn.point().y < tile_units);
}

/// The cluster of `held` among the features: the one with its count next to the mean of the positions.
void expect_cluster(const std::vector<decoded_feature>& features, const std::vector<const incident*>& held,
                    tile_id tile) {
  double x = 0, y = 0;
  std::int64_t severity = 0;
  std::map<std::string, std::size_t> categories;
  for (const incident* each : held) {
    const auto [east, south] = units(*each, tile);
    x += east / static_cast<double>(held.size());
    y += south / static_cast<double>(held.size());
    severity += each->severity;
    ++categories[each->category];
  }
  const auto most = std::ranges::max_element(categories, {}, [](const auto& each) { return each.second; });
  for (const decoded_feature& each : features) {
    if (!each.attributes.contains("count") || count(each) != held.size()) continue;
    if (std::abs(each.point().x + 0.5 - x) > 1.01 || std::abs(each.point().y + 0.5 - y) > 1.01) continue;
    EXPECT_EQ(each.whole("severity_sum"), severity);
    EXPECT_EQ(each.attributes.at("category"), most->first);
    EXPECT_FALSE(each.id);
    expect_at(each, x, y, 1.01);
    return;
  }
  ADD_FAILURE() << "no cluster of " << held.size() << " at " << x << ", " << y;
}

TEST(IncidentTile, ShowsEveryIncidentByTheRule) {
  random_incidents random(11);
  const auto incidents = random.many(20'000);
  const auto snapshot = snapshot_of(incidents);
  for (std::uint32_t z : {0U, 5U, 8U, 9U, 10U, 11U, 12U, 13U, 14U, 16U, 18U, 19U}) {
    const incident* seed = nullptr;
    while (!seed || !seed->location.point) seed = &incidents[random.integer_below(incidents.size())];
    const tile_id tile = tile_of(*seed, z);
    SCOPED_TRACE(::testing::Message() << z << "/" << tile.x << "/" << tile.y);
    const auto expected = by_the_rule(incidents, tile);
    const auto features = drawn(*snapshot, tile);
    EXPECT_EQ(features.size(), expected.single.size() + expected.clusters.size());
    for (const decoded_feature& each : features) {
      if (each.attributes.contains("count")) continue;
      ASSERT_TRUE(each.id && expected.single.contains(*each.id));
      const incident& meant = *expected.single.at(*each.id);
      const auto [east, south] = units(meant, tile);
      expect_at(each, east, south, 0.51);
      EXPECT_EQ(each.attributes.at("category"), meant.category);
      EXPECT_EQ(each.whole("severity"), meant.severity);
    }
    for (const auto& held : expected.clusters) expect_cluster(features, held, tile);
  }
}

TEST(IncidentTile, HasEveryIncidentInExactlyOneTileOfAZoom) {
  random_incidents random(12);
  const auto incidents = random.many(5'000);
  const auto snapshot = snapshot_of(incidents);
  for (const std::uint32_t z : {0U, 7U, 10U, 12U}) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> tiles;
    for (const incident& each : incidents)
      if (each.location.point) ++tiles[square(each, z, 1)];
    std::size_t shown = 0;
    for (const auto& [number, held] : tiles) {
      const auto features = drawn(*snapshot, {z, static_cast<std::uint32_t>(number.first),
                                              static_cast<std::uint32_t>(number.second)});
      EXPECT_EQ(total(features), held);
      shown += total(features);
    }
    EXPECT_EQ(shown, snapshot->located());
  }
}

TEST(IncidentTile, HoldsTheFilter) {
  random_incidents random(13);
  const auto incidents = random.many(8'000);
  const auto snapshot = snapshot_of(incidents);
  incident_query query;
  query.categories = {"category_3", "category_4"};
  query.severity = severity_range{3, 5};
  const index::row_filter filter(*snapshot, query);
  std::vector<incident> meant;
  for (const incident& each : incidents)
    if (each.severity >= 3 && (each.category == "category_3" || each.category == "category_4"))
      meant.push_back(each);
  for (const std::uint32_t z : {0U, 9U, 12U}) {
    const tile_id tile = tile_of(at(1, {20.8, 42.94}), z);
    const auto expected = by_the_rule(meant, tile);
    const auto features = drawn(*snapshot, tile, [&](auto first, auto last, auto& rows) {
      filter.append_matches(first, last, rows);
    });
    EXPECT_EQ(features.size(), expected.single.size() + expected.clusters.size());
    for (const auto& held : expected.clusters) expect_cluster(features, held, tile);
  }
}

TEST(IncidentTile, IsLimitedHoweverManyIncidentsThereAre) {
  std::vector<incident> incidents;
  for (std::int64_t id = 1; id <= 150'000; ++id) incidents.push_back(at(id, {20.866, 42.894}));
  // A lattice that fills every cell of tiles at zoom 9 to 11.
  for (int x = 0; x < 400; ++x)
    for (int y = 0; y < 400; ++y)
      incidents.push_back(
          at(static_cast<std::int64_t>(incidents.size()) + 1, {20.6 + x * 0.0013, 42.7 + y * 0.0011}));
  const auto snapshot = snapshot_of(incidents);
  std::size_t most = 0;
  for (std::uint32_t z = 0; z <= 22; ++z) {
    const auto features = drawn(*snapshot, tile_of(incidents[0], z));
    EXPECT_GE(total(features), 150'000u);
    most = std::max(most, features.size());
  }
  EXPECT_EQ(most, 4096u);
  EXPECT_EQ(total(drawn(*snapshot, {0, 0, 0})), incidents.size());
}

TEST(IncidentTile, OfIncidentsAtOnePlaceIsOneClusterAtEveryZoom) {
  std::vector<incident> incidents;
  const lon_lat where{20.866, 42.894};
  for (std::int64_t id = 1; id <= 100; ++id) incidents.push_back(at(id, where));
  const auto snapshot = snapshot_of(incidents);
  for (std::uint32_t z = 0; z <= 22; ++z) {
    const tile_id tile = tile_of(incidents[0], z);
    const auto features = drawn(*snapshot, tile);
    ASSERT_EQ(features.size(), 1u);
    EXPECT_EQ(features[0].whole("count"), 100);
    EXPECT_EQ(features[0].whole("severity_sum"), 300);
    const auto [east, south] = units(incidents[0], tile);
    // Beyond zoom 19 a cell of the index is several units wide.
    expect_at(features[0], east, south, z <= 19 ? 1.01 : 8.01);
  }
}

TEST(IncidentTile, DrawsTheEdgesOfTheWorld) {
  const auto snapshot =
      snapshot_of({at(1, {-180, 85.06}), at(2, {180, -85.06}), at(3, {179.999'999'99, 90})});
  for (std::uint32_t z = 0; z <= 22; ++z) {
    const std::uint32_t last = (1U << z) - 1;
    std::size_t shown = total(drawn(*snapshot, {z, 0, 0}));
    if (z > 0) shown += total(drawn(*snapshot, {z, last, last})) + total(drawn(*snapshot, {z, last, 0}));
    EXPECT_EQ(shown, 3u) << z;
  }
}

TEST(IncidentTile, WithoutIncidentsHasNoBytes) {
  EXPECT_EQ(incident_tile(*snapshot_of({}), nullptr, {0, 0, 0}), "");
  incident nowhere = at(1, {});
  nowhere.location.point.reset();
  EXPECT_EQ(incident_tile(*snapshot_of({nowhere}), nullptr, {0, 0, 0}), "");
  EXPECT_EQ(incident_tile(*snapshot_of({at(1, {20.9, 42.9})}), nullptr, {1, 0, 1}), "");
}

TEST(IncidentTile, SaysWhatIsKnownOfAnIncident) {
  using namespace std::chrono;
  const auto year_of = [](time_precision precision) {
    return calendar_interval(year{2023} / 5 / 29, precision, 0, 30);
  };
  std::vector<incident> incidents;
  const std::pair<time_precision, std::string> dates[] = {
      {time_precision::second, "2023-05-29"}, {time_precision::minute, "2023-05-29"},
      {time_precision::hour, "2023-05-29"},   {time_precision::day, "2023-05-29"},
      {time_precision::month, "2023-05"},     {time_precision::quarter, "2023-Q2"},
      {time_precision::year, "2023"}};
  for (const auto& [precision, text] : dates) {
    incident made = at(static_cast<std::int64_t>(incidents.size()) + 1, {20.866, 42.894});
    made.occurred = year_of(precision);  // 00:30 in Belgrade, the day before in UTC
    made.stage = response_stage::investigated;
    made.location.certainty = location_certainty::near_border;
    if (precision != time_precision::second) made.location.municipality = municipality_code{"38"};
    incidents.push_back(made);
  }
  const auto snapshot = snapshot_of(incidents);
  const auto features = drawn(*snapshot, tile_of(incidents[0], 12));
  ASSERT_EQ(features.size(), std::size(dates));
  for (const decoded_feature& each : features) {
    const auto& [precision, text] = dates[*each.id - 1];
    EXPECT_EQ(each.attributes.at("occurred_on"), text);
    EXPECT_EQ(each.attributes.at("stage"), "investigated");
    EXPECT_EQ(each.attributes.at("certainty"), "near_border");
    EXPECT_EQ(each.attributes.contains("municipality_code"), precision != time_precision::second);
    EXPECT_EQ(each.attributes.size(), precision != time_precision::second ? 6u : 5u);
  }
  const auto far = drawn(*snapshot, tile_of(incidents[0], 9));
  EXPECT_EQ(far.size(), std::size(dates));
  for (const decoded_feature& each : far) EXPECT_EQ(each.attributes.size(), 2u);
}

}  // namespace
}  // namespace uramost::tiles
