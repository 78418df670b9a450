#include "patrol/road_network.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "../expect_error.hpp"
#include "patrol/road_graph.hpp"

namespace uramost::patrol {
namespace {

using testing::UnorderedElementsAre;

road_network network_of(const std::vector<road_way>& ways) {
  road_network_builder builder;
  for (const road_way& each : ways) builder.add(each);
  return builder.finish();
}

double seconds_between(const road_network& roads, lon_lat from, lon_lat to) {
  return road_graph(roads.nodes, roads.roads)
      .travel_times(std::vector{to}, std::vector{from}, {.limit_m = 1})
      .at(0, 0);
}

road_way street(std::vector<lon_lat> line, std::string oneway = {}) {
  return {.highway = "residential", .oneway = std::move(oneway), .maxspeed = "36", .line = std::move(line)};
}

constexpr lon_lat west{20.80, 42.90}, middle{20.81, 42.90}, east{20.82, 42.90}, north{20.81, 42.91};

TEST(RoadNetwork, JoinsWaysWhereTheyShareAVertex) {
  const road_network roads = network_of({street({west, middle, east}), street({middle, north})});
  EXPECT_THAT(roads.nodes, UnorderedElementsAre(west, middle, east, north));
  EXPECT_EQ(roads.roads.size(), 6U);
  EXPECT_NEAR(seconds_between(roads, west, north),
              (distance_m(west, middle) + distance_m(middle, north)) / 10, 0.01);
  EXPECT_THAT(road_graph(roads.nodes, roads.roads).junctions(), testing::ElementsAre(middle));
}

TEST(RoadNetwork, DoesNotJoinABridgeWithTheRoadBelow) {
  const road_network roads = network_of({street({west, east}), street({{20.81, 42.89}, north})});
  EXPECT_EQ(seconds_between(roads, west, north), unreachable);
}

TEST(RoadNetwork, SumsUpWhatIsBetween) {
  std::vector<lon_lat> line;
  double metres = 0;
  for (int i = 0; i <= 1'000; ++i) {
    line.push_back({std::round(2e8 + 1'000 * i) / 1e7, 42.9 + (i % 2) * 1e-6});
    if (i > 0) metres += distance_m(line[line.size() - 2], line.back());
  }
  const road_network roads = network_of({street(line)});
  EXPECT_LT(roads.nodes.size(), 1.2 * metres / road_network_builder::node_spacing_m);
  EXPECT_NEAR(seconds_between(roads, line.front(), line.back()), metres / 10, 0.1);
  for (const lon_lat place : line)  // nobody beside the road is far from a node
    EXPECT_LT(road_graph(roads.nodes, {}).access(place)->seconds * 1.4, road_network_builder::node_spacing_m);
}

TEST(RoadNetwork, LeavesOutIslandsButNotTheOnlyPiece) {
  const road_way yard = street({{20.9, 42.9}, {20.901, 42.9}});
  EXPECT_EQ(network_of({street({west, east}), yard}).nodes.size(), 2U);
  EXPECT_EQ(network_of({yard}).nodes.size(), 2U);
  EXPECT_EQ(network_of({street({west, east}), street({{20.9, 42.9}, {20.95, 42.9}})}).nodes.size(), 4U);
}

TEST(RoadNetwork, IsEmptyWithoutRoads) {
  EXPECT_TRUE(network_of({}).nodes.empty());
  EXPECT_TRUE(
      network_of({street({}), street({west}), {.highway = "footway", .line = {west, east}}}).nodes.empty());
}

TEST(RoadNetwork, TakesVerticesThatAreWrittenTwiceAndLoops) {
  const road_network roads = network_of({street({west, west, middle, north, east, middle, middle, west})});
  EXPECT_NEAR(seconds_between(roads, west, middle), distance_m(west, middle) / 10, 0.01);
}

TEST(RoadNetwork, RefusesWhatIsNotOnTheEarth) {
  for (const lon_lat wrong : {lon_lat{200, 42}, {20, 91}, {std::nan(""), 42}, {20, HUGE_VAL}})
    expect_error(error_kind::invalid_input, [&] { network_of({street({west, wrong})}); });
  EXPECT_EQ(network_of({street({{-180, -90}, {-179.9, -90}, {180, 90}})}).nodes.front(),
            (lon_lat{-180, -90}));
}

/// The plain way: every vertex a node (by its digits), Bellman and Ford over all its segments.
TEST(RoadNetwork, TakesAsLongAsEveryVertexTriedOnRandomStreets) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::vector<lon_lat> places;
    for (int i = 0; i < 12; ++i)
      places.push_back({(208'000'000.0 + 100.0 * static_cast<double>(random() % 2'000)) / 1e7,
                        (429'000'000.0 + 100.0 * static_cast<double>(random() % 2'000)) / 1e7});
    std::vector<road_way> ways;
    for (int i = 0; i < 9; ++i) {
      std::vector<lon_lat> line;
      for (int k = 0; k < 4; ++k) line.push_back(places[random() % places.size()]);
      ways.push_back(street(line, random() % 3 == 0 ? "yes" : ""));
    }
    const road_network made = network_of(ways);
    const lon_lat from = ways.front().line.front();
    std::vector<double> seconds(places.size(), unreachable);
    const auto number = [&](lon_lat at) {
      return static_cast<std::size_t>(std::ranges::find(places, at) - places.begin());
    };
    seconds[number(from)] = 0;
    for (std::size_t sweep = 0; sweep < places.size(); ++sweep)
      for (const road_way& way : ways)
        for (std::size_t k = 0; k + 1 < way.line.size(); ++k) {
          const auto a = number(way.line[k]), b = number(way.line[k + 1]);
          const double time = distance_m(way.line[k], way.line[k + 1]) / 10;
          seconds[b] = std::min(seconds[b], seconds[a] + time);
          if (way.oneway.empty()) seconds[a] = std::min(seconds[a], seconds[b] + time);
        }
    for (const lon_lat node : made.nodes) {
      const double expected = seconds[number(node)], found = seconds_between(made, from, node);
      if (expected == unreachable)
        EXPECT_EQ(found, unreachable);
      else
        EXPECT_NEAR(found, expected, 0.02);
    }
  }
}

}  // namespace
}  // namespace uramost::patrol
