#include "patrol/road_graph.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <random>

#include "../expect_error.hpp"

namespace uramost::patrol {
namespace {

constexpr double walking = 1.4;

TEST(RoadGraph, DrivesTheFastestWayAndOneWaysOneWay) {
  const road_graph roads({{20.80, 42.90}, {20.82, 42.90}, {20.84, 42.90}},
                         std::vector<road>{{0, 1, 60}, {1, 2, 60}, {0, 2, 200}, {2, 0, 200}});
  const std::vector<lon_lat> ends{{20.80, 42.90}, {20.84, 42.90}};
  const distance_table times = roads.travel_times(ends, ends);
  EXPECT_EQ(times.at(1, 0), 120);  // from the west to the east, through the middle
  EXPECT_EQ(times.at(0, 1), 200);
  EXPECT_EQ(times.at(0, 0), 0);
}

TEST(RoadGraph, WalksToTheNearestNodeUpToALimit) {
  const road_graph roads({{20.80, 42.90}, {20.82, 42.90}}, std::vector<road>{{0, 1, 60}});
  const lon_lat beside{20.80, 42.909}, far{20.80, 43.0};
  const auto access = roads.access(beside);
  ASSERT_TRUE(access);
  EXPECT_EQ(access->node, 0U);
  EXPECT_NEAR(access->seconds, distance_m(beside, {20.80, 42.90}) / walking, 1e-9);
  EXPECT_FALSE(roads.access(far));
  const distance_table times =
      roads.travel_times(std::vector<lon_lat>{{20.82, 42.90}, far}, std::vector<lon_lat>{beside, far});
  EXPECT_NEAR(times.at(0, 0), access->seconds + 60, 1e-9);
  for (const auto& [to, from] : std::vector<std::pair<std::size_t, std::size_t>>{{1, 0}, {0, 1}, {1, 1}})
    EXPECT_EQ(times.at(to, from), unreachable);
}

TEST(RoadGraph, HasNoWayWhereThereAreNoRoads) {
  const road_graph nothing({}, {});
  EXPECT_FALSE(nothing.access({20.8, 42.9}));
  const road_graph island({{20.80, 42.90}, {20.82, 42.90}}, {});
  EXPECT_EQ(island.travel_times(std::vector<lon_lat>{{20.82, 42.90}}, std::vector<lon_lat>{{20.80, 42.90}})
                .at(0, 0),
            unreachable);
}

TEST(RoadGraph, RefusesRoadsThatAreNone) {
  for (const road wrong : {road{0, 7, 1}, road{0, 0, -1}, road{0, 0, std::nanf("")},
                           road{0, 0, std::numeric_limits<float>::infinity()}})
    expect_error(error_kind::invalid_input, [&] { road_graph({{20.8, 42.9}}, std::vector<road>{wrong}); });
  const road_graph one({{20.8, 42.9}}, {});
  expect_error(error_kind::invalid_input, [&] { one.access({std::nan(""), 0}); });
}

/// Every way, the plain way (Floyd 1962).
TEST(RoadGraph, AgreesWithEveryWayTried) {
  std::mt19937 random(3);
  constexpr std::size_t count = 40;
  std::vector<lon_lat> nodes;
  for (std::size_t i = 0; i < count; ++i) nodes.push_back({20.5 + 0.01 * static_cast<double>(i), 42.9});
  distance_table ways(count, count);
  std::vector<road> roads;
  for (std::size_t i = 0; i < count; ++i) ways.at(i, i) = 0;
  for (int k = 0; k < 90; ++k) {
    const road each{static_cast<std::uint32_t>(random() % count),
                    static_cast<std::uint32_t>(random() % count), static_cast<float>(random() % 100)};
    roads.push_back(each);
    ways.at(each.to, each.from) = std::min<double>(ways.at(each.to, each.from), each.seconds);
  }
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t to = 0; to < count; ++to)
      for (std::size_t from = 0; from < count; ++from)
        ways.at(to, from) = std::min(ways.at(to, from), ways.at(to, k) + ways.at(k, from));
  const distance_table found = road_graph(nodes, roads).travel_times(nodes, nodes);
  const distance_table near = road_graph(nodes, roads).travel_times(nodes, nodes, {}, 70);
  for (std::size_t to = 0; to < count; ++to)
    for (std::size_t from = 0; from < count; ++from) {
      EXPECT_EQ(found.at(to, from), ways.at(to, from));
      EXPECT_EQ(near.at(to, from), ways.at(to, from) <= 70 ? ways.at(to, from) : unreachable);
    }
}

TEST(RoadGraph, CallsAJunctionWhereThreeRoadsMeetWhicheverWayTheyAreDriven) {
  const std::vector<lon_lat> nodes{{20.80, 42.90}, {20.82, 42.90}, {20.84, 42.90}, {20.82, 42.92}};
  const std::vector<road> street{{0, 1, 60}, {1, 0, 60}, {1, 2, 60}, {1, 1, 5}, {0, 1, 70}};
  EXPECT_THAT(road_graph(nodes, street).junctions(), testing::IsEmpty());
  std::vector<road> crossing = street;
  crossing.push_back({3, 1, 60});
  EXPECT_THAT(road_graph(nodes, crossing).junctions(), testing::ElementsAre(nodes[1]));
}

}  // namespace
}  // namespace uramost::patrol
