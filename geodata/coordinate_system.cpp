#include <proj.h>

#include <array>
#include <cmath>
#include <memory>

#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/coordinate.hpp"
#include "geodata/projection.hpp"

namespace uramost::geodata {
namespace {

struct system_entry {
  coordinate_system system;
  std::string_view epsg;
  std::string_view short_name;
  const char* to_degrees;  ///< a PROJ pipeline from metres to longitude, latitude; null for degrees
};

/// Pipelines instead of EPSG pairs: PROJ would choose among several datum shifts point by point.
constexpr std::array systems{
    system_entry{coordinate_system::wgs84, "4326", "wgs84", nullptr},
    system_entry{
        coordinate_system::kosovaref01, "9141", "kosovaref01",
        "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=21 +k=0.9999 +x_0=7500000 +y_0=0 +ellps=GRS80 "
        "+step +proj=unitconvert +xy_in=rad +xy_out=deg"},
    system_entry{coordinate_system::utm34n, "32634", "utm34n",
                 "+proj=pipeline +step +inv +proj=utm +zone=34 +ellps=WGS84 "
                 "+step +proj=unitconvert +xy_in=rad +xy_out=deg"},
    system_entry{coordinate_system::mgi_zone7, "6316", "mgi7",
                 "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=21 +k=0.9999 +x_0=7500000 +y_0=0 "
                 "+ellps=bessel +step +proj=push +v_3 +step +proj=cart +ellps=bessel "
                 "+step +proj=helmert +x=577.84843 +y=165.45019 +z=390.43652 +rx=-4.93131 +ry=0.96052 "
                 "+rz=13.05072 +s=7.86546 +convention=coordinate_frame "
                 "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
                 "+step +proj=unitconvert +xy_in=rad +xy_out=deg"},
    system_entry{coordinate_system::web_mercator, "3857", "web_mercator",
                 "+proj=pipeline +step +inv +proj=webmerc +ellps=WGS84 "
                 "+step +proj=unitconvert +xy_in=rad +xy_out=deg"},
};

const system_entry& entry_of(coordinate_system system) {
  return systems.at(static_cast<std::size_t>(system));
}

/// Whether a system is made for a position: near its meridian, or on the square Web Mercator map.
bool covers(coordinate_system system, lon_lat point) {
  constexpr double mercator_end = 85.0512;
  if (system == coordinate_system::wgs84) return is_on_earth(point);
  if (system == coordinate_system::web_mercator)
    return is_on_earth(point) && std::abs(point.lat) < mercator_end;
  return is_on_earth(point) && std::abs(point.lon - 21) <= 6;
}

/// This thread's PROJ context and the pipelines it has made so far.
class projections {
 public:
  projection& of(coordinate_system system) {
    auto& made = made_.at(static_cast<std::size_t>(system));
    if (!made) made.emplace(entry_of(system).to_degrees);
    return *made;
  }

 private:
  std::array<std::optional<projection>, systems.size()> made_;
};

projection& projection_of(coordinate_system system) {
  thread_local projections of_this_thread;
  return of_this_thread.of(system);
}

}  // namespace

std::string_view to_string(coordinate_system system) {
  constexpr std::array<std::string_view, systems.size()> texts{"EPSG:4326", "EPSG:9141", "EPSG:32634",
                                                               "EPSG:6316", "EPSG:3857"};
  return texts.at(static_cast<std::size_t>(system));
}

std::optional<coordinate_system> coordinate_system_of(std::string_view text) {
  const std::string lower = ascii_lower(trim(text));
  std::string_view name = lower;
  if (name.starts_with("epsg:")) name.remove_prefix(5);
  for (const system_entry& entry : systems)
    if (name == entry.epsg || lower == entry.short_name) return entry.system;
  return std::nullopt;
}

lon_lat to_wgs84(double east, double north, coordinate_system from) {
  constexpr double longest_way_m = 21'000'000;  // beyond it PROJ would wrap around the Earth
  lon_lat point{east, north};
  if (from != coordinate_system::wgs84) {
    const auto image = projection_of(from).forward(east, north);
    point = {image[0], image[1]};
  }
  if (!covers(from, point) || std::abs(east) > longest_way_m || std::abs(north) > longest_way_m)
    throw invalid_input(to_text(east) + " east, " + to_text(north) + " north is no position in " +
                        std::string(to_string(from)));
  return point;
}

lon_lat from_wgs84(lon_lat point, coordinate_system to) {
  if (!covers(to, point)) throw invalid_input("the position has no image in " + std::string(to_string(to)));
  if (to == coordinate_system::wgs84) return point;
  const auto image = projection_of(to).inverse(point.lon, point.lat);
  return {image[0], image[1]};
}

}  // namespace uramost::geodata
