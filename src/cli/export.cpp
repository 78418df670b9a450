#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/export_presets.hpp"
#include "cli/progress_line.hpp"
#include "cli/typed_query.hpp"
#include "cli/written_file.hpp"
#include "exchange/csv_writer.hpp"
#include "exchange/feature_writer.hpp"
#include "http/heat_grid.hpp"
#include "http/preset_shelf.hpp"
#include "http/query_results.hpp"
#include "intake/incident_dictionary.hpp"
#include "intake/incident_features.hpp"
#include "intake/incident_register.hpp"
#include "intake/quarantine_csv.hpp"

namespace uramost::cli {

namespace {
struct export_arguments {
  std::string format = "geojson";
  bool hxl = false, gzip = false;
  std::filesystem::path out;
  std::string query;
  std::string preset;
};

/// What the command line says, or a preset that it names.
http::preset_export wanted_export(const std::filesystem::path& data, const export_arguments& said) {
  if (!said.preset.empty()) return http::preset_export::read(preset_called(data, said.preset).parameters);
  return {{.format = said.format, .hxl = said.hxl, .gzip = said.gzip || said.out.extension() == ".gz"},
          read_query(said.query)};
}

void export_incidents(const command_context& context, const export_arguments& arguments) {
  const auto data = *context.resolved().data;
  const intake::incident_register from(data);
  const auto [form, query] = wanted_export(data, arguments);
  intake::incident_export incidents(from, query);
  const auto writer = exchange::file_writer(form, incidents.table(), arguments.out);
  progress_line line("incidents");
  incidents.write_all(*writer, line.sink());
  writer->finish();
  fmt::print("{} incidents written to {}.\n", with_thousands(incidents.written() - writer->left_out()),
             arguments.out.string());
  if (writer->left_out() > 0)
    fmt::print("{} are left out: {} holds nothing without a point.\n", with_thousands(writer->left_out()),
               form.format);
}

void export_heat(const command_context& context, const export_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const http::query_results results(from);
  auto parameters = query_parameters::parse(arguments.query);
  const auto wanted = http::heat_grid_request::take_from(parameters);
  const auto snapshot = results.pin();
  const auto surface = results.surface(snapshot, wanted.drawn.query, wanted.drawn.style);
  const http::heat_grid made = http::make_heat_grid(wanted, *snapshot, *surface, from.where()->areas);
  exchange::write_grid(arguments.format, made.grid, made.values, made.described, arguments.out);
  fmt::print("{} × {} cells of {} m written to {}.\n", made.grid.columns, made.grid.rows, made.grid.cell_m,
             arguments.out.string());
}

void export_quarantine(const command_context& context, const std::filesystem::path& out) {
  const intake::incident_register from(*context.resolved().data);
  const auto written = intake::write_quarantine_csv(from.records().quarantine(), out);
  fmt::print("{} rows written to {}. Correct them there and import the file again.\n",
             with_thousands(written), out.string());
}

void export_dictionary(const command_context& context, const export_arguments& arguments) {
  const intake::incident_register from(*context.resolved().data);
  const auto explained = intake::incident_dictionary(from);
  write_file(arguments.out, [&](std::ostream& out) {
    std::string text;
    if (arguments.format == "json") {
      exchange::append_json(explained, text);
      out << text << '\n';
      return;
    }
    exchange::csv_writer table([&out](std::string_view bytes) { out << bytes; });
    for (const auto& row : exchange::as_table(explained)) table.row(row);
    table.finish();
  });
  fmt::print("The columns of an export, explained: {}.\n", arguments.out.string());
}
}  // namespace

void add_export(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("export", "Take data out of the register");
  command.require_subcommand();

  const command_line incidents = command.add_subcommand("incidents", "Incidents, in the format of your tool");
  auto arguments = std::make_shared<export_arguments>();
  add_data_option(incidents, context);
  std::vector<std::string> formats;
  for (std::string_view format : exchange::export_formats()) formats.emplace_back(format);
  incidents.add_option("--format", arguments->format, "Default: geojson").one_of(formats);
  incidents.add_flag("--hxl", arguments->hxl, "CSV: a row of humanitarian hashtags (HXL) under the header");
  incidents.add_flag("--gzip", arguments->gzip,
                     "Packed; GeoJSON, CSV and KML can be. Also when the file's name ends in .gz");
  incidents.add_option("--out", arguments->out, "The file to write").required().type_name("FILE");
  incidents.add_option(
      "--query", arguments->query,
      "Which ones: an incident query as in the map's address, \"municipality=38&hours=22-5\"");
  incidents.add_option("--preset", arguments->preset, "An export that somebody named, instead of all that")
      .excludes("--format")
      .excludes("--query")
      .excludes("--hxl")
      .excludes("--gzip");
  incidents.callback([=, &context] { export_incidents(context, *arguments); });

  add_export_presets(command, context);

  const command_line dictionary =
      command.add_subcommand("dictionary", "What the columns of exported incidents mean, in four languages");
  auto explained = std::make_shared<export_arguments>();
  explained->format = "csv";
  add_data_option(dictionary, context);
  dictionary.add_option("--format", explained->format, "Default: csv").one_of({"csv", "json"});
  dictionary.add_option("--out", explained->out, "The file to write").required().type_name("FILE");
  dictionary.callback([=, &context] { export_dictionary(context, *explained); });

  const command_line heat =
      command.add_subcommand("heat", "The density as a grid in UTM zone 34 N, for a GIS");
  auto grid = std::make_shared<export_arguments>();
  grid->format = "geotiff";
  add_data_option(heat, context);
  std::vector<std::string> grid_formats;
  for (std::string_view format : exchange::grid_formats()) grid_formats.emplace_back(format);
  heat.add_option("--format", grid->format, "Default: geotiff").one_of(grid_formats);
  heat.add_option("--out", grid->out, "The file to write").required().type_name("FILE");
  heat.add_option("--query", grid->query,
                  "Which incidents and how: as in the map's address, and the size of a cell, "
                  "\"municipality=38&bandwidth_m=500&cell_m=100\"");
  heat.callback([=, &context] { export_heat(context, *grid); });

  const command_line quarantine =
      command.add_subcommand("quarantine", "Rows that could not be used, as CSV for correcting");
  auto out = std::make_shared<std::filesystem::path>();
  add_data_option(quarantine, context);
  quarantine.add_option("--out", *out, "The file to write").required().type_name("FILE");
  quarantine.callback([=, &context] { export_quarantine(context, *out); });
}

}  // namespace uramost::cli
