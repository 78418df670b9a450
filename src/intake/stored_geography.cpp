#include "intake/stored_geography.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace uramost::intake {

namespace {
/// Well-known binary (OGC 06-103r4, 8.2), little-endian.
class wkb_writer {
 public:
  std::string multipolygon(const std::vector<geodata::polygon>& polygons) && {
    head(6);
    count(polygons.size());
    for (const geodata::polygon& each : polygons) {
      head(3);
      count(1 + each.holes.size());
      ring(each.exterior);
      for (const geodata::ring& hole : each.holes) ring(hole);
    }
    return std::move(bytes_);
  }

 private:
  static_assert(std::endian::native == std::endian::little);

  template <class Number>
  void number(Number value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
  }
  void count(std::size_t size) { number(static_cast<std::uint32_t>(size)); }
  void head(std::uint32_t geometry_type) {
    bytes_ += '\x01';
    number(geometry_type);
  }
  void ring(const geodata::ring& positions) {
    count(positions.size());
    for (const lon_lat& position : positions) {
      number(position.lon);
      number(position.lat);
    }
  }

  std::string bytes_;
};
}  // namespace

void store_geography(store::write_batch& into, const geodata::boundaries& areas,
                     const geodata::gazetteer& places) {
  std::vector<store::stored_municipality> municipalities;
  for (std::size_t i = 0; i < areas.areas.size(); ++i)
    municipalities.push_back({.code = areas.areas[i].code,
                              .name = areas.municipalities[i].name,
                              .wkb = wkb_writer{}.multipolygon(areas.areas[i].polygons)});
  into.replace_municipalities(municipalities);

  std::vector<store::stored_place> named;
  for (const geodata::place& each : places.places())
    named.push_back({.id = each.id,
                     .kind = std::string(to_string(each.kind)),
                     .point = each.point,
                     .uncertainty_m = each.uncertainty_m,
                     .municipality = each.municipality,
                     .name = each.name});
  into.replace_places(named);
}

}  // namespace uramost::intake
