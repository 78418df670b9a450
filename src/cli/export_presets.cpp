#include "cli/export_presets.hpp"

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/progress_line.hpp"
#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/scheduled_exports.hpp"
#include "intake/incident_register.hpp"
#include "store/workspace_store.hpp"

namespace uramost::cli {

namespace {
std::filesystem::path workspace_of(const std::filesystem::path& data) {
  return data / store::workspace_store::file_name;
}

void list_presets(const command_context& context) {
  store::workspace_store work(workspace_of(*context.resolved().data));
  const auto all = work.presets().list();
  for (const store::export_preset& each : all) {
    fmt::print("{}\n  {}, {}{}\n  {}\n", each.name, each.id, each.owner, each.is_shared ? ", shared" : "",
               each.parameters.empty() ? "everything, as GeoJSON" : each.parameters);
    if (!each.schedule.empty()) fmt::print("  {}\n", each.schedule);
    if (!each.state.empty()) fmt::print("  {} {}: {}\n", to_rfc3339(each.tried_at), each.state, each.said);
  }
  if (all.empty()) fmt::print("Nobody has named an export yet.\n");
}

void write_scheduled(const command_context& context, const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder))
    throw error(error_kind::not_found, "There is no folder " + folder.string(), "out");
  const auto data = *context.resolved().data;
  const intake::incident_register from(data);
  console_accounts people(context, from);
  store::workspace_store work(workspace_of(data));
  http::audit_trail trail(people.records->audit(), from.records());
  const http::query_results results(from);
  http::scheduled_exports scheduled(work.presets(), {from, results, trail}, *people.records, folder);
  progress_line line("incidents");
  const auto made = scheduled.run_due(now(), line.sink());
  bool all_well = true;
  for (const auto& [preset, state, said] : made) {
    fmt::print("{}: {}: {}\n", preset, state, said);
    all_well = all_well && state == "done";
  }
  if (made.empty()) fmt::print("Nothing is due.\n");
  if (!all_well) throw error(error_kind::unavailable, "not every export could be written");
}
}  // namespace

store::export_preset preset_called(const std::filesystem::path& data, const std::string& name) {
  store::workspace_store work(workspace_of(data));
  std::vector<store::export_preset> found;
  for (store::export_preset& each : work.presets().list())
    if (each.name == name || each.id == name) found.push_back(std::move(each));
  if (found.empty())
    throw error(error_kind::not_found,
                "no export is called '" + name + "'; `uramost export presets` lists them", "preset");
  if (found.size() > 1)
    throw error(error_kind::conflict, "several exports are called '" + name + "': give the id instead",
                "preset");
  return std::move(found.front());
}

void add_export_presets(command_line command, command_context& context) {
  const command_line presets = command.add_subcommand("presets", "The exports that people have named");
  add_data_option(presets, context);
  presets.callback([&context] { list_presets(context); });

  const command_line scheduled =
      command.add_subcommand("scheduled", "Write the exports that are due by their schedules, for a timer");
  auto folder = std::make_shared<std::filesystem::path>();
  add_data_option(scheduled, context);
  scheduled.add_option("--out", *folder, "The folder to write into").required().type_name("DIR");
  scheduled.callback([=, &context] { write_scheduled(context, *folder); });
}

}  // namespace uramost::cli
