#include "cli/analyse/plain_table.hpp"

#include <algorithm>
#include <fstream>

#include "cli/analyse/written_time.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/encoding.hpp"

namespace uramost::cli {

namespace {
/// The separator outside quotes that decides how a line is cut.
char separator_of(std::string_view line) {
  for (const char separator : {',', ';'}) {
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == separator && !quoted) return separator;
    }
  }
  return ' ';
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::ifstream opened(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file))
    throw error(error_kind::not_found, "there is no file " + file.string());
  return stream;
}

/// The next line that is not blank; its number counts on from 0.
bool next_line(std::ifstream& stream, std::string& line, std::uint64_t& number) {
  while (std::getline(stream, line)) {
    if (number++ == 0) line.erase(0, line.size() - without_byte_order_mark(line).size());
    if (!trim(line).empty()) return true;
  }
  return false;
}
}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
  const auto mark = exchange::find_byte_order_mark(text);
  return mark && mark->says.kind == exchange::encoding::family::utf8 ? text.substr(mark->length) : text;
}

std::vector<std::string> plain_cells(std::string_view line) {
  line = trim(line);
  const char separator = separator_of(line);
  std::vector<std::string> cells;
  std::string cell;
  bool quoted = false, begun = false;
  const auto end_cell = [&] {
    cells.emplace_back(trim(cell));
    cell.clear();
    begun = false;
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') {
      if (!quoted && i > 0 && line[i - 1] == '"') cell += c;
      quoted = !quoted;
      begun = true;
    } else if (!quoted && (separator == ' ' ? is_blank(c) : c == separator)) {
      if (separator != ' ' || begun) end_cell();
    } else {
      cell += c;
      begun = true;
    }
  }
  if (begun || separator != ' ') end_cell();
  return cells;
}

std::vector<plain_row> read_plain_table(const std::filesystem::path& file) {
  std::ifstream stream = opened(file);
  std::vector<plain_row> rows;
  std::string line;
  for (std::uint64_t number = 0; next_line(stream, line, number);)
    rows.push_back({number, plain_cells(line)});
  return rows;
}

bool looks_headerless(const std::filesystem::path& file) {
  std::ifstream stream = opened(file);
  std::string line;
  std::uint64_t number = 0;
  next_line(stream, line, number);
  const auto cells = plain_cells(line);
  return !cells.empty() && std::ranges::all_of(cells, [](const std::string& cell) {
    return parse_number(cell) || parse_written_time(cell);
  });
}

}  // namespace uramost::cli
