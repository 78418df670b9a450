#include "geodata/municipality_locator.hpp"

#include <geodesic.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "core/error.hpp"
#include "peer_locators.hpp"

namespace uramost::geodata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto none = municipality_locator::none;

const municipality_locator& built_in_locator() {
  static const municipality_locator locator(built_in_boundaries());
  return locator;
}

std::string code_at(const municipality_locator& locator, lon_lat point) {
  const std::uint16_t found = locator.find(point);
  return found == none ? "-" : locator.codes()[found].value;
}

/// Uniform over the extent and a margin around it.
std::vector<lon_lat> random_points(const bounding_box& box, std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const double margin = (box.east - box.west) / 20;
  std::uniform_real_distribution<double> lon(box.west - margin, box.east + margin);
  std::uniform_real_distribution<double> lat(box.south - margin, box.north + margin);
  std::vector<lon_lat> points(count);
  for (lon_lat& point : points) point = {lon(random), lat(random)};
  return points;
}

std::vector<const ring*> rings_of(const boundaries& areas) {
  std::vector<const ring*> rings;
  for (const municipality_area& area : areas.areas)
    for (const polygon& part : area.polygons) {
      rings.push_back(&part.exterior);
      for (const ring& hole : part.holes) rings.push_back(&hole);
    }
  return rings;
}

/// A coverage whose corners are whole numbers: a mesh of bent cells, each given to one of a few
/// municipalities, so that areas have several parts, holes, touching corners, and borders in all directions,
/// flat ones too.
struct whole_number_coverage {
  static constexpr int size = 8, spacing = 8;

  explicit whole_number_coverage(std::uint64_t seed) : random(seed) {
    std::uniform_int_distribution<int> bend(-2, 2);
    for (int y = 0; y <= size; ++y)
      for (int x = 0; x <= size; ++x) corner[y][x] = {x * spacing + bend(random), y * spacing + bend(random)};
  }

  boundaries areas(int municipalities) {
    boundaries made;
    for (int at = 0; at < municipalities; ++at) {
      municipality each;
      each.code = {std::string(1, static_cast<char>('a' + at))};
      made.municipalities.push_back(each);
      made.areas.push_back({each.code, {}, 0});
    }
    std::uniform_int_distribution<int> owner(0, municipalities);  // the last one: nobody
    for (int y = 0; y < size; ++y)
      for (int x = 0; x < size; ++x) {
        const int owned_by = owner(random);
        owner_of[y][x] = owned_by == municipalities ? none : static_cast<std::uint16_t>(owned_by);
        if (owned_by == municipalities) continue;
        ring cell;
        for (const auto& [cx, cy] : outline(x, y))
          cell.push_back({static_cast<double>(cx), static_cast<double>(cy)});
        made.areas[static_cast<std::size_t>(owned_by)].polygons.push_back({cell, {}});
      }
    return made;
  }

  std::array<std::pair<int, int>, 5> outline(int x, int y) const {
    return {corner[y][x], corner[y][x + 1], corner[y + 1][x + 1], corner[y + 1][x], corner[y][x]};
  }

