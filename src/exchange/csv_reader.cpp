#include "exchange/csv_reader.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "exchange/column_names.hpp"
#include "exchange/csv_detection.hpp"

namespace uramost::exchange {
namespace {

constexpr std::size_t sample_bytes = 1 << 16;

/// Whole lines from the start: a row cut in two would count as broken.
std::string_view whole_lines(std::string_view start) {
  if (start.size() <= sample_bytes) return start;
  const std::size_t last_end = start.find_last_of("\r\n", sample_bytes);
  return start.substr(0, last_end == std::string_view::npos ? sample_bytes : last_end + 1);
}

/// `sep=;` in the first line, for spreadsheets.
bool is_delimiter_hint(const std::vector<std::string>& cells, const csv_row& row) {
  return row.line == 1 && cells[0].starts_with("sep=") && cells[0].size() <= 5 && row.cells <= 2;
}

}  // namespace

csv_reader::csv_reader(std::unique_ptr<byte_source> bytes, const read_options& options)
    : scanner_(open_text(std::move(bytes), options.encoding)) {
  dialect_ = detect_dialect(whole_lines(scanner_.peek()));
  if (!options.delimiter.empty()) dialect_.delimiter = delimiter_of(options.delimiter);
  scanner_.set_dialect(dialect_);
  read_header();
}

void csv_reader::read_header() {
  std::vector<std::string> cells;
  bool found = scanner_.next(cells, row_);
  if (found && is_delimiter_hint(cells, row_)) found = scanner_.next(cells, row_);
  if (!found) throw invalid_input("The file holds nothing");
  if (!row_.problem.empty())
    throw invalid_input("The header in line " + std::to_string(row_.line) +
                        " cannot be read: " + row_.problem);
  cells.resize(row_.cells);
  columns_ = unique_column_names(std::move(cells), notes_);
  scanner_.expect_cells(columns_.size());
}

bool csv_reader::next(record& into) {
  if (!scanner_.next(into.values, row_)) return false;
  into.line = row_.line;
  into.point.reset();
  into.problem = row_.problem;
  check_count(into);
  return true;
}

void csv_reader::check_count(record& into) const {
  std::vector<std::string>& values = into.values;
  const std::size_t wanted = columns_.size(), found = std::min(row_.cells, values.size());
  if (into.problem.empty() && row_.cells < wanted)
    into.problem = "the row has " + std::to_string(row_.cells) + " of " + std::to_string(wanted) +
                   " columns: it seems to be cut off";
  for (std::size_t i = wanted; i < found && into.problem.empty(); ++i)
    if (!values[i].empty())
      into.problem =
          "the row has " + std::to_string(row_.cells) + " cells for " + std::to_string(wanted) + " columns";
  values.resize(wanted);
  for (std::size_t i = found; i < wanted; ++i) values[i].clear();
}

std::string csv_reader::description() const {
  const std::string delimiter =
      dialect_.delimiter == '\t' ? "tab" : std::string{'\'', dialect_.delimiter, '\''};
  return "CSV, " + delimiter + ", " + scanner_.text().read_as().name;
}

}  // namespace uramost::exchange
