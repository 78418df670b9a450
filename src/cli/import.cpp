#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "geodata/boundary_file.hpp"
#include "intake/import.hpp"
#include "intake/response_import.hpp"
#include "intake/stored_roads.hpp"

namespace uramost::cli {

namespace {
/// What the command line says about an import.
struct import_arguments {
  std::filesystem::path file;
  std::string source;
  std::filesystem::path mapping_file;
  exchange::read_options reading;
  std::filesystem::path report;
  bool preview_only = false;

  intake::import_options options() const {
    intake::import_options said{.source = source, .mapping = {}, .reading = reading};
    said.by = console_user();
    if (!mapping_file.empty()) said.mapping = intake::read_mapping(mapping_file);
    return said;
  }
};

void show_preview(const intake::import_preview& preview, std::size_t all_columns) {
  fmt::print("Reading as {}.\n", preview.description);
  std::size_t used = preview.mapping.columns.size();
  for (const auto& [field, column] : preview.mapping.columns) {
    std::string from = column;
    if (const auto further = preview.mapping.further_columns.find(field);
        further != preview.mapping.further_columns.end()) {
      used += further->second.size();
      for (const auto& other : further->second) from += ", else " + other;
    }
    fmt::print("  {:<24} ← {}\n", field, from);
  }
  if (used < all_columns) fmt::print("  ({} of {} columns are used)\n", used, all_columns);
}

void show_report(const intake::import_report& summary) {
  fmt::print("{} rows: {} imported, {} updated, {} unchanged, {} in quarantine.\n",
             with_thousands(summary.rows), with_thousands(summary.imported), with_thousands(summary.updated),
             with_thousands(summary.unchanged), with_thousands(summary.quarantined));
  if (summary.kind != "responses")
    fmt::print("Located by coordinate {}, by place name {}; ambiguous {}, unlocated {}.\n",
               with_thousands(summary.located_by_coordinate), with_thousands(summary.located_by_place),
               with_thousands(summary.ambiguous), with_thousands(summary.unlocated));
  if (summary.disagreements > 0)
    fmt::print("{} coordinates do not lie at the place they name; the coordinate was kept.\n",
               with_thousands(summary.disagreements));
  for (const auto& [word, rows] : summary.unknown_categories)
    fmt::print(
        "'{}' is no category we know: {} rows are imported as 'other'; name it in a mapping's "
        "[categories].\n",
        word, with_thousands(rows));
}

void write_report(const std::filesystem::path& file, const store::import_summary& summary) {
  nlohmann::ordered_json report;
  for (const auto& [name, count] : intake::counts_by_name(summary)) report[std::string(name)] = count;
  std::ofstream out(file);
  out << report.dump(2) << '\n';
  if (!out.flush()) throw invalid_input("cannot write the report to " + file.string(), "report");
}

using import_function = decltype(&intake::import_incidents);
using preview_function = decltype(&intake::preview_import);

void run_import(const command_context& context, const import_arguments& arguments, preview_function preview,
                import_function import) {
  const auto options = arguments.options();
  const auto plan = preview(arguments.file, options);
  show_preview(plan, plan.columns.size());
  if (arguments.preview_only) return;

  intake::incident_register into(*context.resolved().data);
  progress_line line("rows");
  const auto summary = import(into, arguments.file, options, line.sink());
  show_report(summary);
  const console_accounts files(context, into);  // its audit log takes over what the import said
  if (!arguments.report.empty()) write_report(arguments.report, summary);
}

void add_records(command_line parent, command_context& context, const std::string& name,
                 const std::string& help, preview_function preview, import_function import) {
  const command_line command = parent.add_subcommand(name, help);
  auto arguments = std::make_shared<import_arguments>();
  add_data_option(command, context);
  command.add_option("file", arguments->file, "CSV, XLSX, ODS, GeoJSON, GPKG, KML, Shapefile, FlatGeobuf, …")
      .required();
  command.add_option("--source", arguments->source, "The register's name (default: the file's name)");
  command.add_option("--mapping", arguments->mapping_file, "TOML file that names columns and codes")
      .type_name("FILE");
  command.add_option("--delimiter", arguments->reading.delimiter,
                     "Of a CSV: , ; | or tab (default: detected)");
  command.add_option("--encoding", arguments->reading.encoding,
                     "Of a CSV: UTF-8, UTF-16, windows-1250, … (default: detected)");
  command.add_option("--layer", arguments->reading.layer, "Sheet or layer (default: the first)");
  command.add_option("--report", arguments->report, "Write what happened as JSON").type_name("FILE");
  command.add_flag("--preview", arguments->preview_only, "Show how the file would be read; write nothing");
  command.callback([=, &context] { run_import(context, *arguments, preview, import); });
}

void add_boundaries(command_line parent, command_context& context) {
  const command_line command = parent.add_subcommand(
      "boundaries", "Replace the municipality boundaries by your own; everything is located anew");
  auto file = std::make_shared<std::filesystem::path>();
  auto fields = std::make_shared<geodata::boundary_fields>();
  add_data_option(command, context);
  command.add_option("file", *file, "Polygons in any format GDAL reads").required();
  command.add_option("--code-field", fields->code, "The field with the municipality's code").required();
  command.add_option("--name-sq-field", fields->name_sq, "The field with the Albanian name");
  command.add_option("--name-sr-field", fields->name_sr_latn, "The field with the Serbian name");
  command.add_option("--name-en-field", fields->name_en, "The field with the English name");
  command.add_option("--layer", fields->layer, "Layer (default: the first)");
  command.callback([=, &context] {
    intake::incident_register into(*context.resolved().data);
    auto areas = geodata::read_boundaries(*file, *fields);
    const std::size_t count = areas.municipalities.size();
    into.replace_boundaries(std::move(areas), console_user());
    const console_accounts files(context, into);
    fmt::print("{} municipalities are in use now.\n", count);
  });
}

void add_roads(command_line parent, command_context& context) {
  const command_line command = parent.add_subcommand(
      "roads", "Take the roads of an OpenStreetMap extract, for travel times; those before are replaced");
  auto file = std::make_shared<std::filesystem::path>();
  add_data_option(command, context);
  command.add_option("file", *file, ".osm.pbf or .osm").required();
  command.callback([=, &context] {
    intake::incident_register into(*context.resolved().data);
    const auto made = [&] {
      progress_line line("ways");
      return intake::road_shelf(*context.resolved().data)
          .import(*file, into.records(), console_user(), line.sink());
    }();
    const console_accounts files(context, into);
    fmt::print("Roads with {} nodes are in use now. {}\n", with_thousands(made->graph.nodes()),
               made->attribution);
  });
}
}  // namespace

void add_import(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("import", "Take a file into the register");
  command.require_subcommand();
  add_records(command, context, "incidents", "A register of incidents", intake::preview_import,
              intake::import_incidents);
  add_records(command, context, "patrol-points", "Points where police stand or pass",
              intake::preview_patrol_points, intake::import_patrol_points);
  add_records(command, context, "responses",
              "What institutions did: rows that name an incident by its register's id",
              intake::preview_responses, intake::import_responses);
  add_boundaries(command, context);
  add_roads(command, context);
}

}  // namespace uramost::cli
