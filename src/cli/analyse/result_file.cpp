#include "cli/analyse/result_file.hpp"

#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "exchange/csv_writer.hpp"
#include "exchange/pending_file.hpp"

namespace uramost::cli {

namespace {
using analysis::cell;
using json = nlohmann::ordered_json;

void write_cell(const cell& one, exchange::csv_writer& to) {
  if (const auto* whole = std::get_if<std::int64_t>(&one))
    to.number(*whole);
  else if (const auto* number = std::get_if<double>(&one))
    to.number(*number);
  else
    to.cell(std::holds_alternative<std::string>(one) ? std::get<std::string>(one) : std::string());
}

json value_of(const cell& one) {
  if (const auto* whole = std::get_if<std::int64_t>(&one)) return *whole;
  if (const auto* number = std::get_if<double>(&one)) return std::isfinite(*number) ? json(*number) : json();
  if (const auto* text = std::get_if<std::string>(&one)) return *text;
  return nullptr;
}

void write_csv(const analysis::result_table& result, std::ostream& to) {
  // Ids pass through as they came: a file that is to be joined with its input again.
  exchange::csv_writer out([&](std::string_view bytes) { to << bytes; }, {.neutralise_formulas = false});
  out.row(result.columns);
  for (const auto& row : result.rows) {
    for (const cell& one : row) write_cell(one, out);
    out.end_row();
  }
  out.finish();
}

void write_json(const analysis::result_table& result, std::ostream& to) {
  json rows = json::array();
  for (const auto& row : result.rows) {
    json& object = rows.emplace_back(json::object());
    for (std::size_t i = 0; i < row.size(); ++i) object[result.columns[i]] = value_of(row[i]);
  }
  to << rows.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
}
}  // namespace

void write_result(const analysis::result_table& result, const std::filesystem::path& out) {
  if (out.empty()) return write_csv(result, std::cout);
  exchange::pending_file file(out, "");
  std::ofstream stream(file.path(), std::ios::binary);
  if (out.extension() == ".json")
    write_json(result, stream);
  else
    write_csv(result, stream);
  stream.close();
  if (!stream) throw invalid_input("cannot write " + out.string(), "out");
  file.keep();
}

}  // namespace uramost::cli
