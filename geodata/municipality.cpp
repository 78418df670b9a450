#include "geodata/municipality.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/arc_coverage.hpp"
#include "geodata/area_box.hpp"
#include "geodata/csv_table.hpp"

namespace uramost::embedded {
std::string_view municipalities_csv();
std::string_view municipality_arcs_csv();
std::string_view population_csv();
}  // namespace uramost::embedded

namespace uramost::geodata {
namespace {

double number_in(const std::string& cell) {
  const auto number = parse_number(cell);
  if (!number) throw error(error_kind::internal, "no number in a built-in table: " + cell);
  return *number;
}

std::vector<std::string> list_in(const std::string& cell) {
  std::vector<std::string> parts;
  for (std::string_view part : split(cell, '|'))
    if (!part.empty()) parts.emplace_back(part);
  return parts;
}

/// The censuses and estimates of population.csv. The northern municipalities refused the censuses of 2011 and
/// 2024, so what these counted there is no population.
std::vector<population_figure> figures_in(const csv_table& table, std::size_t row, bool is_north) {
  struct count {
    const char* column;
    int year;
    const char* kind;
    bool refused_in_north;
  };
  constexpr std::array counts{
      count{"census_1991", 1991, "census", false}, count{"census_2011", 2011, "census", true},
      count{"estimate_2014", 2014, "estimate", false}, count{"census_2024_enumerated", 2024, "census", true}};
  std::vector<population_figure> figures;
  for (const count& each : counts) {
    const std::string& persons = table.cell(row, each.column);
    if (persons.empty()) continue;
    figures.push_back({each.year, each.kind, number_in(persons), is_north && each.refused_in_north,
                       table.cell(row, "note")});
  }
  return figures;
}

std::vector<municipality> read_municipalities() {
  const csv_table table(embedded::municipalities_csv());
  std::vector<municipality> all;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view column) { return table.cell(row, column); };
    all.push_back({.code = {cell("code")},
                   .name = {cell("name_sq"), cell("name_sr_latn"), cell("name_sr_cyrl"), cell("name_en")},
                   .other_names = list_in(cell("other_names")),
                   .region = cell("region"),
                   .is_north = cell("is_north") == "1",
                   .in_study_area = cell("in_study_area") == "1",
                   .area_km2 = {},
                   .population = {}});
  }
  return all;
}

void add_population(std::vector<municipality>& all) {
  const csv_table table(embedded::population_csv());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto owner =
        std::ranges::find(all, municipality_code{table.cell(row, "municipality_code")}, &municipality::code);
    if (owner == all.end()) throw error(error_kind::internal, "population of an unknown municipality");
    if (const std::string& area = table.cell(row, "area_km2"); !area.empty())
      owner->area_km2 = number_in(area);
    owner->population = figures_in(table, row, owner->is_north);
  }
}

std::vector<border_arc> read_arcs() {
  const csv_table table(embedded::municipality_arcs_csv());
  std::vector<border_arc> arcs;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.cell(row, "seq") == "0")
      arcs.push_back({{table.cell(row, "municipality_a")}, {table.cell(row, "municipality_b")}, {}});
    arcs.back().line.push_back({number_in(table.cell(row, "lon")), number_in(table.cell(row, "lat"))});
  }
  return arcs;
}

std::vector<municipality_area> read_areas() {
  const csv_table table(embedded::municipalities_csv());
  const auto arcs = read_arcs();
  std::vector<municipality_area> areas;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const municipality_code code{table.cell(row, "code")};
    areas.push_back({code, assemble_area(arcs, code), number_in(table.cell(row, "generalisation_m"))});
  }
  return areas;
}

boundaries read_built_in() {
  boundaries all{read_municipalities(), read_areas()};
  add_population(all.municipalities);
  return all;
}

}  // namespace

const municipality* boundaries::find(const municipality_code& code) const {
  const auto found = std::ranges::lower_bound(municipalities, code, {}, &municipality::code);
  return found != municipalities.end() && found->code == code ? &*found : nullptr;
}

bounding_box boundaries::extent() const {
  covering_box all;
  for (const municipality_area& area : areas) add_area(all, area);
  return all.is_empty() ? bounding_box{} : all.box();
}

const boundaries& built_in_boundaries() {
  static const boundaries built_in = read_built_in();
  return built_in;
}

}  // namespace uramost::geodata
