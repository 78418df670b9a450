#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "core/progress.hpp"
#include "http/preset_shelf.hpp"
#include "http/restricted_view.hpp"
#include "store/account_store.hpp"

namespace uramost::http {

/// Writes the presets that have a schedule into a folder, as dated files with their manifests, each whole or
/// not at all. A run has the view that the preset's owner has at that time, and is refused when they may not
/// export any more. Of what was missed the newest run is made up for; one that fails is tried again. Every
/// run is in the audit log. For one thread; several processes may do it, each run is made by one of them.
class scheduled_exports {
 public:
  /// How long after a run that failed it is tried again.
  static constexpr std::chrono::minutes patience{15};

  /// Keeps references.
  scheduled_exports(store::export_preset_rows& presets, restricted_views views,
                    const store::account_reader& people, std::filesystem::path folder)
      : presets_(presets), views_(views), people_(people), folder_(std::move(folder)) {}

  /// What became of one run.
  struct outcome {
    std::string preset;  ///< its name
    std::string state;   ///< "done", "failed", "refused"
    std::string said;    ///< the file, or why not
  };
  /// Makes the runs that are due. `watch` may cancel the one under way, which then counts as failed.
  std::vector<outcome> run_due(time_point now, const progress_sink& watch = keep_going);

  /// Makes what is due, twice a minute, until it is stopped.
  void keep_running(const std::stop_token& stop);

 private:
  outcome run(const store::export_preset& preset, time_point due, const progress_sink& watch);
  std::string write(const store::export_preset& preset, time_point due, const accounts::access& owner,
                    const progress_sink& watch);
  accounts::access access_of_owner(const store::export_preset& preset) const;
  void remove_older_files(const store::export_preset& preset) const;

  store::export_preset_rows& presets_;
  restricted_views views_;
  const store::account_reader& people_;
  std::filesystem::path folder_;
};

/// What the names of a preset's files begin with: its name in letters that every system takes, and some of
/// its id.
std::string file_stem(const store::export_preset& preset);

}  // namespace uramost::http
