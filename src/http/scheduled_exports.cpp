#include "http/scheduled_exports.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/recurrence.hpp"
#include "exchange/feature_writer.hpp"
#include "geodata/name_folding.hpp"

namespace uramost::http {

namespace {
using store::export_preset;

/// Nothing when it is not due, or was tried a moment ago.
std::optional<time_point> due_run(const export_preset& of, time_point now) {
  const auto schedule = recurrence::parse(of.schedule);
  if (!schedule) return std::nullopt;
  const time_point due = schedule->last(now);
  const bool is_open = due > of.done_for && due > of.changed_at;
  const bool was_tried = of.tried_at >= due && now - of.tried_at < scheduled_exports::patience;
  return is_open && !was_tried ? std::optional(due) : std::nullopt;
}

std::string date_text(time_point due) { return uramost::to_string(to_belgrade(due).date); }

bool is_refusal(const error& of) { return of.kind() == error_kind::forbidden; }
}  // namespace

std::string file_stem(const export_preset& preset) {
  std::string stem;
  for (const char letter : geodata::fold_accents(preset.name))
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
      stem += letter;
    else if (!stem.empty() && stem.back() != '-')
      stem += '-';
  if (stem.size() > 60) stem.resize(60);
  while (stem.ends_with('-')) stem.pop_back();
  return (stem.empty() ? "export" : stem) + '-' + preset.id.substr(0, 8);
}

std::vector<scheduled_exports::outcome> scheduled_exports::run_due(time_point now,
                                                                   const progress_sink& watch) {
  std::vector<outcome> made;
  for (const export_preset& each : presets_.list())
    if (const auto due = due_run(each, now); due && presets_.begin_run(each, now))
      made.push_back(run(each, *due, watch));
  return made;
}

scheduled_exports::outcome scheduled_exports::run(const export_preset& preset, time_point due,
                                                  const progress_sink& watch) {
  accounts::access owner;
  owner.name = preset.owner;
  outcome made{preset.name, "done", {}};
  try {
    owner = access_of_owner(preset);
    made.said = write(preset, due, owner, watch);
  } catch (const error& failure) {
    made.state = is_refusal(failure) ? "refused" : "failed";
    made.said = failure.what();
  } catch (const std::exception& failure) {
    made.state = "failed";
    made.said = failure.what();
  }
  if (made.state == "failed")
    presets_.report_run(preset, made.state, made.said);
  else
    presets_.end_run(preset, due, made.state, made.said);
  if (made.state != "done") spdlog::warn("scheduled export {}: {}", made.state, made.said);
  views_.log.note(owner, "export." + made.state, "preset " + preset.id + " " + date_text(due), {}, {});
  return made;
}

accounts::access scheduled_exports::access_of_owner(const export_preset& preset) const {
  const auto owner = people_.find(std::string_view(preset.owner));
  if (!owner || owner->locked)
    throw error(error_kind::forbidden, preset.owner + " has no account that could export any more");
  return accounts::access_of(*owner);
}

std::string scheduled_exports::write(const export_preset& preset, time_point due,
                                     const accounts::access& owner, const progress_sink& watch) {
  const auto [form, query] = preset_export::read(preset.parameters);
  auto incidents = views_.of(owner).export_of(query);
  const std::string name = fmt::format("{}-{}.{}", file_stem(preset), date_text(due), form.ending());
  const auto writer = exchange::file_writer(form, incidents.table(), folder_ / name);
  auto told_at = std::chrono::steady_clock::now();
  incidents.write_all(*writer, [&](const progress& so_far) {
    const auto clock = std::chrono::steady_clock::now();
    if (clock - told_at > std::chrono::seconds(2)) {
      told_at = clock;
      const int percent = static_cast<int>(100 * so_far.fraction.value_or(0));
      if (!presets_.report_run(preset, "running", std::to_string(percent) + " %")) return false;
    }
    return watch(so_far);
  });
  writer->finish();
  remove_older_files(preset);
  return name;
}

/// Their names differ in the date alone.
void scheduled_exports::remove_older_files(const export_preset& preset) const {
  if (preset.keep == 0) return;
  const std::string stem = file_stem(preset) + '-';
  const std::size_t dated = stem.size() + std::string_view("2026-11-22").size();
  std::vector<std::string> days;
  for (const auto& each : std::filesystem::directory_iterator(folder_))
    if (const std::string name = each.path().filename(); name.starts_with(stem) && name.size() > dated)
      days.push_back(name.substr(0, dated));
  std::ranges::sort(days, std::greater());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  const auto kept = std::min(days.size(), static_cast<std::size_t>(preset.keep));
  days.erase(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(kept));
  std::vector<std::filesystem::path> old;
  for (const auto& each : std::filesystem::directory_iterator(folder_))
    if (std::ranges::find(days, each.path().filename().string().substr(0, dated)) != days.end())
      old.push_back(each.path());
  for (const auto& each : old) std::filesystem::remove(each);
}

void scheduled_exports::keep_running(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    try {
      run_due(now(), [&stop](const progress&) { return !stop.stop_requested(); });
    } catch (const std::exception& failure) {
      spdlog::error("scheduled exports: {}", failure.what());
    }
    stopped.wait_for(lock, stop, std::chrono::seconds(30), [] { return false; });
  }
}

}  // namespace uramost::http