  /// The half-open rule in whole numbers: (x, y) in eighths. Corners are bent by less than half a cell, so
  /// only the cells around need a look.
  std::uint16_t find(int x8, int y8) const {
    const auto around = [](int position8, int step) {
      return std::clamp(position8 / (8 * spacing) + step, 0, size - 1);
    };
    for (int y = around(y8, -1); y <= around(y8, 1); ++y)
      for (int x = around(x8, -1); x <= around(x8, 1); ++x)
        if (cell_holds(x, y, x8, y8))
          return owner_of[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
    return none;
  }

  bool cell_holds(int cell_x, int cell_y, int x8, int y8) const {
    const auto corners = outline(cell_x, cell_y);
    bool inside = false;
    for (std::size_t at = 1; at < corners.size(); ++at) {
      auto [lx, ly] = corners[at - 1];
      auto [hx, hy] = corners[at];
      if (ly > hy) std::swap(lx, hx), std::swap(ly, hy);
      if (ly * 8 > y8 || y8 >= hy * 8) continue;
      const int cross = (hx - lx) * (y8 - ly * 8) - (hy - ly) * (x8 - lx * 8);
      inside ^= cross <= 0;  // on the edge or east of it
    }
    return inside;
  }

  std::mt19937_64 random;
  std::array<std::array<std::pair<int, int>, size + 1>, size + 1> corner;
  std::array<std::array<std::uint16_t, size>, size> owner_of;
};

TEST(MunicipalityLocator, KnowsWhereTownsLie) {
  const auto& locator = built_in_locator();
  EXPECT_EQ(code_at(locator, {20.8655, 42.8950}), "38");  // Mitrovica North
  EXPECT_EQ(code_at(locator, {20.8660, 42.8800}), "15");  // Mitrovica South
  EXPECT_EQ(code_at(locator, {20.8403, 42.9075}), "30");  // Zvečan
  EXPECT_EQ(code_at(locator, {20.6897, 42.9144}), "29");  // Zubin Potok
  EXPECT_EQ(code_at(locator, {20.8028, 43.1039}), "12");  // Leposavić
  EXPECT_EQ(code_at(locator, {21.1655, 42.6629}), "20");  // Pristina
  EXPECT_EQ(code_at(locator, {20.7397, 42.2139}), "21");  // Prizren
  EXPECT_EQ(code_at(locator, {20.5122, 43.1367}), "-");   // Novi Pazar
  EXPECT_EQ(code_at(locator, {19.8187, 41.3275}), "-");   // Tirana
}

#ifdef NDEBUG
constexpr std::size_t many = 1'000'000;
#else
constexpr std::size_t many = 200'000;  // unoptimised, a million takes minutes; the release build runs it
#endif

TEST(MunicipalityLocator, AgreesWithGeosOnAMillionRandomPoints) {
  const auto points = random_points(built_in_boundaries().extent(), 1'000'000, 1);
  std::vector<std::uint16_t> ours(points.size()), theirs(points.size());
  built_in_locator().find(points, ours);
  peers::geos_locator(built_in_boundaries()).find(points, theirs);
  std::size_t inside = 0, different = 0;
  for (std::size_t at = 0; at < points.size(); ++at) {
    inside += ours[at] != none;
    different += ours[at] != theirs[at];
  }
  EXPECT_EQ(different, 0u);
  EXPECT_GT(inside, points.size() / 3);
}

TEST(MunicipalityLocator, AgreesWithSpatiaLiteOnAMillionRandomPoints) {
  const auto points = random_points(built_in_boundaries().extent(), many, 2);
  std::vector<std::uint16_t> ours(points.size()), theirs(points.size());
  built_in_locator().find(points, ours);
  peers::spatialite_locator(built_in_boundaries(), points).find(theirs);
  std::size_t different = 0;
  for (std::size_t at = 0; at < points.size(); ++at) different += ours[at] != theirs[at];
  EXPECT_EQ(different, 0u);
}

TEST(MunicipalityLocator, AgreesWithGeosAMillimetreBesideBorders) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> share(0, 1), nudge(-1e-8, 1e-8);
  std::vector<lon_lat> points;
  for (const ring* closed : rings_of(built_in_boundaries()))
    for (std::size_t at = 1; at < closed->size(); ++at) {
      const lon_lat a = (*closed)[at - 1], b = (*closed)[at];
      const double along = share(random);
      points.push_back(
          {a.lon + along * (b.lon - a.lon) + nudge(random), a.lat + along * (b.lat - a.lat) + nudge(random)});
      points.push_back({a.lon + nudge(random), a.lat + nudge(random)});
    }
  std::vector<std::uint16_t> ours(points.size()), theirs(points.size());
  built_in_locator().find(points, ours);
  peers::geos_locator(built_in_boundaries()).find(points, theirs);
  EXPECT_EQ(ours, theirs);
}

TEST(MunicipalityLocator, PutsAPointOnASharedBorderInExactlyOneMunicipality) {
  std::size_t on_border = 0;
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    whole_number_coverage mesh(seed);
    const municipality_locator locator(mesh.areas(5));
    for (int y = -24; y < 9 * 64; ++y)
      for (int x = -24; x < 9 * 64; ++x) {
        const std::uint16_t expected = mesh.find(x, y);
        ASSERT_EQ(locator.find({x / 8.0, y / 8.0}), expected) << seed << ": " << x / 8.0 << ", " << y / 8.0;
        on_border += mesh.find(x - 1, y) != expected;
      }
  }
  EXPECT_GT(on_border, 10'000u);
}

TEST(MunicipalityLocator, GivesABorderToTheMunicipalityEastAndNorthOfIt) {
  const auto box = [](const std::string& code, double west, double south, double east, double north) {
    return municipality_area{
        {code}, {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}}, 0};
  };
  boundaries four{{},
                  {box("a", 0, 0, 1, 1), box("b", 1, 0, 2, 1), box("c", 0, 1, 1, 2), box("d", 1, 1, 2, 2)}};
  const municipality_locator locator(four);
  EXPECT_EQ(code_at(locator, {1, 0.5}), "b");
  EXPECT_EQ(code_at(locator, {0.5, 1}), "c");
  EXPECT_EQ(code_at(locator, {1, 1}), "d");
  EXPECT_EQ(code_at(locator, {0, 0}), "a");
  EXPECT_EQ(code_at(locator, {2, 0.5}), "-");
  EXPECT_EQ(code_at(locator, {0.5, 2}), "-");
}

