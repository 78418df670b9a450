#include "http/handlers/quarantine.hpp"

#include "http/csv.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"
#include "intake/quarantine_csv.hpp"

namespace uramost::http {

namespace {
std::vector<store::quarantined_row> rows_of(const intake::incident_register& from, const request& asked) {
  auto parameters = asked.parameters();
  const auto import = take_integer(parameters, "import", 1, INT64_MAX);
  parameters.expect_all_taken();
  return from.records().quarantine(import ? std::optional(import_id{*import}) : std::nullopt);
}

json columns_json(const store::quarantined_row& row) {
  json columns = json::object();
  for (const auto& [name, text] : row.row) columns[name] = text;
  return columns;
}
}  // namespace

response quarantine_rows::operator()(const request& asked) const {
  json list = json::array();
  for (const store::quarantined_row& row : rows_of(incidents, asked))
    list.push_back({{"id", row.id},
                    {"import", row.import.value},
                    {"line", row.line},
                    {"field", row.field},
                    {"value", row.value},
                    {"reason", row.reason},
                    {"row", columns_json(row)}});
  return json_response({{"rows", std::move(list)}});
}

response quarantine_csv::operator()(const request& asked) const {
  std::string text;
  intake::write_quarantine_csv(rows_of(incidents, asked), [&](std::string_view bytes) { text += bytes; });
  return csv_response(std::move(text), "uramost-quarantine.csv");
}

}  // namespace uramost::http
