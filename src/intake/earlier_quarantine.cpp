#include "intake/earlier_quarantine.hpp"

#include "core/text.hpp"

namespace uramost::intake {

earlier_quarantine::earlier_quarantine(const store::incident_store& records, std::string_view kind,
                                       std::string_view id_column) {
  std::unordered_map<std::int64_t, std::string> source_of_import;
  for (store::import_summary& each : records.imports())
    if (each.kind == kind) source_of_import.emplace(each.id.value, std::move(each.source));
  for (const store::quarantined_row& each : records.quarantine()) {
    const auto source = source_of_import.find(each.import.value);
    if (source == source_of_import.end()) continue;
    sources_.emplace(each.id, source->second);
    for (const auto& [column, text] : each.row)
      if (column == id_column && !trim(text).empty())
        by_id_[key(source->second, trim(text))].push_back(each.id);
  }
}

const std::string* earlier_quarantine::source_of(std::int64_t row) const {
  const auto found = sources_.find(row);
  return found != sources_.end() ? &found->second : nullptr;
}

const std::vector<std::int64_t>& earlier_quarantine::of(std::string_view source,
                                                        std::string_view external_id) const {
  static const std::vector<std::int64_t> none;
  if (by_id_.empty()) return none;
  const auto found = by_id_.find(key(source, external_id));
  return found != by_id_.end() ? found->second : none;
}

std::string earlier_quarantine::key(std::string_view source, std::string_view external_id) {
  return std::string(source) + '\0' + std::string(external_id);
}

}  // namespace uramost::intake
