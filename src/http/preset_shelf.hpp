#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accounts/access.hpp"
#include "core/incident_query.hpp"
#include "exchange/export_form.hpp"
#include "store/export_preset_rows.hpp"

namespace uramost::http {

/// What a preset's parameters mean.
struct preset_export {
  exchange::export_form form;
  incident_query query;

  /// Throws invalid_input naming the parameter.
  static preset_export read(std::string_view parameters);
};

/// Exports that people have named: their own, and those that others share. A preset holds no right: what it
/// gives is what the one who runs it may have. Safe to use from many threads.
class preset_shelf {
 public:
  /// Keeps a reference. `writes_schedules`: whether somebody runs what has a schedule.
  explicit preset_shelf(store::export_preset_rows& kept, bool writes_schedules = false)
      : kept_(kept), writes_schedules_(writes_schedules) {}

  std::vector<store::export_preset> list(const accounts::access& who) const;
  /// One of their own. Throws not_found.
  store::export_preset own(std::string_view id, const accounts::access& who) const;
  /// Throws invalid_input (fields `name`, `parameters`, `schedule`, `shared`), and conflict for a name that
  /// its owner has given already. Answers how it is kept.
  store::export_preset put(store::export_preset wanted, const accounts::access& who);
  void remove(const store::export_preset& own) { kept_.remove(own.id); }

  bool writes_schedules() const { return writes_schedules_; }

 private:
  store::export_preset_rows& kept_;
  bool writes_schedules_;
};

}  // namespace uramost::http
