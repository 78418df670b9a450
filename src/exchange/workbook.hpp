#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace uramost::exchange {

/// A workbook of a spreadsheet program being written in constant memory: sheet after sheet, row after row,
/// cell after cell. Texts stay texts and are never formulas; they are well-formed and have no control
/// characters but tabs and line ends. All throw unavailable when the disk is full.
class workbook {
 public:
  virtual ~workbook() = default;

  /// A column is wide enough to show dates, or as wide as columns are.
  enum class column { usual, dates };

  /// The first row is a header, and stays in view.
  virtual void begin_sheet(const std::string& name, const std::vector<column>& columns) = 0;
  virtual void begin_row() = 0;

  virtual void add_text(const std::string& text) = 0;
  virtual void add_number(double finite) = 0;
  virtual void add_boolean(bool flag) = 0;
  /// A day of the years 1900 to 9999, which Excel knows, and a clock in no zone.
  virtual void add_date(std::chrono::local_seconds clock) = 0;
  virtual void add_blank() = 0;

  /// Without it the file is of no use.
  virtual void close() = 0;
};

}  // namespace uramost::exchange
