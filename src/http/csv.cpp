#include "http/csv.hpp"

#include "http/download.hpp"

namespace uramost::http {

void json_csv::row(const json& cells) {
  for (const json& each : cells) {
    if (each.is_number_integer())
      out_.number(each.get<std::int64_t>());
    else if (each.is_number())
      out_.number(each.get<double>());
    else if (each.is_string())
      out_.cell(each.get_ref<const std::string&>());
    else
      out_.cell(each.is_null() ? "" : dump(each));
  }
  out_.end_row();
}

std::string json_csv::finish() {
  out_.finish();
  return std::move(text_);
}

std::string csv_text(const std::vector<std::vector<std::string>>& table) {
  std::string text;
  exchange::csv_writer out([&text](std::string_view bytes) { text += bytes; });
  for (const auto& row : table) out.row(row);
  out.finish();
  return text;
}

response csv_response(std::string text, std::string_view file_name) {
  return as_download(text_response("text/csv; charset=utf-8", std::move(text)), file_name);
}

}  // namespace uramost::http
