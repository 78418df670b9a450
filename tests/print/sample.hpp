#pragma once

#include <cmath>
#include <string>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "print/briefing.hpp"
#include "print/words.hpp"
#include "print/written.hpp"

/// A briefing of made-up numbers with something of everything in it.
namespace uramost::print {

inline constexpr bounding_box north_of_the_ibar{20.50, 42.82, 21.05, 43.28};

/// A square of the ground as a polygon in degrees.
inline geodata::polygon ground_square(double west_m, double south_m, double side_m) {
  geodata::polygon square;
  for (const auto& [x, y] : {std::pair{0.0, 0.0}, {1.0, 0.0}, {1.0, 1.0}, {0.0, 1.0}, {0.0, 0.0}})
    square.exterior.push_back(from_utm_zone_34({west_m + x * side_m, south_m + y * side_m}));
  return square;
}

/// Two hills over the valley, from 0 to 1.
inline double made_up_height(utm_position at) {
  const auto hill = [&](double lon, double lat, double width_m) {
    const utm_position top = to_utm_zone_34({lon, lat});
    return std::exp(-(std::pow(at.east - top.east, 2) + std::pow(at.north - top.north, 2)) /
                    (2 * width_m * width_m));
  };
  return std::max(hill(20.866, 42.894, 3500), 0.7 * hill(20.80, 43.10, 2500));
}

inline map_layer cells_layer(const bounding_box& over, double side_m) {
  map_layer layer{.title = "Gi*",
                  .unit = "z",
                  .classes = {{"p < 0.001", {181, 31, 42, 255}, look::filled_hatched},
                              {"p < 0.01", {229, 96, 74, 255}, look::filled},
                              {"p < 0.05", {246, 164, 138, 255}, look::filled},
                              {"not significant", {240, 240, 236, 255}, look::filled}},
                  .note = "After the correction of Benjamini and Hochberg; 1,225 tests."};
  const ground_grid grid = grid_over(over, side_m, 100'000);
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const utm_position middle = grid.centre(column, row);
      const double height = made_up_height(middle);
      const std::size_t in_class = height > 0.7 ? 0 : height > 0.4 ? 1 : height > 0.2 ? 2 : 3;
      layer.areas.push_back(
          {ground_square(middle.east - side_m / 2, middle.north - side_m / 2, side_m), in_class});
    }
  return layer;
}

inline map_layer heat_layer(const bounding_box& over) {
  map_layer layer{.title = "Density", .unit = "incidents/km²"};
  const auto colours = tiles::ramp_colours("viridis", 5);
  for (std::size_t i = 0; i < colours.size(); ++i)
    layer.classes.push_back({"≥ " + std::to_string(10 * (i + 1)), colours[i], look::filled});
  map_raster raster{grid_over(over, 200, 1'000'000), {}};
  for (int row = 0; row < raster.grid.rows; ++row)
    for (int column = 0; column < raster.grid.columns; ++column) {
      const double height = made_up_height(raster.grid.centre(column, row));
      raster.classes.push_back(height < 0.1 ? map_raster::nothing
                                            : static_cast<std::uint8_t>(std::min(4.0, (height - 0.1) * 5.6)));
    }
  layer.raster = raster;
  return layer;
}

inline map_layer cluster_layer() {
  map_layer layer{.title = "Clusters",
                  .classes = {{"p = 0.003", {72, 50, 110, 255}, look::outlined},
                              {"Patrol point", {31, 87, 195, 255}, look::diamond}}};
  layer.circles.push_back({{20.866, 42.894}, 6000, 0, "1"});
  layer.circles.push_back({{20.80, 43.10}, 4000, 0, "2"});
  layer.points.push_back({{20.70, 42.95}, 1, ""});
  return layer;
}

inline map_picture sample_map(language in, const bounding_box& extent = north_of_the_ibar) {
  return {.in = in,
          .caption = "Gi*, 1 km²",
          .extent = extent,
          .base = base_map_around(extent, geodata::built_in_boundaries(), geodata::built_in_gazetteer()),
          .layers = {cells_layer(extent, 1000), cluster_layer()}};
}

inline table sample_table(std::size_t rows) {
  table made{.title = "By municipality",
             .columns = {{"Municipality"}, {"Number", true}, {"z", true}, {"p", true}},
             .note = "Made-up numbers."};
  for (std::size_t i = 0; i < rows; ++i)
    made.rows.push_back({"Leposavić / Leposaviq / Лепосавић " + std::to_string(i + 1), std::to_string(17 * i),
                         "−1.25", "0.212"});
  return made;
}

inline std::vector<chart> sample_charts(language in) {
  matrix_chart matrix{.title = "Hour × weekday", .note = "Aoristic: shares of intervals.", .decimals = 0};
  for (int day = 1; day <= 7; ++day) matrix.rows.emplace_back(weekday(in, day));
  for (int hour = 0; hour < 24; ++hour) matrix.columns.push_back(std::to_string(hour));
  for (int day = 0; day < 7; ++day)
    for (int hour = 0; hour < 24; ++hour)
      matrix.values.push_back(40 + (day > 3 ? 25 : 12) * std::sin((hour - 10) / 24.0 * 6.28) + day);

  line_chart lines{
      .title = "L(r) − r", .note = "Envelope of 999 simulations.", .x_label = "r, m", .y_label = "m"};
  line_series observed{.name = "observed"}, expected{.name = "expected", .is_dashed = true};
  line_band band{.name = "envelope"};
  for (int r = 0; r <= 5000; r += 100) {
    observed.x.push_back(r), observed.y.push_back(400 * std::sin(r / 2200.0) + r * 0.02);
    expected.x.push_back(r), expected.y.push_back(0);
    band.x.push_back(r), band.low.push_back(-r * 0.02 - 20), band.high.push_back(r * 0.02 + 20);
  }
  lines.lines = {observed, expected};
  lines.bands = {band};

  bar_chart bars{.title = "Before and after", .y_label = "n"};
  bars.series = {{"2024", {}}, {"2025", {}}};
  for (int month = 1; month <= 12; ++month) {
    bars.categories.push_back(std::to_string(month));
    bars.series[0].values.push_back(40 + 7 * (month % 5));
    bars.series[1].values.push_back(35 + 5 * (month % 4));
  }
  return {matrix, lines, bars};
}

inline imprint sample_imprint(language in) {
  return {.in = in,
          .title = "Hot spots of burglary in the north",
          .author = "Analytical unit",
          .keywords = {"hot spots", "Gi*"},
          .made = from_belgrade(std::chrono::year{2026} / 11 / 21, 20, 5),
          .query = "categories=burglary&datetime=2024-01-01T00:00:00Z/2025-12-31T23:59:59Z&municipalities=38",
          .revision = "4711",
          .is_synthetic = true};
}

inline briefing sample_briefing(language in_language) {
  const auto label = [&](word what) { return std::string(in(in_language, what)); };
  return {.of = sample_imprint(in_language),
          .note = "What the map shows, and how sure one can be of it.",
          .conclusion = std::string(in(in_language, word::not_distinguishable)) +
                        " (p = " + written_p(in_language, 0.212) + ")",
          .facts = {{label(word::period),
                     written_day(in_language, from_belgrade(std::chrono::year{2024} / 1 / 1)) + " – " +
                         written_day(in_language, from_belgrade(std::chrono::year{2025} / 12 / 31))},
                    {label(word::number_of_incidents), written(in_language, std::int64_t{2926})},
                    {label(word::p_value), written_p(in_language, 0.212)},
                    {label(word::tests_made), written(in_language, std::int64_t{1225})}},
          .map = sample_map(in_language),
          .method_name = "Getis-Ord Gi*",
          .method_explained =
              "Compares the sum of each cell and its neighbours with what it would be if the same "
              "numbers were spread over the map at random.",
          .source = "Ord, Getis (1995).",
          .caveats = {"Ëmbëlsira çdo ditë, Đurđevdan, Šaš, Čečan, Ćirković, Žižavac.",
                      "Љиљана, Њујорк и њива, Џеп и џбун, Ђурђевдан, Ћићевац."},
          .charts = sample_charts(in_language),
          .tables = {sample_table(9)}};
}

}  // namespace uramost::print
