#include "geodata/municipality.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "geodata/orientation.hpp"

namespace uramost::geodata {
namespace {

using testing::ElementsAre;

std::vector<std::string> codes_where(auto condition) {
  std::vector<std::string> codes;
  for (const municipality& each : built_in_boundaries().municipalities)
    if (condition(each)) codes.push_back(each.code.value);
  return codes;
}

/// On the sphere with the ellipsoid's local radius; good to a few per mille here.
double area_km2(const municipality_area& area) {
  const auto ring_km2 = [](const ring& closed) {
    const double km_per_degree = 111.195, cosine = std::cos(closed.front().lat * std::numbers::pi / 180);
    return std::abs(signed_area(closed)) * km_per_degree * km_per_degree * cosine;
  };
  double sum = 0;
  for (const polygon& part : area.polygons) {
    sum += ring_km2(part.exterior);
    for (const ring& hole : part.holes) sum -= ring_km2(hole);
  }
  return sum;
}

const municipality_area& area_of(const std::string& code) {
  for (const municipality_area& area : built_in_boundaries().areas)
    if (area.code.value == code) return area;
  throw std::out_of_range(code);
}

TEST(BuiltInBoundaries, HoldThe38MunicipalitiesInOrder) {
  const boundaries& all = built_in_boundaries();
  ASSERT_EQ(all.municipalities.size(), 38u);
  ASSERT_EQ(all.areas.size(), 38u);
  for (std::size_t at = 0; at < 38; ++at) {
    EXPECT_EQ(std::stoul(all.municipalities[at].code.value), at + 1);
    EXPECT_EQ(all.areas[at].code, all.municipalities[at].code);
    for (language of : all_languages) EXPECT_FALSE(all.municipalities[at].name.in(of).empty());
    EXPECT_FALSE(all.municipalities[at].name.sq.empty());
    EXPECT_FALSE(all.municipalities[at].name.sr_latn.empty());
    EXPECT_FALSE(all.municipalities[at].name.sr_cyrl.empty());
  }
}

TEST(BuiltInBoundaries, KnowTheNorthAndTheStudyArea) {
  EXPECT_THAT(codes_where([](const municipality& each) { return each.is_north; }),
              ElementsAre("12", "29", "30", "38"));
  EXPECT_THAT(codes_where([](const municipality& each) { return each.in_study_area; }),
              ElementsAre("12", "15", "25", "28", "29", "30", "38"));
}

TEST(BuiltInBoundaries, FindByCode) {
  const municipality* found = built_in_boundaries().find({"30"});
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->name.sq, "Zveçan");
  EXPECT_EQ(found->name.sr_cyrl, "Звечан");
  EXPECT_EQ(built_in_boundaries().find({"39"}), nullptr);
  EXPECT_EQ(built_in_boundaries().find({""}), nullptr);
}

TEST(BuiltInBoundaries, MarkTheBoycottedCensusesOfTheNorth) {
  for (const char* code : {"12", "29", "30", "38"}) {
    const municipality& each = *built_in_boundaries().find({code});
    ASSERT_FALSE(each.population.empty()) << code;
    for (const population_figure& figure : each.population)
      EXPECT_EQ(figure.boycotted, figure.kind == "census" && figure.year > 2000)
          << code << ' ' << figure.year;
    EXPECT_EQ(each.population.back().year, 2024);
  }
  const municipality& south = *built_in_boundaries().find({"15"});
  ASSERT_EQ(south.population.size(), 1u);
  EXPECT_EQ(south.population[0].year, 2011);
  EXPECT_EQ(south.population[0].persons, 71909);
  EXPECT_FALSE(south.population[0].boycotted);
  EXPECT_EQ(built_in_boundaries().find({"38"})->population.front().year, 2014) << "it has no census of 1991";
}

TEST(BuiltInBoundaries, AgreeWithThePublishedAreas) {
  double whole = 0;
  for (const municipality_area& area : built_in_boundaries().areas) whole += area_km2(area);
  EXPECT_NEAR(whole, 10'887, 110) << "Kosovo, km²";
  EXPECT_NEAR(area_km2(area_of("29")), 333, 333 * 0.03);
  EXPECT_NEAR(area_km2(area_of("30")), 123, 123 * 0.03);
  EXPECT_NEAR(area_km2(area_of("12")), 539, 539 * 0.03);
}

TEST(BuiltInBoundaries, HaveClosedRingsThatTurnAsGeoJsonAsks) {
  for (const municipality_area& area : built_in_boundaries().areas) {
    ASSERT_FALSE(area.polygons.empty()) << area.code.value;
    for (const polygon& part : area.polygons) {
      EXPECT_EQ(part.exterior.front(), part.exterior.back());
      EXPECT_GT(signed_area(part.exterior), 0);
      for (const ring& hole : part.holes) EXPECT_LT(signed_area(hole), 0);
    }
  }
}

/// Kllokot (34) lies inside Viti (27); Kamenicë (10) and Pristina (20) each have a part of their own
/// elsewhere.
TEST(BuiltInBoundaries, CutEnclavesOutAndKeepExclaves) {
  std::vector<std::string> with_enclave, with_exclave;
  for (const municipality_area& area : built_in_boundaries().areas) {
    if (!area.polygons[0].holes.empty()) with_enclave.push_back(area.code.value);
    if (area.polygons.size() > 1) with_exclave.push_back(area.code.value);
  }
  EXPECT_THAT(with_enclave, ElementsAre("27"));
  EXPECT_THAT(with_exclave, ElementsAre("10", "20"));
  EXPECT_DOUBLE_EQ(signed_area(area_of("34").polygons[0].exterior),
                   -signed_area(area_of("27").polygons[0].holes[0]));
}

TEST(BuiltInBoundaries, ShareEveryInnerBorderVertexByVertex) {
  using edge = std::pair<std::pair<double, double>, std::pair<double, double>>;
  std::map<edge, int> directed;
  const auto add = [&](const ring& closed) {
    for (std::size_t at = 1; at < closed.size(); ++at)
      ++directed[{{closed[at - 1].lon, closed[at - 1].lat}, {closed[at].lon, closed[at].lat}}];
  };
  for (const municipality_area& area : built_in_boundaries().areas)
    for (const polygon& part : area.polygons) {
      add(part.exterior);
      for (const ring& hole : part.holes) add(hole);
    }
  std::size_t inner = 0, outer = 0;
  for (const auto& [way, count] : directed) {
    EXPECT_EQ(count, 1) << "two areas on one side of a border";
    ++(directed.contains({way.second, way.first}) ? inner : outer);
  }
  EXPECT_EQ(inner + outer, directed.size());
  EXPECT_EQ(inner / 2 + outer, 8036u - 115u) << "every stretch of the 115 arcs";
}

TEST(BuiltInBoundaries, SayHowCoarselyTheyAreDrawn) {
  EXPECT_EQ(area_of("38").generalisation_m, 8);
  for (const char* code : {"12", "15", "29", "30"}) EXPECT_EQ(area_of(code).generalisation_m, 22);
  EXPECT_EQ(area_of("20").generalisation_m, 45);
}

TEST(BuiltInBoundaries, ExtendOverKosovo) {
  const bounding_box box = built_in_boundaries().extent();
  EXPECT_EQ(box, (bounding_box{20.0143, 41.85773, 21.78987, 43.27332}));
  EXPECT_EQ(boundaries{}.extent(), bounding_box{});
}

}  // namespace
}  // namespace uramost::geodata
