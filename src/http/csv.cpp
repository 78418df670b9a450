#include "http/csv.hpp"

namespace uramost::http {

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (char c : cell) line += c == '"' ? std::string(2, '"') : std::string(1, c);
    line += '"';
  }
  return line += "\r\n";
}

response csv_response(std::string text, const std::string& file_name) {
  response answer = text_response("text/csv; charset=utf-8", std::move(text));
  answer.set("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
  return answer;
}

}  // namespace uramost::http
