#include "core/clock.hpp"
#include "core/error.hpp"
#include "intake/import.hpp"
#include "intake/record_kind.hpp"
#include "intake/response_import.hpp"
#include "intake/row_binding.hpp"

namespace uramost::intake {

namespace {
constexpr std::size_t rows_shown = 20;
constexpr std::size_t rows_read = 1'000;

/// Our own boundaries serve for a preview: it shows what can be read, not where it lies.
const geography& built_in_geography() {
  static const geography ours(geodata::built_in_boundaries());
  return ours;
}

template <class Kind>
import_preview preview(const std::filesystem::path& file, const import_options& options) {
  const auto rows = exchange::open_records(file, options.reading);
  import_preview shown;
  shown.description = rows->description();
  shown.columns = rows->columns();
  shown.mapping = filled_mapping<Kind>(shown.columns, options.mapping);

  const row_binding<typename Kind::text> binding(shown.mapping, shown.columns, Kind::member);
  const time_point now = uramost::now();
  typename Kind::reader reader(built_in_geography(), shown.mapping, now);
  for (std::size_t i = 0; i < rows_read; ++i) {
    auto row = rows->next();
    if (!row) break;
    try {
      if (row->problem.empty()) reader.read(binding.read(*row));
    } catch (const error& why) {
      row->problem = why.what();
    }
    if (i < rows_shown) shown.first_rows.push_back(std::move(*row));
  }
  shown.unknown_categories = reader.unknown_categories();
  return shown;
}
}  // namespace

import_preview preview_import(const std::filesystem::path& file, const import_options& options) {
  return preview<incident_kind>(file, options);
}

import_preview preview_patrol_points(const std::filesystem::path& file, const import_options& options) {
  return preview<patrol_point_kind>(file, options);
}

import_preview preview_responses(const std::filesystem::path& file, const import_options& options) {
  return preview<response_kind>(file, options);
}

}  // namespace uramost::intake
