#include "analysis/areal/neighbourhood.hpp"

#include "core/error.hpp"
#include "geodata/municipality.hpp"
#include "nc_sids.hpp"

namespace uramost::analysis {
namespace {

TEST(neighbourhood, of_nearest_places_and_distance_bands_is_spdeps) {
  const auto x = nc_column("cx"), y = nc_column("cy");
  EXPECT_EQ(nearest_weights(x, y, 6).pairs(), nc_weights("knn6").pairs());
  EXPECT_EQ(distance_band_weights(x, y, 60'000).pairs(), nc_weights("band60km").pairs());
}

TEST(neighbourhood, of_nearest_places_takes_the_earlier_of_equally_near_ones) {
  const std::vector<double> x{0, 10, -10, 0, 0}, y{0, 0, 0, 10, 0};  // the last lies on the first
  EXPECT_THAT(nearest_weights(x, y, 2).neighbours(0), testing::ElementsAre(1, 4));
  EXPECT_THAT(nearest_weights(x, y, 1).neighbours(3), testing::ElementsAre(0));
  EXPECT_THAT(distance_band_weights(x, y, 10).neighbours(3), testing::ElementsAre(0, 4));
  EXPECT_TRUE(distance_band_weights(x, y, std::nextafter(10, 0)).neighbours(3).empty());
  EXPECT_THAT(nearest_distances_m(x, y), testing::ElementsAre(0, 10, 10, 10, 0));
  EXPECT_THROW(nearest_distances_m({}, {}), error);
  EXPECT_THROW(nearest_weights(x, y, 5), error);
  EXPECT_THROW(nearest_weights(x, y, 0), error);
  EXPECT_THROW(distance_band_weights(x, y, 0), error);
}

TEST(neighbourhood, of_cells_is_that_of_pieces_on_a_board) {
  const auto rook = square_grid_weights(3, 2, contiguity::rook),
             queen = square_grid_weights(3, 2, contiguity::queen);
  EXPECT_THAT(rook.neighbours(1), testing::ElementsAre(0, 2, 4));
  EXPECT_THAT(rook.neighbours(3), testing::ElementsAre(0, 4));
  EXPECT_THAT(queen.neighbours(1), testing::ElementsAre(0, 2, 3, 4, 5));
  EXPECT_EQ(square_grid_weights(1, 1, contiguity::queen).links(), 0U);
}

geodata::municipality_area square(double west, double south) {
  return {{},
          {{{{west, south}, {west + 1, south}, {west + 1, south + 1}, {west, south + 1}, {west, south}}, {}}},
          0};
}

TEST(neighbourhood, of_areas_asks_for_a_corner_or_a_side) {
  const std::vector<geodata::municipality_area> areas{square(20, 42), square(21, 42), square(21, 43),
                                                      square(30, 42)};
  EXPECT_THAT(contiguity_weights(areas, contiguity::queen).neighbours(0), testing::ElementsAre(1, 2));
  EXPECT_THAT(contiguity_weights(areas, contiguity::rook).neighbours(0), testing::ElementsAre(1));
  EXPECT_TRUE(contiguity_weights(areas, contiguity::queen).neighbours(3).empty());
}

TEST(neighbourhood, of_the_municipalities_is_mutual_and_leaves_none_alone) {
  for (const contiguity kind : {contiguity::queen, contiguity::rook}) {
    const auto w = contiguity_weights(geodata::built_in_boundaries().areas, kind);
    EXPECT_EQ(w.islands(), 0U);
    for (const auto& each : w.pairs())
      EXPECT_TRUE(std::ranges::binary_search(w.neighbours(each.neighbour), each.place));
  }
}

}  // namespace
}  // namespace uramost::analysis
