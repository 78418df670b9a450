#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/text_stream.hpp"

namespace uramost::exchange {

/// How the cells and rows of a CSV file are told apart.
struct csv_dialect {
  char delimiter = ',';
  char line_end = '\n';  ///< '\r' for files of old Macs; a '\r' before '\n' is always dropped
};

/// What `csv_scanner::next` says about a row beside its cells.
struct csv_row {
  std::uint64_t line = 0;  ///< where it starts, 1-based, counting every physical line
  std::size_t cells = 0;   ///< how many it has; at most csv_scanner::max_cells of them were kept
  std::string problem;     ///< empty when the row is sound
};

/// Splits CSV (RFC 4180) into rows of cells. Blank lines are skipped. Broken rows are reported, never fatal:
/// after a row whose quoting is wrong, reading goes on at the next physical line, so that one lost quote
/// costs one row and not the rest of the file.
class csv_scanner {
 public:
  static constexpr std::size_t max_cell_bytes = 1 << 20;
  static constexpr std::size_t max_row_bytes = 4 << 20;
  static constexpr std::size_t max_cells = 4096;

  explicit csv_scanner(text_stream text, csv_dialect dialect = {})
      : text_(std::move(text)), dialect_(dialect) {}

  /// The start of the text, some hundred kilobytes, without reading on. Before the first row only.
  std::string_view peek();
  void set_dialect(csv_dialect dialect) { dialect_ = dialect; }

  /// A row over several lines that has another number of cells is taken for one with an unclosed quote.
  void expect_cells(std::size_t count) { expected_cells_ = count; }

  /// False at the end. `cells` is reused: it grows as needed, and entries from `row.cells` on are left over
  /// from earlier rows. All cells are well-formed UTF-8, in broken rows too.
  bool next(std::vector<std::string>& cells, csv_row& row);

  /// 0-1, by bytes.
  double fraction_read() const;
  const text_stream& text() const { return text_; }

 private:
  enum class ending { sound, unclosed, text_after_quote };

  bool fill();
  bool find_line();
  void skip_overlong_line();
  void split_plain(std::string_view line, std::vector<std::string>& cells, csv_row& row) const;
  ending scan_quoted(std::vector<std::string>& cells, csv_row& row);
  ending scan_quoted_cell(std::string& cell);
  void scan_open_cell(std::string& cell);
  void read_line(std::vector<std::string>& cells, csv_row& row);
  void check_text(std::string_view raw, std::vector<std::string>& cells, csv_row& row) const;
  bool has(std::size_t at) { return at < buffer_.size() || fill(); }

  text_stream text_;
  csv_dialect dialect_;
  std::size_t expected_cells_ = 0;  // 0: any number
  std::string buffer_;
  std::size_t row_begin_ = 0;  // offsets in buffer_
  std::size_t line_end_ = 0;   // of the first physical line of the row, before its line end
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;          // of row_begin_
  std::uint64_t bytes_before_ = 0;  // bytes of the file that came before buffer_
};

}  // namespace uramost::exchange
