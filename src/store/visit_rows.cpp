#include "store/visit_rows.hpp"

#include "store/transaction.hpp"
#include "store/write_turn.hpp"

namespace uramost::store {

std::size_t visit_rows::add(std::string_view plan, std::span<const kept_visit> visits) {
  const write_turn turn(file_.turn);
  transaction write(file_.writer, transaction::kind::writing);
  statement& insert = file_.writer.prepared(
      "INSERT OR IGNORE INTO visits (plan, begins_at, ends_at, lon, lat, municipality, unit, languages) "
      "VALUES "
      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  std::size_t added = 0;
  for (const kept_visit& each : visits)
    added += static_cast<std::size_t>(insert.run(plan, each.begin, each.end, each.at.lon, each.at.lat,
                                                 each.municipality, each.unit, each.languages));
  write.commit();
  return added;
}

std::vector<kept_visit> visit_rows::of(std::string_view plan) const {
  const auto reader = file_.readers.borrow();
  statement& row = reader->prepared(
      "SELECT begins_at, ends_at, lon, lat, municipality, unit, languages FROM visits WHERE plan = ?1 ORDER "
      "BY "
      "begins_at, lon, lat, unit");
  row.bind(plan);
  std::vector<kept_visit> all;
  while (row.step())
    all.push_back({.begin = row.time(0),
                   .end = row.time(1),
                   .at = {row.real(2), row.real(3)},
                   .municipality = std::string(row.text(4)),
                   .unit = std::string(row.text(5)),
                   .languages = std::string(row.text(6))});
  return all;
}

std::vector<visit_rows::past_visit> visit_rows::before(time_point end) const {
  const auto reader = file_.readers.borrow();
  statement& row = reader->prepared(
      "SELECT begins_at, max(ends_at) - begins_at, municipality FROM visits WHERE begins_at < ?1 GROUP BY "
      "begins_at, lon, lat, unit ORDER BY begins_at");
  row.bind(end);
  std::vector<past_visit> all;
  while (row.step()) all.push_back({row.time(0), row.integer(1), std::string(row.text(2))});
  return all;
}

}  // namespace uramost::store
