#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/civil_time.hpp"
#include "store/private_file.hpp"

namespace uramost::store {

/// An export that somebody has named.
struct export_preset {
  std::string id;
  std::string owner;  ///< the account's name
  std::string name;   ///< as a person wrote it; unique among the owner's
  bool is_shared = false;
  std::string parameters;  ///< as the address of an export has them
  std::string schedule;    ///< as core/recurrence.hpp reads it; empty: none
  std::int64_t keep = 0;   ///< how many of its newest files stay; 0: all
  time_point changed_at{};

  // What became of the last scheduled run.
  time_point done_for{};  ///< when it had been due; the epoch: never
  time_point tried_at{};
  std::string state;  ///< "", "running", "done", "failed", "refused"
  std::string said;   ///< the file, how far it is, or why not
};

/// The presets of a workspace. Safe to use from many threads and by several processes.
class export_preset_rows {
 public:
  explicit export_preset_rows(private_file& file) : file_(file) {}

  /// Adds it, or replaces the one with its id; what became of runs is forgotten. Throws conflict (field
  /// `name`) when its owner has another of that name.
  void put(const export_preset& changed);
  std::optional<export_preset> find(std::string_view id) const;
  /// By name, then owner.
  std::vector<export_preset> list() const;
  /// Answers whether there was one.
  bool remove(std::string_view id);

  /// Takes a run upon oneself: marks it as tried at `now`. Answers false when somebody else has tried since
  /// `preset` was read, or it is not the same any more.
  bool begin_run(const export_preset& preset, time_point now);
  /// Says how a run goes. Answers false when the preset has been changed or removed meanwhile.
  bool report_run(const export_preset& preset, std::string_view state, std::string_view said);
  /// Likewise, and that nothing is left to do for what was due then.
  bool end_run(const export_preset& preset, time_point due, std::string_view state, std::string_view said);

 private:
  private_file& file_;
};

}  // namespace uramost::store
