#include "intake/quarantine_csv.hpp"

#include <algorithm>
#include <fstream>
#include <string>

#include "core/error.hpp"
#include "exchange/csv_writer.hpp"
#include "intake/column_mapping.hpp"

namespace uramost::intake {

namespace {
/// Every column of every row, in the order of first appearance.
std::vector<std::string> all_columns(const std::vector<store::quarantined_row>& rows) {
  std::vector<std::string> columns;
  for (const store::quarantined_row& each : rows)
    for (const auto& [column, text] : each.row)
      if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  return columns;
}

std::string_view text_of(const store::quarantined_row& row, const std::string& column) {
  for (const auto& [name, text] : row.row)
    if (name == column) return text;
  return {};
}
}  // namespace

std::uint64_t write_quarantine_csv(const std::vector<store::quarantined_row>& rows,
                                   const exchange::byte_sink& sink) {
  const std::vector<std::string> columns = all_columns(rows);
  exchange::csv_writer out(sink, {.neutralise_formulas = false, .byte_order_mark = true});
  for (const std::string& column : columns) out.cell(column);
  out.cell("_line").cell("_field").cell("_reason").cell(quarantine_id_column).end_row();
  for (const store::quarantined_row& each : rows) {
    for (const std::string& column : columns) out.cell(text_of(each, column));
    out.number(static_cast<std::int64_t>(each.line))
        .cell(each.field)
        .cell(each.reason)
        .number(each.id)
        .end_row();
  }
  out.finish();
  return rows.size();
}

std::uint64_t write_quarantine_csv(const std::vector<store::quarantined_row>& rows,
                                   const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  const auto written =
      write_quarantine_csv(rows, [&](std::string_view bytes) { out.write(bytes.data(), std::ssize(bytes)); });
  if (!out.flush()) throw invalid_input("cannot write to " + file.string(), "out");
  return written;
}

}  // namespace uramost::intake
