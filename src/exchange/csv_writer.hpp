#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exchange/output_buffer.hpp"

namespace uramost::exchange {

struct csv_format {
  char delimiter = ',';
  /// Text cells that a spreadsheet would run as a formula (they begin with = + - @, in full width too, a tab
  /// or a line end) get an apostrophe in front. Switch off where cells must pass through unchanged.
  bool neutralise_formulas = true;
  bool byte_order_mark = false;  ///< Excel takes a file for UTF-8 only with one
};

/// Writes CSV as RFC 4180 has it: UTF-8, lines end in CR LF, cells are quoted where they need it. Bytes that
/// are not UTF-8 become U+FFFD, zero bytes are left out.
///
///     csv_writer out(sink);
///     out.row(names);
///     out.cell("Zvečan").number(42.9).end_row();
///     out.finish();
class csv_writer {
 public:
  explicit csv_writer(byte_sink sink, csv_format format = {});

  csv_writer& cell(std::string_view text);
  csv_writer& number(double value);  ///< empty when not finite
  csv_writer& number(std::int64_t value);
  csv_writer& degrees(double value);  ///< at most seven decimals
  void end_row();

  void row(std::span<const std::string> cells);

  /// Hands the rest to the sink.
  void finish() { out_.flush(); }

 private:
  void next_cell();

  output_buffer out_;
  csv_format format_;
  bool row_is_empty_ = true;
};

}  // namespace uramost::exchange
