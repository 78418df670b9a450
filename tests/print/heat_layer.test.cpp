#include "print/heat_layer.hpp"

#include <gtest/gtest.h>

#include "../tiles/surface_of.hpp"
#include "core/utm_zone_34.hpp"
#include "print/map_picture.hpp"

namespace uramost::print {
namespace {

constexpr bounding_box valley{20.7, 42.8, 21.0, 43.0};

tiles::heat_surface some_surface() {
  std::vector<incident> incidents;
  for (int i = 0; i < 40; ++i) {
    incident one;
    one.id = {i + 1};
    one.location.point = lon_lat{20.85 + i % 8 * 0.002, 42.89 + i / 8 * 0.002};
    incidents.push_back(one);
  }
  return tiles::surface_of(incidents, {.bandwidth_m = 3000});
}

TEST(HeatLayer, ShowsTheClassesOfTheLegendWhereTheDensityIs) {
  const tiles::heat_surface surface = some_surface();
  const tiles::heat_legend legend = surface.legend(surface.style());
  const map_layer layer = heat_layer(surface, legend, valley, language::sr_latn);
  ASSERT_EQ(layer.classes.size(), legend.breaks.size());
  EXPECT_EQ(layer.title, "Gustina");
  EXPECT_EQ(layer.unit, "incidenata/km²");
  ASSERT_TRUE(layer.raster);
  ASSERT_EQ(layer.raster->classes.size(), layer.raster->grid.cells());

  // By the plain kernel sum, cell by cell; near a break either class is right.
  const ground_grid& grid = layer.raster->grid;
  int drawn = 0;
  for (int row = 0; row < grid.rows; row += 7)
    for (int column = 0; column < grid.columns; column += 7) {
      const double density = surface.density_per_km2(from_utm_zone_34(grid.centre(column, row)));
      const std::size_t cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                               static_cast<std::size_t>(column);
      const auto class_at = [&](double value) {
        const auto in_class = legend.class_of(value);
        return in_class ? *in_class : int{map_raster::nothing};
      };
      const double slack = 0.01 * legend.peak_per_km2;
      const int found = layer.raster->classes[cell];
      EXPECT_TRUE(found == class_at(density) || found == class_at(density - slack) ||
                  found == class_at(density + slack));
      drawn += found != map_raster::nothing;
    }
  EXPECT_GT(drawn, 10);
}

TEST(HeatLayer, KeepsItsOrderInBlackAndWhite) {
  const tiles::heat_surface surface = some_surface();
  const map_layer layer = heat_layer(surface, surface.legend(surface.style()), valley, language::en);
  const auto luma = [](tiles::rgba c) { return 0.299 * c.red + 0.587 * c.green + 0.114 * c.blue; };  // BT.601
  for (std::size_t i = 1; i < layer.classes.size(); ++i) {
    EXPECT_EQ(layer.classes[i].colour.alpha, 255);
    EXPECT_GT(luma(layer.classes[i - 1].colour) - luma(layer.classes[i].colour), 12);
  }
}

TEST(HeatLayer, OfNothingHasNoClasses) {
  const tiles::heat_surface surface = tiles::surface_of({}, {});
  const map_layer layer = heat_layer(surface, surface.legend(surface.style()), valley, language::en);
  EXPECT_TRUE(layer.classes.empty());
  EXPECT_FALSE(map_png({.extent = valley, .layers = {layer}}, 300).empty());
}

}  // namespace
}  // namespace uramost::print
