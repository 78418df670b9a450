#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/civil_time.hpp"
#include "core/ids.hpp"
#include "store/export_preset_rows.hpp"
#include "store/plan_rows.hpp"
#include "store/private_file.hpp"
#include "store/visit_rows.hpp"

namespace uramost::store {

/// The result of a study that somebody kept.
struct kept_result {
  std::string id;
  std::string title, note;  ///< as a person wrote them
  std::string author;       ///< the account's name
  time_point made_at;
  std::string method;
  std::string query;                              ///< canonical, as it was asked
  std::string view;                               ///< "masked" or "restricted"
  std::vector<municipality_code> municipalities;  ///< of who asked; empty: all
  bool searched_texts = false;                    ///< in what people told
  std::string body;                               ///< JSON; empty in lists
};

/// What people keep of their work. Safe to use from many threads; what is kept survives a crash.
class workspace_store {
 public:
  static constexpr const char* file_name = "workspace.sqlite";

  /// Makes the file when it is missing, for its owner alone to read.
  explicit workspace_store(const std::filesystem::path& file) : file_(file, workspace_migrations()) {}

  /// Adds it, or replaces the one with its id.
  void keep(const kept_result& result);
  std::optional<kept_result> find(std::string_view id) const;
  /// Newest first, without bodies.
  std::vector<kept_result> list() const;
  /// Answers whether there was one.
  bool remove(std::string_view id);

  plan_rows& plans() { return plans_; }
  const plan_rows& plans() const { return plans_; }
  visit_rows& visits() { return visits_; }
  export_preset_rows& presets() { return presets_; }

 private:
  private_file file_;
  plan_rows plans_{file_};
  visit_rows visits_{file_};
  export_preset_rows presets_{file_};
};

}  // namespace uramost::store