TEST(MunicipalityLocator, GivesAnOverlapToTheLowerCode) {
  const auto triangle = [](const std::string& code, double shift) {
    return municipality_area{{code}, {{{{shift, 0}, {shift + 2, 0}, {shift + 1, 2}, {shift, 0}}, {}}}, 0};
  };
  const municipality_locator locator({{}, {triangle("a", 0), triangle("b", 0.5)}});
  EXPECT_EQ(code_at(locator, {1.2, 0.5}), "a");
  EXPECT_EQ(code_at(locator, {2.1, 0.2}), "b");
}

TEST(MunicipalityLocator, WorksForACoverageOfAnySize) {
  for (const double scale : {1e-6, 1e-3, 1.0}) {
    boundaries scaled = whole_number_coverage(7).areas(5);
    for (municipality_area& area : scaled.areas)
      for (polygon& part : area.polygons)
        for (lon_lat& corner : part.exterior) corner = {corner.lon * scale * 2 - 60, corner.lat * scale - 30};
    const municipality_locator locator(scaled);
    const auto points = random_points(scaled.extent(), 20'000, 5);
    std::vector<std::uint16_t> ours(points.size()), theirs(points.size());
    locator.find(points, ours);
    peers::geos_locator(scaled).find(points, theirs);
    EXPECT_EQ(ours, theirs) << scale;
  }
}

TEST(MunicipalityLocator, FindsManyAtOnceAsOneByOneAlsoBesideTheMapAndWhereThereIsNone) {
  constexpr double far = std::numeric_limits<double>::infinity(),
                   nan = std::numeric_limits<double>::quiet_NaN();
  bounding_box wide = built_in_boundaries().extent();
  wide = {wide.west - 2, wide.south - 2, wide.east + 2, wide.north + 2};
  auto points = random_points(wide, 10'001, 11);
  for (const double strange : {far, -far, nan, 1e300, -1e300, 0.0}) {
    points.push_back({strange, 42.7});
    points.push_back({21.0, strange});
  }
  const municipality_locator nowhere{boundaries{}};
  for (const municipality_locator* locator : {&built_in_locator(), &nowhere}) {
    std::vector<std::uint16_t> found(points.size());
    locator->find(points, found);
    for (std::size_t at = 0; at < points.size(); ++at)
      ASSERT_EQ(found[at], locator->find(points[at])) << points[at].lon << ' ' << points[at].lat;
  }
}

/// A fan of 300 slices around one corner: more areas in a cell than a word has bits.
TEST(MunicipalityLocator, WorksWhereHundredsOfMunicipalitiesMeet) {
  boundaries fan;
  const auto rim = [](int step) {
    const double angle = 2 * 3.141592653589793 * (step % 300) / 300;
    return lon_lat{20 + std::cos(angle), 42 + std::sin(angle)};
  };
  for (int slice = 0; slice < 300; ++slice)
    fan.areas.push_back(
        {{std::to_string(slice)}, {{{{20, 42}, rim(slice), rim(slice + 1), {20, 42}}, {}}}, 0});
  const municipality_locator locator(fan);
  std::mt19937_64 random(9);
  std::normal_distribution<double> near(0, 0.02);
  std::vector<lon_lat> points(5'000);
  for (lon_lat& point : points) point = {20 + near(random), 42 + near(random)};
  std::vector<std::uint16_t> ours(points.size()), theirs(points.size());
  locator.find(points, ours);
  peers::geos_locator(fan).find(points, theirs);
  EXPECT_EQ(ours, theirs);
}

TEST(MunicipalityLocator, FindsNothingWithoutMunicipalitiesOrOffTheEarth) {
  const municipality_locator empty({});
  EXPECT_EQ(empty.find({20, 42}), none);
  EXPECT_THAT(empty.codes(), IsEmpty());
  EXPECT_TRUE(std::isinf(empty.locate({20, 42}, 100).distance_to_border_m));

  const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
  for (const lon_lat point : {lon_lat{nan, 42}, lon_lat{20, nan}, lon_lat{infinity, 42},
                              lon_lat{20, -infinity}, lon_lat{1e300, 1e300}, lon_lat{200, 42}}) {
    EXPECT_EQ(built_in_locator().find(point), none);
    const located answer = built_in_locator().locate(point);
    EXPECT_EQ(answer.certainty, location_certainty::outside);
    EXPECT_TRUE(std::isinf(answer.distance_to_border_m));
    EXPECT_THAT(answer.candidates, IsEmpty());
  }
}

TEST(MunicipalityLocator, RefusesBordersThatLeaveTheEarth) {
  EXPECT_THROW(municipality_locator({{}, {{{"a"}, {{{{0, 0}, {1, 0}, {0, 1000}, {0, 0}}, {}}}, 0}}}), error);
  EXPECT_THROW(municipality_locator({{}, {{{"a"}, {{{{0, 0}, {1, 0}, {0, std::nan("")}, {0, 0}}, {}}}, 0}}}),
               error);
}

// Distances.

/// Geodesics on WGS 84 (Karney, 2013, as PROJ has them) to points all along an edge.
double geodesic_to_edge_m(const geod_geodesic& earth, lon_lat point, lon_lat a, lon_lat b) {
  const auto at = [&](double share) {
    double metres = 0;
    geod_inverse(&earth, point.lat, point.lon, a.lat + share * (b.lat - a.lat),
                 a.lon + share * (b.lon - a.lon), &metres, nullptr, nullptr);
    return metres;
  };
  double low = 0, high = 1;
  for (int step = 0; step < 50; ++step) {
    const double third = (high - low) / 3;
    (at(low + third) < at(high - third) ? high : low) =
        at(low + third) < at(high - third) ? high - third : low + third;
  }
  return at((low + high) / 2);
}

double geodesic_to_border_m(const boundaries& areas, lon_lat point) {
  geod_geodesic earth;
  geod_init(&earth, 6378137, 1 / 298.257223563);
  double least = std::numeric_limits<double>::infinity();
  for (const ring* closed : rings_of(areas))
    for (std::size_t at = 1; at < closed->size(); ++at) {
      const lon_lat a = (*closed)[at - 1], b = (*closed)[at];
      if (distance_m(point, a) - distance_m(a, b) > least * 1.01 + 1) continue;  // cannot be nearer
      least = std::min(least, geodesic_to_edge_m(earth, point, a, b));
    }
  return least;
}

TEST(MunicipalityLocator, MeasuresTheDistanceToTheBorderAsGeodesicsDo) {
  auto points = random_points(built_in_boundaries().extent(), 150, 4);
  points.push_back({19.8187, 41.3275});  // Tirana
  points.push_back({20.4573, 44.8178});  // Belgrade
  points.push_back({-0.1278, 51.5074});  // London
  points.push_back({20.0143, 42.5});
  for (const lon_lat point : points) {
    const double expected = geodesic_to_border_m(built_in_boundaries(), point);
    EXPECT_NEAR(built_in_locator().locate(point).distance_to_border_m, expected, expected * 0.001 + 0.01)
        << point.lon << ", " << point.lat;
  }
}

TEST(MunicipalityLocator, MeasuresLongStraightBordersToo) {
  const boundaries wide{{}, {{{"a"}, {{{{10, 40}, {30, 40}, {30, 50}, {10, 50}, {10, 40}}, {}}}, 0}}};
  const municipality_locator locator(wide);
  for (const lon_lat point : {lon_lat{20, 40.01}, lon_lat{20, 45}, lon_lat{5, 38}, lon_lat{29.9999, 44}}) {
    const double expected = geodesic_to_border_m(wide, point);
    EXPECT_NEAR(locator.locate(point).distance_to_border_m, expected, expected * 0.001 + 0.01);
  }
}

TEST(MunicipalityLocator, IsZeroMetresFromABorderPoint) {
  const lon_lat corner = built_in_boundaries().areas[0].polygons[0].exterior[5];
  EXPECT_LT(built_in_locator().locate(corner).distance_to_border_m, 1e-6);
}

// Certainty.

TEST(MunicipalityLocator, IsCertainWhenNoBorderIsInReach) {
  const located answer = built_in_locator().locate({20.8028, 43.1039}, 500);
  EXPECT_EQ(answer.certainty, location_certainty::certain);
  EXPECT_EQ(answer.municipality, municipality_code{"12"});
  EXPECT_THAT(answer.candidates, ElementsAre(municipality_code{"12"}));
  EXPECT_GT(answer.distance_to_border_m, 500);
}

TEST(MunicipalityLocator, SaysNearBorderWhenTheUncertaintyReachesOver) {
  const lon_lat bridge{20.8658, 42.8908};  // between the two Mitrovicas, 100 m from the Ibar
  const located exact = built_in_locator().locate(bridge);
  const double distance = exact.distance_to_border_m;
  ASSERT_GT(distance, 8);
  EXPECT_EQ(exact.certainty, location_certainty::certain);

  const located vague = built_in_locator().locate(bridge, distance + 1);
  EXPECT_EQ(vague.certainty, location_certainty::near_border);
  EXPECT_EQ(vague.municipality, exact.municipality);
  ASSERT_EQ(vague.candidates.size(), 2u);
  EXPECT_EQ(vague.candidates[0], *exact.municipality) << "the best one first";
  std::set<std::string> both{vague.candidates[0].value, vague.candidates[1].value};
  EXPECT_EQ(both, (std::set<std::string>{"15", "38"}));
}

TEST(MunicipalityLocator, AssignsWhatItLocates) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> lon(19.9, 21.9), lat(41.8, 43.4), uncertainty(-10, 3'000);
  const municipality_locator& locator = built_in_locator();
  std::map<location_certainty, int> seen;
  for (int i = 0; i < 20'000; ++i) {
    const lon_lat point{lon(random), lat(random)};
    const double reach = uncertainty(random);
    const located whole = locator.locate(point, reach);
    const assigned brief = locator.assign(point, reach);
    ++seen[brief.certainty];
    ASSERT_EQ(brief.certainty, whole.certainty) << point.lon << ' ' << point.lat << ' ' << reach;
    ASSERT_EQ(brief.municipality != municipality_locator::none, whole.municipality.has_value());
    if (whole.municipality) {
      ASSERT_EQ(locator.codes()[brief.municipality], *whole.municipality);
    }
  }
  EXPECT_EQ(seen.size(), 3u) << "certain, near_border and outside";
  EXPECT_EQ(locator.assign({200, 43}).certainty, location_certainty::outside);
}

TEST(MunicipalityLocator, AddsHowCoarselyTheBorderIsDrawn) {
  boundaries two{{},
                 {{{"coarse"}, {{{{20, 42}, {21, 42}, {21, 43}, {20, 43}, {20, 42}}, {}}}, 45},
                  {{"fine"}, {{{{21, 42}, {22, 42}, {22, 43}, {21, 43}, {21, 42}}, {}}}, 8}}};
  const municipality_locator locator(two);
  const double metre = 1 / (111'320 * 0.7373);  // of longitude at 42.5°
  const auto certainty = [&](lon_lat point, double uncertainty_m) {
    return locator.locate(point, uncertainty_m).certainty;
  };
  EXPECT_EQ(certainty({21 + 5 * metre, 42.5}, 0), location_certainty::near_border);
  EXPECT_EQ(certainty({21 + 10 * metre, 42.5}, 0), location_certainty::certain) << "the finer drawing counts";
  EXPECT_EQ(certainty({21 + 10 * metre, 42.5}, 4), location_certainty::near_border);
  EXPECT_EQ(certainty({20 + 40 * metre, 42.5}, 0), location_certainty::near_border) << "an outer border";
  EXPECT_EQ(certainty({20 + 50 * metre, 42.5}, 0), location_certainty::certain);
  EXPECT_EQ(certainty({21 + 10 * metre, 42.5}, std::nan("")), location_certainty::certain);
  EXPECT_EQ(certainty({21 + 10 * metre, 42.5}, -100), location_certainty::certain);
}

TEST(MunicipalityLocator, KeepsWhoIsInReachOfAPointOutside) {
  const lon_lat jarinje{20.6911, 43.2445};  // beyond the crossing, in Serbia
  const located exact = built_in_locator().locate(jarinje);
  const located vague = built_in_locator().locate(jarinje, 100'000);
  EXPECT_EQ(vague.certainty, location_certainty::outside);
  EXPECT_FALSE(vague.municipality);
  EXPECT_EQ(vague.distance_to_border_m, exact.distance_to_border_m);
  ASSERT_FALSE(vague.candidates.empty());
  EXPECT_EQ(vague.candidates[0].value, "12") << "the nearest first";
}

TEST(MunicipalityLocator, ListsAllForAnUncertaintyWithoutEnd) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(built_in_locator().locate({20.8655, 42.895}, infinity).candidates.size(), 38u);
}

TEST(MunicipalityLocator, MayBeAskedFromManyThreads) {
  const auto points = random_points(built_in_boundaries().extent(), 500, 6);
  std::vector<double> sums(4);
  std::vector<std::jthread> threads;
  for (double& sum : sums)
    threads.emplace_back([&points, &sum] {
      for (const lon_lat point : points) sum += built_in_locator().locate(point, 100).distance_to_border_m;
    });
  threads.clear();
  EXPECT_THAT(sums, testing::Each(sums[0]));
}

}  // namespace
}  // namespace uramost::geodata
