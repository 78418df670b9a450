#include <array>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "exchange/csv_writer.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "intake/demo_hot_spots.hpp"
#include "intake/demo_random.hpp"
#include "intake/demo_register.hpp"

namespace uramost::intake {

namespace {
constexpr std::size_t village_stops = 22;

struct demo_duty {
  std::string_view kind;
  std::string_view shift;
  std::string_view languages;
};
constexpr demo_duty station{"station", "", "sq sr-Latn en"};
constexpr demo_duty checkpoint{"checkpoint", "18-6", "sq sr-Latn"};
constexpr std::array stops{
    demo_duty{"patrol_stop", "22-5", "sq sr-Latn"}, demo_duty{"patrol_stop", "6-14", "sr-Latn"},
    demo_duty{"patrol_stop", "14-22", "sq"}, demo_duty{"patrol_stop", "", "sq sr-Latn en"}};

/// Writes patrol points, numbered, each saying that it is synthetic.
class patrol_point_list {
 public:
  explicit patrol_point_list(exchange::csv_writer& out) : out_(out) {
    for (std::string_view header : {"id", "name", "kind", "shift", "languages", "latitude", "longitude"})
      out.cell(header);
    out.end_row();
  }

  void add(std::string_view name_sq, std::string_view name_sr, const demo_duty& duty, lon_lat at) {
    std::string name = "SYNTHETIC / SINTETIČKI / SINTETIK " + std::string(name_sq);
    if (name_sq != name_sr) name += " / " + std::string(name_sr);
    out_.cell("SYN-P" + std::to_string(++count_))
        .cell(name)
        .cell(duty.kind)
        .cell(duty.shift)
        .cell(duty.languages);
    out_.degrees(at.lat).degrees(at.lon).end_row();
  }

 private:
  exchange::csv_writer& out_;
  int count_ = 0;
};

std::vector<const geodata::place*> study_area_villages() {
  std::vector<const geodata::place*> villages;
  for (const geodata::place& each : geodata::built_in_gazetteer().places()) {
    const geodata::municipality* around = geodata::built_in_boundaries().find(each.municipality);
    if (around && around->in_study_area && each.kind == geodata::place_kind::settlement)
      villages.push_back(&each);
  }
  return villages;
}
}  // namespace

void write_demo_patrol_points(std::ostream& to) {
  exchange::csv_writer out([&](std::string_view bytes) { to.write(bytes.data(), std::ssize(bytes)); });
  patrol_point_list points(out);
  for (const demo_hot_spot& spot : demo_hot_spots)
    points.add(spot.name_sq, spot.name_sr, station, {spot.centre.lon + 0.002, spot.centre.lat + 0.001});
  for (std::size_t i = 0; i < 8; ++i)
    points.add(demo_hot_spots[i].name_sq, demo_hot_spots[i].name_sr, checkpoint,
               {demo_hot_spots[i].centre.lon - 0.004, demo_hot_spots[i].centre.lat - 0.003});

  demo_random random(20250101);
  const auto villages = study_area_villages();
  for (std::size_t i = 0; i < village_stops; ++i) {
    const geodata::place& at = *villages[random.below(villages.size())];
    points.add(at.name.in(language::sq), at.name.in(language::sr_latn), stops[i % stops.size()], at.point);
  }
  out.finish();
}

}  // namespace uramost::intake
