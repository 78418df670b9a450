#include "store/channel_rows.hpp"

#include "core/error.hpp"

namespace uramost::store {

namespace {
using day = std::optional<std::chrono::sys_days>;

constexpr const char* select_of_source =
    "SELECT said.id, municipality_code, since, until, note, person, replaces, at, "
    "since IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reporting_channels WHERE replaces = said.id) "
    "FROM reporting_channels AS said JOIN sources ON sources.id = source_id WHERE name = ?1 ORDER BY said.id";

std::optional<std::string> written(const day& date) {
  return date ? std::optional(uramost::to_string(*date)) : std::nullopt;
}

day read_day(const statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  const auto date = parse_date(row.text(column));
  return date ? day(*date) : std::nullopt;
}

std::int64_t number_of(database& on, const std::string& source) {
  statement& row = on.prepared("SELECT id FROM sources WHERE name = ?1");
  if (!row.bind(source).step())
    throw error(error_kind::not_found, "There is no register " + source, "register");
  const std::int64_t number = row.integer(0);
  row.reset();
  return number;
}

/// That `replaces` is of this register, and that nothing has taken its place.
void expect_replaceable(database& on, std::int64_t replaces, std::int64_t source) {
  statement& row = on.prepared(
      "SELECT since IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reporting_channels WHERE replaces = said.id) "
      "FROM reporting_channels AS said WHERE id = ?1 AND source_id = ?2");
  if (!row.bind(replaces, source).step())
    throw error(error_kind::not_found, "The register has no channel " + std::to_string(replaces), "replaces");
  const bool holds = row.integer(0) != 0;
  row.reset();
  if (!holds)
    throw error(error_kind::conflict,
                "Channel " + std::to_string(replaces) + " was changed since; change what holds now",
                "replaces");
}

void expect_sound(const reporting_channel& said) {
  if (said.person.empty()) throw invalid_input("A channel has a person who says so", "person");
  if (!said.since && !said.replaces) throw invalid_input("The channel's first day is missing", "since");
  if (!said.since && said.until) throw invalid_input("A last day needs a first day", "since");
  if (said.until && *said.until < *said.since)
    throw invalid_input("The last day is before the first one", "until");
}
}  // namespace

void write_channel(database& on, reporting_channel& said, time_point now) {
  expect_sound(said);
  const std::int64_t source = number_of(on, said.source);
  if (said.replaces) expect_replaceable(on, *said.replaces, source);
  said.at = now;
  const auto since = written(said.since), until = written(said.until);
  on.prepared(
        "INSERT INTO reporting_channels "
        "(source_id, municipality_code, since, until, note, person, at, replaces) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .run(source, said.municipality ? said.municipality->value : std::string(), since, until, said.note,
           said.person, said.at, said.replaces);
  said.id = on.last_insert_id();
}

std::vector<reporting_channel> read_channels(database& from, std::string_view source) {
  std::vector<reporting_channel> channels;
  statement& rows = from.prepared(select_of_source);
  rows.bind(source);
  while (rows.step()) {
    reporting_channel& said = channels.emplace_back();
    said.source = source;
    if (!rows.text(1).empty()) said.municipality = municipality_code{std::string(rows.text(1))};
    said.since = read_day(rows, 2);
    said.until = read_day(rows, 3);
    said.note = rows.text(4);
    said.person = rows.text(5);
    if (!rows.is_null(6)) said.replaces = rows.integer(6);
    said.at = rows.time(7);
    said.id = rows.integer(0);
    said.holds = rows.integer(8) != 0;
  }
  return channels;
}

}  // namespace uramost::store
