#include "geodata/gazetteer_tables.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/csv_table.hpp"
#include "geodata/name_folding.hpp"

namespace uramost::embedded {
std::string_view gazetteer_csv();
std::string_view mitrovica_north_places_csv();
std::string_view municipality_seats_csv();
}  // namespace uramost::embedded

namespace uramost::geodata {
namespace {

/// GEOnet positions are good to 100 m to 1 km; the rest of the radius is the named thing's own extent.
double uncertainty_of(place_kind kind) {
  switch (kind) {
    case place_kind::municipality_seat:
      return 1500;
    case place_kind::settlement:
    case place_kind::neighbourhood:
    case place_kind::landmark:
      return 1000;
    case place_kind::locality:
    case place_kind::other:
      return 2000;
    case place_kind::water:
    case place_kind::relief:
      break;
  }
  return 3000;
}

/// GEOnet feature class and designation code.
place_kind kind_of(std::string_view feature_class, std::string_view designation) {
  if (designation == "PPLA" || designation == "PPLC") return place_kind::municipality_seat;
  if (designation == "PPLX") return place_kind::neighbourhood;
  if (feature_class == "P") return place_kind::settlement;
  if (feature_class == "S" || feature_class == "R") return place_kind::landmark;
  if (feature_class == "L") return place_kind::locality;
  if (feature_class == "H") return place_kind::water;
  if (feature_class == "T") return place_kind::relief;
  return place_kind::other;
}

double number(const std::string& cell) {
  if (const auto value = parse_number(cell)) return *value;
  throw error(error_kind::internal, "no number in a built-in table: " + cell);
}

std::vector<std::string> listed(const std::string& cell) {
  std::vector<std::string> names;
  for (const auto name : split(cell, '|'))
    if (!name.empty()) names.emplace_back(name);
  return names;
}

/// The first of the other names stands in for a missing name; Cyrillic follows from Latin.
void complete_names(place& each) {
  if (each.name.sq.empty() && each.name.sr_latn.empty() && !each.other_names.empty()) {
    each.name.sr_latn = each.other_names.front();
    each.other_names.erase(each.other_names.begin());
  }
  if (each.name.sr_cyrl.empty() && !each.name.sr_latn.empty())
    each.name.sr_cyrl = to_cyrillic(each.name.sr_latn);
}

std::vector<place> geonet_places() {
  const csv_table table(embedded::gazetteer_csv());
  std::vector<place> places;
  places.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view column) -> const std::string& { return table.cell(row, column); };
    place each;
    each.id = {static_cast<std::int64_t>(number(cell("ufi")))};
    each.kind = kind_of(cell("feature_class"), cell("designation"));
    each.point = {number(cell("lon")), number(cell("lat"))};
    each.uncertainty_m = uncertainty_of(each.kind);
    each.municipality = {cell("municipality_code")};
    each.name = {cell("name_sq"), cell("name_sr_latn"), cell("name_sr_cyrl"), ""};
    each.other_names = listed(cell("other_names"));
    complete_names(each);
    places.push_back(std::move(each));
  }
  return places;
}

void add_mitrovica_north(std::vector<place>& places) {
  const csv_table table(embedded::mitrovica_north_places_csv());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view column) -> const std::string& { return table.cell(row, column); };
    place each;
    each.id = {static_cast<std::int64_t>(row + 1)};
    each.kind = cell("kind") == "landmark" ? place_kind::landmark : place_kind::neighbourhood;
    each.point = {number(cell("lon")), number(cell("lat"))};
    each.uncertainty_m = number(cell("uncertainty_m"));
    each.municipality = {"38"};
    each.name = {cell("name_sq"), cell("name_sr_latn"), cell("name_sr_cyrl"), cell("name_en")};
    places.push_back(std::move(each));
  }
}

void appoint_seats(std::vector<place>& places) {
  const csv_table table(embedded::municipality_seats_csv());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view column) -> const std::string& { return table.cell(row, column); };
    const municipality_code municipality{cell("municipality_code")};
    const place_id id{static_cast<std::int64_t>(number(cell("place_id")))};
    for (place& each : places) {
      if (each.id == id) {
        each.kind = place_kind::municipality_seat;
        each.municipality = municipality;
        if (!cell("lat").empty()) each.point = {number(cell("lon")), number(cell("lat"))};
        if (!cell("uncertainty_m").empty()) each.uncertainty_m = number(cell("uncertainty_m"));
      } else if (each.municipality == municipality && each.kind == place_kind::municipality_seat) {
        each.kind = place_kind::settlement;
        each.uncertainty_m = uncertainty_of(each.kind);
      }
    }
  }
}

}  // namespace

std::vector<place> built_in_places() {
  auto places = geonet_places();
  add_mitrovica_north(places);
  appoint_seats(places);
  return places;
}

}  // namespace uramost::geodata
