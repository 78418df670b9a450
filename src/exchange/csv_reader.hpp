#pragma once

#include <memory>
#include <string>
#include <vector>

#include "exchange/byte_source.hpp"
#include "exchange/csv_scanner.hpp"
#include "exchange/record_reader.hpp"

namespace uramost::exchange {

/// CSV and TSV with a header row, read in one pass. Delimiter and encoding are detected unless told. A row
/// must have a cell for every column: with fewer it was cut off, and more are only forgiven when empty.
class csv_reader final : public record_reader {
 public:
  /// Throws invalid_input when there is no header row, or an option is none of those allowed.
  csv_reader(std::unique_ptr<byte_source> bytes, const read_options& options);

  const std::vector<std::string>& columns() const override { return columns_; }
  using record_reader::next;
  bool next(record& into) override;
  std::optional<double> fraction_read() const override { return scanner_.fraction_read(); }
  std::string description() const override;
  std::vector<std::string> notes() const override { return notes_; }

 private:
  void read_header();
  void check_count(record& into) const;

  csv_dialect dialect_;
  csv_scanner scanner_;
  std::vector<std::string> columns_;
  std::vector<std::string> notes_;
  csv_row row_;
};

}  // namespace uramost::exchange
