#include "exchange/sheet.hpp"

#include "core/error.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {

namespace {
constexpr std::size_t most_rows = 1'048'575;  // and the header
constexpr std::size_t most_letters = 32'767;  // UTF-16 units
}  // namespace

void expect_room_on_sheet(std::size_t rows) {
  if (rows >= most_rows)
    throw invalid_input("A sheet holds at most 1,048,575 rows; choose another format or narrow the query",
                        "format");
}

std::string cell_text(std::string_view text) {
  std::string fitting = storable(text);
  if (fitting.size() <= most_letters) return fitting;
  std::size_t at = 0, units = 0;
  constexpr std::string_view mark = " […]";
  std::size_t keep = 0;
  while (at < fitting.size()) {
    units += next_letter(fitting, at) > 0xFFFF ? 2 : 1;
    if (units <= most_letters - mark.size()) keep = at;
  }
  if (units <= most_letters) return fitting;
  return fitting.substr(0, keep).append(mark);
}

std::vector<std::vector<std::string>> as_rows(const manifest& about) {
  std::vector<std::vector<std::string>> rows{{"name", "value"}};
  for (const auto& [name, value] : about) rows.push_back({name, value});
  return rows;
}

}  // namespace uramost::exchange
