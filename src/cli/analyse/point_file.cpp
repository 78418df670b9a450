#include "cli/analyse/point_file.hpp"

#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/analyse/window_text.hpp"
#include "core/error.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost::cli {

namespace {
using analysis::observation_window;
using analysis::planar_point;

planar_point projected(planar_point degrees) {
  const lon_lat at{degrees.x, degrees.y};
  if (!is_on_earth(at))
    throw invalid_input("longitude " + std::to_string(at.lon) + ", latitude " + std::to_string(at.lat) +
                            " is nowhere on earth; give --planar when coordinates are metres",
                        "planar");
  const utm_position utm = to_utm_zone_34(at);
  return {utm.east, utm.north};
}

/// A side straight in degrees is none in metres: it gets corners in between.
window_ring projected_ring(const window_ring& degrees) {
  constexpr int parts = 16;
  window_ring ring;
  for (std::size_t i = 0; i < degrees.size(); ++i) {
    const planar_point from = degrees[i], to = degrees[(i + 1) % degrees.size()];
    for (int part = 0; part < parts; ++part) {
      const double along = static_cast<double>(part) / parts;
      ring.push_back(projected({from.x + along * (to.x - from.x), from.y + along * (to.y - from.y)}));
    }
  }
  return ring;
}

observation_window window_of(const point_options& options, const std::vector<planar_point>& points) {
  if (!options.window.empty()) return options.read_window();
  std::cerr << "No --window: taken is the points' own bounding box, which is smaller than where they could "
               "have been.\n";
  return analysis::window_around(points);
}
}  // namespace

void point_options::add_to(command_line command) {
  files.add_to(command);
  command.add_option("--x", x, "Column of x, or of longitude (default: x, else lon)").type_name("COL");
  command.add_option("--y", y, "Column of y, or of latitude (default: y, else lat)").type_name("COL");
  command
      .add_option("--window", window,
                  "Where points could have been: CSV with xmin,xmax,ymin,ymax, CSV of a polygon's corners "
                  "(x,y and, for several rings, ring), GeoJSON or WKT (default: their bounding box)")
      .type_name("FILE");
  command.add_flag("--planar", planar,
                   "Coordinates are planar (metres, km, …), not longitude and latitude; the latter are "
                   "brought to metres of UTM zone 34 N");
}

std::vector<planar_point> point_options::positions(const data_file& file) const {
  const std::vector<double> xs =
      file.numbers(column_of(file, x, {"x", "lon", "longitude", "east", "easting"}, "x"));
  const std::vector<double> ys =
      file.numbers(column_of(file, y, {"y", "lat", "latitude", "north", "northing"}, "y"));
  std::vector<planar_point> all;
  for (std::size_t i = 0; i < xs.size(); ++i)
    all.push_back(planar ? planar_point{xs[i], ys[i]} : projected({xs[i], ys[i]}));
  return all;
}

planar_point point_options::as_given(planar_point at) const {
  if (planar) return at;
  const lon_lat degrees = from_utm_zone_34({at.x, at.y});
  return {degrees.lon, degrees.lat};
}

observation_window point_options::read_window() const {
  std::ifstream file(window, std::ios::binary);
  if (!file) throw error(error_kind::not_found, "cannot read " + window.string(), "window");
  std::vector<window_ring> rings = window_rings(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!planar)
    for (window_ring& ring : rings) ring = projected_ring(ring);
  return observation_window(std::move(rings));
}

point_file::point_file(const point_options& options, data_file file, std::vector<planar_point> all)
    : table(std::move(file)), window(window_of(options, all)) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!window.contains(all[i])) continue;
    rows.push_back(i);
    points.push_back(all[i]);
  }
  if (points.size() < all.size())
    std::cerr << all.size() - points.size() << " of " << all.size()
              << " points are outside the window and left out.\n";
}

point_file::point_file(const point_options& options)
    : point_file([&] {
        data_file file(options.files.in);
        std::vector<planar_point> all = options.positions(file);
        return point_file(options, std::move(file), std::move(all));
      }()) {}

std::vector<double> point_file::numbers(const std::string& column) const {
  std::vector<double> inside;
  if (column.empty()) return inside;
  const std::vector<double> all = table.numbers(column);
  for (const std::size_t row : rows) inside.push_back(all[row]);
  return inside;
}

}  // namespace uramost::cli
