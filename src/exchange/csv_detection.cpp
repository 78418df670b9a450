#include "exchange/csv_detection.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/error.hpp"

namespace uramost::exchange {
namespace {

constexpr std::string_view delimiters = ",;\t|";

struct fit {
  double share = 0;  ///< of rows with as many cells as the header
  std::size_t columns = 0;
};

fit try_delimiter(std::string_view sample, csv_dialect dialect) {
  csv_scanner scanner({memory_source(std::string(sample)), {}}, dialect);
  std::vector<std::string> cells;
  csv_row row;
  if (!scanner.next(cells, row) || row.cells < 2) return {};
  const std::size_t columns = row.cells;
  std::size_t rows = 1, alike = 1;
  while (scanner.next(cells, row)) {
    ++rows;
    if (row.cells == columns && row.problem.empty()) ++alike;
  }
  return {static_cast<double>(alike) / static_cast<double>(rows), columns};
}

}  // namespace

csv_dialect detect_dialect(std::string_view sample) {
  csv_dialect dialect;
  if (sample.find('\n') == std::string_view::npos && sample.find('\r') != std::string_view::npos)
    dialect.line_end = '\r';
  if (sample.starts_with("sep=") && sample.size() > 5 && (sample[5] == '\r' || sample[5] == '\n') &&
      delimiters.find(sample[4]) != std::string_view::npos) {
    dialect.delimiter = sample[4];
    return dialect;
  }
  fit best;
  for (const char delimiter : delimiters) {
    const fit found = try_delimiter(sample, {delimiter, dialect.line_end});
    const bool better =
        found.share > best.share || (found.share == best.share && found.columns > best.columns);
    if (!better) continue;
    best = found;
    dialect.delimiter = delimiter;
  }
  return dialect;
}

char delimiter_of(std::string_view told) {
  if (told == "tab" || told == "\\t") return '\t';
  if (told.size() == 1 && delimiters.find(told.front()) != std::string_view::npos) return told.front();
  throw invalid_input("The delimiter '" + std::string(told) + "' is none of , ; | and tab", "delimiter");
}

}  // namespace uramost::exchange
