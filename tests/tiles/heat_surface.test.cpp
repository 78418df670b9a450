#include "tiles/heat_surface.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>
#include <thread>

#include "../index/random_incidents.hpp"
#include "index/web_mercator.hpp"

namespace uramost::tiles {
namespace {

using std::numbers::pi;
using uramost::testing::random_incidents;

/// What every density is held against: the kernels' formulas over great-circle distances, incident by
/// incident.
double brute_force(const std::vector<incident>& incidents, const heat_style& style, lon_lat at) {
  const double h = style.bandwidth_m;
  double sum = 0;
  for (const incident& each : incidents) {
    if (!each.location.point) continue;
    const double d = distance_m(at, *each.location.point);
    const double weight = style.weight == heat_weight::severity ? each.severity : 1;
    if (style.shape == kernel::gaussian)
      sum += weight * std::exp(-d * d / (2 * h * h)) / (2 * pi * h * h);
    else if (d < h)
      sum += weight * 3 / (pi * h * h) * std::pow(1 - d * d / (h * h), 2);
  }
  return sum * 1e6;
}

heat_surface surface_of(const std::vector<incident>& incidents, const heat_style& style,
                        const incident_query& query = {}) {
  index::incident_index::builder builder;
  for (const incident& each : incidents) builder.add(each);
  return {std::move(builder).build({1}), query, style};
}

lon_lat pixel_centre(tile_id tile, int size, int column, int row) {
  const double side = std::pow(2, tile.z);
  return index::from_world({(tile.x + (column + 0.5) / size) / side, (tile.y + (row + 0.5) / size) / side});
}

tile_id tile_at(lon_lat point, std::uint32_t z) {
  const auto world = index::to_world(point);
  const double side = std::pow(2, z);
  return {z, static_cast<std::uint32_t>(world.x * side), static_cast<std::uint32_t>(world.y * side)};
}

incident at(lon_lat point, int severity = 1) {
  static std::int64_t id = 0;
  incident made;
  made.id = {++id};
  made.severity = severity;
  made.location.point = point;
  return made;
}

constexpr double tolerance = 0.005;  // of the peak

/// Compares pixels in the corners, along the edges and within.
void expect_tile_agrees(const heat_surface& surface, const std::vector<incident>& incidents, tile_id tile,
                        random_incidents& random) {
  const auto raster = surface.raster(tile);
  ASSERT_EQ(raster.size(), 256U * 256U);
  for (int i = 0; i < 18; ++i) {
    const int column = i < 4 ? (i & 1) * 255 : i < 8 ? 0 : random.integer(0, 255);
    const int row = i < 4 ? (i >> 1) * 255 : i < 12 ? random.integer(0, 255) : random.integer(0, 255);
    const lon_lat centre = pixel_centre(tile, 256, column, row);
    const double peak = surface.peak_per_km2();
    const double expected = brute_force(incidents, surface.style(), centre);
    const auto shown =
        static_cast<double>(raster[static_cast<std::size_t>(row) * 256 + static_cast<std::size_t>(column)]);
    ASSERT_NEAR(shown, expected, tolerance * peak)
        << surface.style().canonical() << " z" << tile.z << ' ' << tile.x << ' ' << tile.y << " pixel "
        << column << ' ' << row;
    ASSERT_NEAR(surface.density_per_km2(centre), expected, tolerance * peak);
  }
}

struct surface_case {
  const char* name;
  std::size_t incidents;
  kernel shape;
  heat_weight weight;
  double bandwidth_m;
};

class HeatSurfaceCases : public ::testing::TestWithParam<surface_case> {};

TEST_P(HeatSurfaceCases, AgreesWithTheBruteForceSumOnEveryZoom) {
  const auto& [name, count, shape, weight, bandwidth] = GetParam();
  random_incidents random(42);
  const auto incidents = random.many(count);
  const heat_surface surface = surface_of(incidents, {bandwidth, shape, weight, "viridis"});
  for (std::uint32_t z = 5; z <= 18; ++z)
    for (int i = 0; i < 2; ++i) expect_tile_agrees(surface, incidents, tile_at(random.position(), z), random);
}

TEST_P(HeatSurfaceCases, ShowsNoPixelAboveThePeakAndReachesIt) {
  const auto& [name, count, shape, weight, bandwidth] = GetParam();
  random_incidents random(43);
  const auto incidents = random.many(count);
  const heat_surface surface = surface_of(incidents, {bandwidth, shape, weight, "viridis"});
  const double peak = surface.peak_per_km2();

  // Pixels of a twelfth of the bandwidth or less, over all of the study area's densest places.
  const auto z = static_cast<std::uint32_t>(std::ceil(std::log2(156'543 * 0.73 / (bandwidth / 12))));
  double highest = 0;
  std::vector<tile_id> seen;
  for (const incident& each : incidents) {
    if (!each.location.point) continue;
    const tile_id tile = tile_at(*each.location.point, std::min(z, 13U));
    if (std::ranges::find(seen, tile) != seen.end()) continue;
    seen.push_back(tile);
    const auto raster = surface.raster(tile);
    highest = std::max(highest, static_cast<double>(std::ranges::max(raster)));
    if (seen.size() > 60) break;
  }
  EXPECT_LE(highest, peak * (1 + tolerance));
  // Reached: nearly so at some incident already.
  double reached = 0;
  for (std::size_t i = 0; i < incidents.size(); i += incidents.size() / 1500 + 1)
    if (incidents[i].location.point)
      reached = std::max(reached, surface.density_per_km2(*incidents[i].location.point));
  EXPECT_LE(reached, peak * (1 + tolerance));
  EXPECT_GE(std::max(reached, highest), peak * 0.9);
}

INSTANTIATE_TEST_SUITE_P(
    All, HeatSurfaceCases,
    ::testing::Values(
        surface_case{"few_quartic", 40, kernel::quartic, heat_weight::count, 1000},
        surface_case{"few_gaussian", 40, kernel::gaussian, heat_weight::severity, 300},
        surface_case{"many_quartic", 20'000, kernel::quartic, heat_weight::count, 1000},
        surface_case{"many_quartic_severity", 20'000, kernel::quartic, heat_weight::severity, 400},
        surface_case{"many_gaussian", 20'000, kernel::gaussian, heat_weight::count, 500},
        surface_case{"many_gaussian_severity", 20'000, kernel::gaussian, heat_weight::severity, 2000},
        surface_case{"narrowest", 20'000, kernel::quartic, heat_weight::count, 50},
        surface_case{"widest_quartic", 3000, kernel::quartic, heat_weight::count, 20'000},
        surface_case{"widest_gaussian", 3000, kernel::gaussian, heat_weight::count, 20'000}),
    [](const auto& of) { return std::string(of.param.name); });

TEST(HeatSurface, AgreesWithTheBruteForceSumOfTheIncidentsAQueryMeans) {
  random_incidents random(44);
  const auto incidents = random.many(30'000);
  incident_query query;
  query.categories = {"category_2", "category_5", "category_7"};
  query.severity = {2, 4};
  std::vector<incident> meant;
  for (const incident& each : incidents)
    if (std::ranges::count(query.categories, each.category) && each.severity >= 2 && each.severity <= 4)
      meant.push_back(each);
  for (const double bandwidth : {150.0, 1000.0, 6000.0}) {
    for (const auto shape : {kernel::quartic, kernel::gaussian}) {
      const heat_surface surface =
          surface_of(incidents, {bandwidth, shape, heat_weight::severity, "viridis"}, query);
      for (std::uint32_t z = 6; z <= 16; ++z)
        expect_tile_agrees(surface, meant, tile_at(random.position(), z), random);
    }
  }
}

TEST(HeatSurface, OfAQueryOfEverythingIsThatOfTheWholeRegister) {
  random_incidents random(45);
  const auto incidents = random.many(30'000);
  incident_query all;
  all.severity = {1, 5};
  const heat_style style{1000, kernel::quartic, heat_weight::count, "viridis"};
  const heat_surface whole = surface_of(incidents, style), queried = surface_of(incidents, style, all);
  const double peak = whole.peak_per_km2();
  EXPECT_NEAR(queried.peak_per_km2(), peak, 1e-9 * peak);
  for (std::uint32_t z = 8; z <= 16; ++z) {
    const tile_id tile = tile_at({20.8, 42.94}, z);
    const auto one = whole.raster(tile), other = queried.raster(tile);
    for (std::size_t i = 0; i < one.size(); ++i) ASSERT_NEAR(one[i], other[i], tolerance * peak) << z;
  }
}

TEST(HeatSurface, IsAtHandWhereTheWholeRegisterWasDrawnBefore) {
  random_incidents random(47);
  const auto incidents = random.many(30'000);
  const heat_style style{1000, kernel::quartic, heat_weight::count, "viridis"};
  const heat_surface whole = surface_of(incidents, style);
  const tile_id tile = tile_at({20.8, 42.94}, 12);
  EXPECT_FALSE(whole.is_at_hand(tile));
  whole.raster(tile);
  EXPECT_TRUE(whole.is_at_hand(tile));
  EXPECT_TRUE(whole.is_at_hand({14, 4 * tile.x + 1, 4 * tile.y + 2}));  // within it
  EXPECT_FALSE(whole.is_at_hand({10, tile.x / 4, tile.y / 4}));         // around it
  EXPECT_TRUE(whole.is_at_hand(tile_at({-70, 40}, 12)));                // nothing to draw

  incident_query some;
  some.severity = {2, 4};
  const heat_surface queried = surface_of(incidents, style, some);
  queried.raster(tile);
  EXPECT_FALSE(queried.is_at_hand(tile));
}

TEST(HeatSurface, IsTheSameWhenManyThreadsDrawAtOnce) {
  random_incidents random(48);
  const auto incidents = random.many(12'000);
  const heat_style style{1000, kernel::quartic, heat_weight::count, "viridis"};
  incident_query some;
  some.severity = {2, 4};
  for (const incident_query& query : {incident_query{}, some}) {
    const heat_surface alone = surface_of(incidents, style, query),
                       shared = surface_of(incidents, style, query);
    std::vector<tile_id> tiles;
    for (std::uint32_t z = 9; z <= 13; ++z) tiles.push_back(tile_at({20.8, 42.94}, z));
    alone.peak_per_km2();
    std::vector<std::vector<float>> expected;
    for (const tile_id tile : tiles) expected.push_back(alone.raster(tile));

    std::atomic<int> different = 0;
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread)
      threads.emplace_back([&, thread] {
        shared.peak_per_km2();
        for (std::size_t i = 0; i < tiles.size(); ++i) {
          const std::size_t at = (i + thread) % tiles.size();
          different += shared.raster(tiles[at]) != expected[at];
          different += query == incident_query{} && !shared.is_at_hand(tiles[at]);
        }
      });
    threads.clear();
    EXPECT_EQ(different, 0) << query.canonical();
  }
}

/// Seams would show first where blocks of the shared field meet, and where tiles do.
TEST(HeatSurface, HasNoSteps) {
  random_incidents random(46);
  const heat_surface surface =
      surface_of(random.many(30'000), {700, kernel::quartic, heat_weight::count, "viridis"});
  const double peak = surface.peak_per_km2();
  const std::uint32_t z = 14;  // a pixel is a hundredth of the bandwidth
  const tile_id first = tile_at({20.6, 42.8}, z);
  std::vector<float> last_column;
  for (std::uint32_t x = first.x; x < first.x + 12; ++x) {
    const auto raster = surface.raster({z, x, first.y});
    for (std::size_t row = 0; row < 256; row += 3) {
      if (!last_column.empty()) {
        ASSERT_NEAR(last_column[row], raster[row * 256], 0.03 * peak);
      }
      for (std::size_t column = 1; column < 256; ++column)
        ASSERT_NEAR(raster[row * 256 + column - 1], raster[row * 256 + column], 0.03 * peak);
    }
    last_column.clear();
    for (std::size_t row = 0; row < 256; ++row) last_column.push_back(raster[row * 256 + 255]);
  }
}

TEST(HeatSurface, OfARegisterFromAllOverTheWorldIsDrawn) {
  random_incidents random(47);
  auto incidents = random.many(12'000);
  for (const lon_lat point : {lon_lat{180, 0}, {-180, 0}, {0, 90}, {0, -90}, {0, 0}, {-70, -33}})
    incidents.push_back(at(point));
  for (const double bandwidth : {50.0, 1000.0, 20'000.0}) {
    const heat_surface surface =
        surface_of(incidents, {bandwidth, kernel::quartic, heat_weight::count, "viridis"});
    for (std::uint32_t z = 0; z <= 22; z += 2)
      expect_tile_agrees(surface, incidents, tile_at({20.8, 42.94}, z), random);
    EXPECT_GT(std::ranges::max(surface.raster(tile_at({-70, -33}, 16))), 0.0F);
  }
}

TEST(HeatSurface, CorrectsTheStretchOfWebMercator) {
  // One incident at 60° N fills as many square kilometres on the ground as one on the equator.
  for (const double lat : {0.0, 42.9, 60.0, -75.0}) {
    const std::vector<incident> one{at({20.9, lat})};
    const heat_surface surface = surface_of(one, {1000, kernel::quartic, heat_weight::count, "viridis"});
    EXPECT_NEAR(surface.density_per_km2({20.9, lat}), 3 / pi, 1e-9);
    EXPECT_NEAR(surface.peak_per_km2(), 3 / pi, 0.01 * 3 / pi);
    const double half_m = 1000 * std::sqrt(1 - std::sqrt(0.5));  // where the kernel is half its peak
    const double degrees = half_m / earth_mean_radius_m * 180 / pi;
    EXPECT_NEAR(surface.density_per_km2({20.9, lat + degrees}), 1.5 / pi, 1e-6);
    EXPECT_NEAR(surface.density_per_km2({20.9 + degrees / std::cos(lat * pi / 180), lat}), 1.5 / pi, 1e-4);
  }
}

TEST(HeatSurface, AddsUpToItsIncidents) {
  const std::vector<incident> incidents{at({20.87, 42.9}), at({20.88, 42.91}), at({20.86, 42.89})};
  const heat_surface surface = surface_of(incidents, {800, kernel::quartic, heat_weight::count, "viridis"});
  double total = 0;
  const std::uint32_t z = 12;
  const tile_id centre = tile_at({20.87, 42.9}, z);
  for (std::uint32_t x = centre.x - 1; x <= centre.x + 1; ++x) {
    for (std::uint32_t y = centre.y - 1; y <= centre.y + 1; ++y) {
      const auto raster = surface.raster({z, x, y});
      for (int row = 0; row < 256; ++row) {
        const double lat = pixel_centre({z, x, y}, 256, 0, row).lat;
        const double side_km =
            2 * pi * earth_mean_radius_m / 1000 * std::cos(lat * pi / 180) / (256 * std::pow(2, z));
        for (int column = 0; column < 256; ++column)
          total +=
              static_cast<double>(raster[static_cast<std::size_t>(row * 256 + column)]) * side_km * side_km;
      }
    }
  }
  EXPECT_NEAR(total, 3, 0.003);
}

TEST(HeatSurface, HasTheSamePixelsInALargeTileAsInFourOfTheNextZoom) {
  random_incidents random(6);
  const heat_surface surface =
      surface_of(random.many(20'000), {1000, kernel::quartic, heat_weight::count, "viridis"});
  const double peak = surface.peak_per_km2();
  for (const std::uint32_t z : {7U, 9U, 10U, 11U, 13U}) {
    const tile_id parent = tile_at({20.8, 42.94}, z);
    const auto large = surface.raster(parent, 512);
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
      const std::uint32_t east = quarter & 1, south = quarter >> 1;
      const auto small = surface.raster({z + 1, parent.x * 2 + east, parent.y * 2 + south});
      for (std::size_t row = 0; row < 256; row += 15)
        for (std::size_t column = 0; column < 256; column += 15)
          ASSERT_NEAR(small[row * 256 + column], large[(row + south * 256) * 512 + column + east * 256],
                      0.0001 * peak);
    }
  }
}

TEST(HeatSurface, FindsAPeakBetweenIncidentsWhereThereIsNone) {
  // Six around an empty middle: the summit is in the middle.
  std::vector<incident> ring;
  for (int i = 0; i < 6; ++i)
    ring.push_back(
        at({20.87 + 0.35 / 81.4 * std::cos(i * pi / 3), 42.9 + 0.35 / 111.2 * std::sin(i * pi / 3)}));
  const heat_surface surface = surface_of(ring, {1000, kernel::quartic, heat_weight::count, "viridis"});
  double highest = 0;
  for (int i = -50; i <= 50; ++i)
    for (int j = -50; j <= 50; ++j)
      highest = std::max(highest, brute_force(ring, surface.style(), {20.87 + i * 1e-4, 42.9 + j * 1e-4}));
  EXPECT_NEAR(surface.peak_per_km2(), highest, 0.005 * highest);
}

TEST(HeatSurface, FindsThePeakOfRandomIncidentsWithinTwoPercent) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    random_incidents random(seed);
    const auto incidents = random.many(random.chance(0.5) ? 30 : 600);
    const auto shape = seed % 2 ? kernel::quartic : kernel::gaussian;
    const heat_surface surface =
        surface_of(incidents, {random.number(100, 2500), shape, heat_weight::severity, "viridis"});
    // Climb from every incident in small random steps.
    double highest = 0;
    for (const incident& each : incidents) {
      if (!each.location.point) continue;
      lon_lat here = *each.location.point;
      double height = brute_force(incidents, surface.style(), here);
      if (height < 0.5 * surface.peak_per_km2()) continue;
      for (int i = 0; i < 60; ++i) {
        const double step = surface.style().bandwidth_m / 111'000 * std::pow(0.95, i) * 0.3;
        const lon_lat next{here.lon + random.number(-step, step), here.lat + random.number(-step, step)};
        if (const double there = brute_force(incidents, surface.style(), next); there > height) {
          height = there;
          here = next;
        }
      }
      highest = std::max(highest, height);
    }
    EXPECT_LE(highest, surface.peak_per_km2() * 1.005) << seed;
    EXPECT_GE(highest, surface.peak_per_km2() * 0.98) << seed;
  }
}

TEST(HeatSurface, EndsItsScaleAtItsPeakOrAtTheOneItIsTold) {
  const heat_surface surface = surface_of({at({20.87, 42.9}), at({20.87, 42.9})}, {});
  heat_style style;
  EXPECT_EQ(surface.legend(style).peak_per_km2, surface.peak_per_km2());
  style.peak_per_km2 = 64;
  style.ramp = "reds";
  EXPECT_EQ(surface.legend(style).breaks, make_legend(64, "reds").breaks);
  EXPECT_EQ(surface.legend(style).colours, make_legend(64, "reds").colours);
}

TEST(HeatSurface, OfNothingIsTransparent) {
  for (const auto& incidents : {std::vector<incident>{}, std::vector<incident>{incident{}}}) {
    const heat_surface surface = surface_of(incidents, {});
    EXPECT_TRUE(surface.legend({}).breaks.empty());
    EXPECT_EQ(surface.peak_per_km2(), 0);
    EXPECT_EQ(surface.density_per_km2({20.87, 42.9}), 0);
    EXPECT_EQ(std::ranges::max(surface.raster({9, 285, 188})), 0.0F);
    EXPECT_LT(surface.png({9, 285, 188}, surface.legend({})).size(), 1000U);
  }
}

TEST(HeatSurface, IsWellDefinedAtTheEndsOfTheWorld) {
  const std::vector<incident> ends{at({180, 0}), at({-180, 0}), at({0, 90}), at({0, -90}), at({20.87, 42.9})};
  for (const auto shape : {kernel::quartic, kernel::gaussian}) {
    const heat_surface surface = surface_of(ends, {20'000, shape, heat_weight::count, "viridis"});
    for (const tile_id tile : {tile_id{0, 0, 0},
                               {1, 1, 1},
                               {9, 0, 255},
                               {9, 511, 256},
                               {9, 256, 0},
                               {9, 256, 511},
                               {22, 0, 0},
                               {22, 4194303, 4194303},
                               {22, 4194303, 2097152}})
      for (float density : surface.raster(tile)) ASSERT_TRUE(std::isfinite(density) && density >= 0);
  }
}

TEST(HeatSurface, DrawsTheDeepestZoom) {
  const std::vector<incident> one{at({20.87, 42.9})};
  const heat_surface surface = surface_of(one, {50, kernel::quartic, heat_weight::count, "viridis"});
  const auto raster = surface.raster(tile_at({20.87, 42.9}, 22));
  EXPECT_NEAR(std::ranges::max(raster), 3 / (pi * 0.05 * 0.05), 0.01);
}

TEST(HeatSurface, GivesPointsThatFallTogetherTheirWholeWeight) {
  std::vector<incident> together;
  for (const int count : {500, 20'000}) {
    while (static_cast<int>(together.size()) < count)
      together.push_back(at({20.87, 42.9}, 1 + static_cast<int>(together.size()) % 5));
    const heat_surface surface =
        surface_of(together, {1000, kernel::quartic, heat_weight::severity, "viridis"});
    const double expected = 3 * count * 3 / pi;
    EXPECT_NEAR(surface.peak_per_km2(), expected, expected * 0.001);
    EXPECT_NEAR(std::ranges::max(surface.raster(tile_at({20.87, 42.9}, 15))), expected, expected * 0.005);
  }
}

}  // namespace
}  // namespace uramost::tiles
