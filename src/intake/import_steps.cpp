#include "intake/import_steps.hpp"

#include "core/text.hpp"

namespace uramost::intake {

std::string register_name(const std::filesystem::path& file, const import_options& options) {
  if (const auto said = trim(options.source); !said.empty()) return std::string(said);
  if (options.mapping && !options.mapping->source_name.empty()) return options.mapping->source_name;
  return file.stem().string();
}

void count_outcome(store::write_outcome outcome, store::import_summary& into) {
  switch (outcome) {
    case store::write_outcome::imported:
      ++into.imported;
      break;
    case store::write_outcome::updated:
      ++into.updated;
      break;
    case store::write_outcome::unchanged:
      ++into.unchanged;
      break;
  }
}

store::audit_note audit_note_of(const import_report& report, const std::string& by) {
  return {.at = report.imported_at,
          .who = by,
          .action = "import",
          .object = report.kind + " of " + report.source,
          .rows = report.imported + report.updated};
}

}  // namespace uramost::intake
