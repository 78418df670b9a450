#include <cmath>
#include <set>

#include "analysis/areal/hex_grid.hpp"
#include "analysis/areal/incremental_moran.hpp"
#include "analysis/areal/neighbourhood.hpp"
#include "analysis/areal/study_cells.hpp"
#include "analysis/inference/random_stream.hpp"
#include "core/error.hpp"
#include "nc_sids.hpp"

namespace uramost::analysis {
namespace {

constexpr bounding_box north_kosovo{20.5, 42.8, 21.1, 43.3};

TEST(hex_grid, covers_its_box_with_cells_whose_centre_is_nearest) {
  const hex_grid grid = hex_grid_over(north_kosovo, 2000, 100'000);
  random_stream random(1);
  for (int i = 0; i < 300; ++i) {
    const lon_lat point{20.5 + 0.6 * random.fraction(), 42.8 + 0.5 * random.fraction()};
    const utm_position at = to_utm_zone_34(point);
    const auto cell = grid.cell_at(at);
    ASSERT_TRUE(cell);
    const auto distance = [&](std::size_t of) {
      return std::hypot(grid.centre(of).east - at.east, grid.centre(of).north - at.north);
    };
    for (std::size_t other = 0; other < grid.cells(); ++other)
      ASSERT_LE(distance(*cell), distance(other) + 1e-9);
    ASSERT_LE(distance(*cell), 2000 / std::sqrt(3) + 1e-6);
  }
  EXPECT_FALSE(grid.cell_at({0, 0}));
  EXPECT_FALSE(grid.cell_at({std::nan(""), 4'750'000}));
  for (std::size_t cell = 0; cell < grid.cells(); ++cell) EXPECT_EQ(grid.cell_at(grid.centre(cell)), cell);
}

TEST(hex_grid, has_six_neighbours_equally_far_who_share_corners) {
  const hex_grid grid = hex_grid_over(north_kosovo, 5000, 100'000);
  const auto weights = hex_grid_weights(grid);
  for (const auto& each : weights.pairs()) {
    const auto a = grid.centre(each.place), b = grid.centre(each.neighbour);
    EXPECT_NEAR(std::hypot(a.east - b.east, a.north - b.north), 5000, 1e-6);
    int shared = 0;
    for (const auto& p : grid.corners(each.place))
      for (const auto& q : grid.corners(each.neighbour))
        shared += std::hypot(p.east - q.east, p.north - q.north) < 1e-6 ? 1 : 0;
    EXPECT_EQ(shared, 2);
  }
  const auto inner = static_cast<std::size_t>(2 * grid.columns + 2);
  EXPECT_EQ(weights.neighbours(inner).size(), 6U);
  const auto corners = grid.corners(inner);
  double area = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    const auto& p = corners[i];
    const auto& q = corners[(i + 1) % 6];
    area += (p.east - grid.centre(inner).east) * (q.north - grid.centre(inner).north) -
            (q.east - grid.centre(inner).east) * (p.north - grid.centre(inner).north);
  }
  EXPECT_NEAR(area / 2, grid.area_m2(), 1e-3);
}

TEST(hex_grid, refuses_what_is_too_much) {
  EXPECT_THROW(hex_grid_over(north_kosovo, 10, 1000), error);
  EXPECT_THROW(hex_grid_over(north_kosovo, 0, 1000), error);
  EXPECT_THROW(hex_grid_over({0, 0, 1, 1}, 1000, 1000), error);
}

TEST(study_cells, are_those_of_the_municipalities_and_count_also_where_nothing_is) {
  const geodata::municipality_locator locator(geodata::built_in_boundaries());
  const hex_grid grid = hex_grid_over(north_kosovo, 2000, 100'000);
  const std::vector<std::uint16_t> one{locator.find({20.8403, 42.9075})};
  const auto all = study_cells_of(grid, locator), chosen = study_cells_of(grid, locator, one);
  EXPECT_GT(all.cells.size(), chosen.cells.size());
  for (const auto cell : chosen.cells)
    EXPECT_EQ(locator.find(from_utm_zone_34(grid.centre(cell))), one.front());
  const std::vector<lon_lat> points{{20.8403, 42.9075}, {20.8403, 42.9075}, {20.5, 42.8}, {0, 0}};
  const auto counts = counts_in(chosen, grid, points);
  EXPECT_EQ(counts.size(), chosen.cells.size());
  EXPECT_EQ(std::count(counts.begin(), counts.end(), 0.0) + 1, static_cast<long>(counts.size()));
  EXPECT_EQ(*std::max_element(counts.begin(), counts.end()), 2);
  const auto weights = within(chosen, hex_grid_weights(grid));
  EXPECT_EQ(weights.size(), chosen.cells.size());
  for (const auto& each : weights.pairs()) {
    const auto a = grid.centre(chosen.cells[each.place]), b = grid.centre(chosen.cells[each.neighbour]);
    EXPECT_NEAR(std::hypot(a.east - b.east, a.north - b.north), 2000, 1e-6);
  }
}

TEST(study_cells, of_squares_count_as_a_map_of_cells_does) {
  const geodata::municipality_locator locator(geodata::built_in_boundaries());
  const ground_grid grid = grid_over(north_kosovo, 2000, 100'000);
  const auto area = study_cells_of(grid, locator);
  random_stream random(2);
  std::vector<lon_lat> points;
  for (int i = 0; i < 500; ++i)
    points.push_back({20.6 + 0.4 * random.fraction(), 42.85 + 0.4 * random.fraction()});
  const auto counts = counts_in(area, grid, points);
  for (std::size_t i = 0; i < area.cells.size(); ++i) {
    const auto centre = grid.centre(static_cast<int>(area.cells[i]) % grid.columns,
                                    static_cast<int>(area.cells[i]) / grid.columns);
    double count = 0;
    for (const auto& point : points) {
      const auto at = to_utm_zone_34(point);
      count += std::abs(at.east - centre.east) < 1000 && std::abs(at.north - centre.north) < 1000 ? 1 : 0;
    }
    EXPECT_EQ(counts[i], count);
  }
}

TEST(incremental_moran, peaks_at_the_scale_of_clustering) {
  const auto x = nc_column("cx"), y = nc_column("cy"), rate = nc_column("rate74");
  const auto distances = default_distances_m(x, y, 10);
  const auto scan = incremental_moran(x, y, rate, distances);
  ASSERT_EQ(scan.size(), 10U);
  EXPECT_EQ(distance_band_weights(x, y, distances.front()).islands(), 0U);
  EXPECT_NE(distance_band_weights(x, y, std::nextafter(distances.front(), 0)).islands(), 0U);
  const std::vector<double> sixty{60'000};
  expect_like(incremental_moran(x, y, rate, sixty)[0].moran.z, 4.4483980538242678, "z at 60 km");  // spdep
  const auto with_z = [](std::vector<double> z) {
    std::vector<moran_at_distance> made;
    for (std::size_t i = 0; i < z.size(); ++i)
      made.push_back({1000.0 * static_cast<double>(i + 1), {0, 0, 1, z[i]}});
    return first_peak_m(made);
  };
  EXPECT_EQ(with_z({1, 3, 2, 5, 4}), 2000);
  EXPECT_EQ(with_z({1, 2, 3}), 3000);
  EXPECT_EQ(with_z({}), std::nullopt);
}

}  // namespace
}  // namespace uramost::analysis
