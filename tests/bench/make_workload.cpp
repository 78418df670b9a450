// Writes the benches' workload into a folder: incidents.csv (as `uramost import incidents` and ogr2ogr read
// it, every row marked SYNTHETIC) and tiles.csv (the sample of tiles, zooms 8 to 16).
//   make_workload FOLDER [INCIDENTS] [DENSE_TILES_A_ZOOM]
#include <fmt/format.h>
#include <fmt/os.h>

#include <cstdlib>
#include <string>

#include "core/civil_time.hpp"
#include "synthetic_incidents.hpp"
#include "tile_sample.hpp"

namespace {

using namespace uramost;

std::vector<lon_lat> write_incidents(const std::string& file, std::size_t count) {
  auto out = fmt::output_file(file);
  out.print("id,date,time,category,severity,lat,lon,description\n");
  bench::synthetic_incidents source;
  std::vector<lon_lat> points;
  for (std::size_t i = 0; i < count; ++i) {
    const incident made = source.next();
    const civil_time at = to_belgrade(made.occurred.begin);
    out.print("{},{},{:02}:{:02},{},{},{:.7f},{:.7f},{}\n", made.external_id, to_string(at.date), at.hour,
              at.minute, made.category, made.severity, made.location.point->lat, made.location.point->lon,
              made.narrative);
    points.push_back(*made.location.point);
  }
  return points;
}

void write_tiles(const std::string& file, std::span<const lon_lat> points, std::size_t dense) {
  auto out = fmt::output_file(file);
  out.print("z,x,y,points,class\n");
  for (unsigned zoom = 8; zoom <= 16; ++zoom)
    for (const auto& [tile, held, fullness] : bench::sample_tiles(points, zoom, dense))
      out.print("{},{},{},{},{}\n", tile.z, tile.x, tile.y, held, to_string(fullness));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return fmt::print(stderr, "make_workload FOLDER [INCIDENTS] [DENSE_TILES_A_ZOOM]\n"), 2;
  const std::string folder = arguments[1];
  const std::size_t incidents = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1'000'000;
  const std::size_t dense = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 8;
  const auto points = write_incidents(folder + "/incidents.csv", incidents);
  write_tiles(folder + "/tiles.csv", points, dense);
}
