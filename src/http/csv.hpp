#pragma once

#include <string>
#include <string_view>

#include "exchange/csv_writer.hpp"
#include "http/json.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// A table of JSON values as CSV, safe to open in a spreadsheet.
class json_csv {
 public:
  json_csv() = default;
  json_csv(const json_csv&) = delete;
  json_csv& operator=(const json_csv&) = delete;

  /// `cells`: an array of texts, numbers and truth values; null is an empty cell.
  void row(const json& cells);
  /// The whole text. Call once.
  std::string finish();

 private:
  std::string text_;
  exchange::csv_writer out_{[this](std::string_view bytes) { text_ += bytes; }};
};

/// A table that holds words of others: cells that a spreadsheet would run as a formula are made harmless.
std::string csv_text(const std::vector<std::vector<std::string>>& table);

/// A download of UTF-8 text with that file name.
response csv_response(std::string text, std::string_view file_name);

}  // namespace uramost::http
