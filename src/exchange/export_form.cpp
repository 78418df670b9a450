#include "exchange/export_form.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"

namespace uramost::exchange {

namespace {
struct format_facts {
  std::string_view name, ending;
  bool streams;
};
constexpr std::array<format_facts, 9> all_formats{{{"geojson", "geojson", true},
                                                   {"geojsonseq", "geojsonl", true},
                                                   {"csv", "csv", true},
                                                   {"csv-bom", "csv", true},
                                                   {"gpkg", "gpkg", false},
                                                   {"fgb", "fgb", false},
                                                   {"kml", "kml", true},
                                                   {"xlsx", "xlsx", false},
                                                   {"ods", "ods", false}}};

const format_facts& facts_of(std::string_view format) {
  const auto found = std::ranges::find(all_formats, format, &format_facts::name);
  if (found != all_formats.end()) return *found;
  std::string known;
  for (const format_facts& each : all_formats) known.append(known.empty() ? "" : ", ").append(each.name);
  throw invalid_input("There is no format '" + std::string(format) + "'; there are " + known, "format");
}

/// Whether a parameter says the one thing that it may say.
bool take_choice(query_parameters& from, std::string_view name, std::string_view choice) {
  const auto said = from.take(name);
  if (said && *said != choice)
    throw invalid_input(std::string(name) + ": '" + *said + "' is not '" + std::string(choice) + "'",
                        std::string(name));
  return said.has_value();
}
}  // namespace

export_form export_form::take_from(query_parameters& parameters) {
  export_form form;
  if (auto format = parameters.take("format")) form.format = std::move(*format);
  form.hxl = take_choice(parameters, "header", "hxl");
  form.gzip = take_choice(parameters, "compress", "gzip");
  form.expect_possible();
  return form;
}

void export_form::expect_possible() const {
  const format_facts& of = facts_of(format);
  if (hxl && !format.starts_with("csv"))
    throw invalid_input("hashtags stand under the header of CSV, and " + format + " has none", "header");
  if (gzip && !of.streams)
    throw invalid_input(format + " cannot be a gzip file; GeoJSON, CSV and KML can", "compress");
}

bool export_form::streams() const { return facts_of(format).streams; }

std::string export_form::ending() const { return std::string(facts_of(format).ending) + (gzip ? ".gz" : ""); }

std::vector<std::string_view> export_formats() {
  std::vector<std::string_view> names;
  for (const format_facts& each : all_formats) names.push_back(each.name);
  return names;
}

}  // namespace uramost::exchange
