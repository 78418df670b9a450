#include "print/base_map.hpp"

#include <algorithm>
#include <map>

#include "geodata/area_box.hpp"

namespace uramost::print {

namespace {
bool reaches_into(const geodata::municipality_area& area, const bounding_box& view) {
  const bounding_box reach = geodata::box_of(area).box();
  return reach.west <= view.east && view.west <= reach.east && reach.south <= view.north &&
         view.south <= reach.north;
}
}  // namespace

bounding_box surroundings(const bounding_box& extent) {
  constexpr double least_degrees = 0.05;
  const double grown = std::max({extent.east - extent.west, extent.north - extent.south, least_degrees});
  return {extent.west - grown, extent.south - grown, extent.east + grown, extent.north + grown};
}

base_map base_map_around(const bounding_box& extent, const geodata::boundaries& areas,
                         const geodata::gazetteer& places) {
  const bounding_box view = surroundings(extent);
  base_map base;
  std::map<municipality_code, bool> is_in_study_area;
  for (const geodata::municipality_area& area : areas.areas) {
    const geodata::municipality* of = areas.find(area.code);
    if (!of) continue;
    is_in_study_area[area.code] = of->in_study_area;
    if (reaches_into(area, view)) base.areas.push_back({of->name, of->in_study_area, area.polygons});
  }

  std::vector<const geodata::place*> shown;
  for (const geodata::place& one : places.places())
    if ((one.kind == geodata::place_kind::municipality_seat || one.kind == geodata::place_kind::settlement) &&
        view.contains(one.point))
      shown.push_back(&one);
  std::ranges::stable_sort(shown, {}, [&](const geodata::place* one) {
    const bool is_seat = one->kind == geodata::place_kind::municipality_seat;
    return (is_seat ? 0 : 2) + (is_in_study_area[one->municipality] ? 0 : 1);
  });
  for (const geodata::place* one : shown)
    base.places.push_back(
        {one->name, one->point, one->kind == geodata::place_kind::municipality_seat ? 0 : 1});
  return base;
}

std::vector<std::string> both_names(const localized_name& name, language of) {
  std::string albanian = name.in(language::sq);
  std::string serbian = name.in(of == language::sr_cyrl ? language::sr_cyrl : language::sr_latn);
  if (albanian == serbian) return {albanian};
  if (of == language::sr_latn || of == language::sr_cyrl) return {serbian, albanian};
  return {albanian, serbian};
}

}  // namespace uramost::print
