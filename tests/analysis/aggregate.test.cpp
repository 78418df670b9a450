#include "analysis/aggregate.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <memory>

#include "../index/random_incidents.hpp"
#include "core/error.hpp"
#include "geodata/coordinate.hpp"

namespace uramost::analysis {
namespace {

using uramost::testing::random_incidents;

std::shared_ptr<const index::incident_index> index_of(const std::vector<incident>& incidents) {
  index::incident_index::builder builder;
  for (const incident& each : incidents) builder.add(each);
  return std::move(builder).build({1});
}

std::vector<aggregate_cell> count(const std::vector<incident>& incidents, std::string_view by) {
  return aggregate(index::selection(index_of(incidents), {}), parse_dimensions(by));
}

struct close_database {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct finalize_statement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// The same incidents in a table of SQLite, with the wall clock of Belgrade as text made from its own rule:
/// the clock is an hour further between the last Sundays of March and October, 01:00 UTC.
class sql_register {
 public:
  explicit sql_register(const std::vector<incident>& incidents) {
    sqlite3* opened = nullptr;
    sqlite3_open(":memory:", &opened);
    database_.reset(opened);
    run("CREATE TABLE raw(municipality, place, category, source, stage, utc INTEGER, precision, severity "
        "INTEGER, cell)");
    const auto insert = prepare("INSERT INTO raw VALUES(?,?,?,?,?,?,?,?,?)");
    run("BEGIN");
    for (const incident& each : incidents) {
      const incident_location& location = each.location;
      bind(insert.get(), 1, location.municipality ? location.municipality->value : "");
      bind(insert.get(), 2, location.place ? std::to_string(location.place->value) : "");
      bind(insert.get(), 3, each.category);
      bind(insert.get(), 4, each.source);
      bind(insert.get(), 5, std::string(to_string(each.stage)));
      sqlite3_bind_int64(insert.get(), 6, each.occurred.begin.time_since_epoch().count());
      sqlite3_bind_int64(insert.get(), 7, static_cast<int>(each.occurred.precision));
      sqlite3_bind_int64(insert.get(), 8, each.severity);
      std::string cell;
      if (location.point) {
        const lon_lat metres = geodata::from_wgs84(*location.point, geodata::coordinate_system::utm34n);
        cell = std::to_string(static_cast<long>(metres.lon / 500)) + ',' +
               std::to_string(static_cast<long>(metres.lat / 500));
      }
      bind(insert.get(), 9, cell);
      sqlite3_step(insert.get());
      sqlite3_reset(insert.get());
    }
    run("COMMIT");
    // 'weekday 0' is the next Sunday, so six days before the end of the month brings the last one.
    run(R"(CREATE TABLE incident AS
           SELECT *, datetime(utc, 'unixepoch', CASE WHEN utc >= summer AND utc < winter THEN '+2 hours' ELSE '+1 hours' END) AS clock
           FROM (SELECT *,
             CAST(strftime('%s', strftime('%Y', utc, 'unixepoch') || '-03-25', 'weekday 0', '+1 hours') AS INTEGER) AS summer,
             CAST(strftime('%s', strftime('%Y', utc, 'unixepoch') || '-10-25', 'weekday 0', '+1 hours') AS INTEGER) AS winter
             FROM raw))");
  }

  std::map<std::vector<std::string>, std::pair<std::uint64_t, std::uint64_t>> group_by(
      std::string_view by) const {
    static const std::map<std::string, std::string, std::less<>> columns{
        {"municipality", "municipality"},
        {"place", "place"},
        {"category", "category"},
        {"source", "source"},
        {"stage", "stage"},
        {"grid:500m", "cell"},
        {"month", "iif(precision <= 4, strftime('%Y-%m', clock), '')"},
        // ISO 8601 by the week's Thursday; SQLite 3.40 has no %V.
        {"week",
         "iif(precision <= 3, strftime('%Y-W', clock, '-3 days', 'weekday 4') || "
         "printf('%02d', (strftime('%j', clock, '-3 days', 'weekday 4') - 1) / 7 + 1), '')"},
        {"hour", "iif(precision <= 2, CAST(CAST(strftime('%H', clock) AS INTEGER) AS TEXT), '')"},
        {"weekday",
         "iif(precision <= 3, substr('sunmontuewedthufrisat', 3 * strftime('%w', clock) + 1, 3), '')"}};
    const auto comma = by.find(',');
    std::string keys = columns.find(by.substr(0, comma))->second;
    if (comma != by.npos) keys += ", " + columns.find(by.substr(comma + 1))->second;
    const int width = comma == by.npos ? 1 : 2;

    std::map<std::vector<std::string>, std::pair<std::uint64_t, std::uint64_t>> groups;
    const auto query = prepare("SELECT count(*), sum(severity), " + keys + " FROM incident GROUP BY " +
                               (width == 1 ? "3" : "3, 4"));
    while (sqlite3_step(query.get()) == SQLITE_ROW) {
      std::vector<std::string> key;
      for (int i = 0; i < width; ++i)
        key.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 2 + i)));
      groups[key] = {static_cast<std::uint64_t>(sqlite3_column_int64(query.get(), 0)),
                     static_cast<std::uint64_t>(sqlite3_column_int64(query.get(), 1))};
    }
    return groups;
  }

 private:
  void run(const char* sql) const {
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(database_.get(), sql, nullptr, nullptr, &message), SQLITE_OK) << message;
  }
  std::unique_ptr<sqlite3_stmt, finalize_statement> prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database_.get());
    return std::unique_ptr<sqlite3_stmt, finalize_statement>(statement);
  }
  static void bind(sqlite3_stmt* statement, int at, const std::string& text) {
    sqlite3_bind_text(statement, at, text.c_str(), -1, SQLITE_TRANSIENT);
  }

  std::unique_ptr<sqlite3, close_database> database_;
};

void expect_equal(const std::vector<aggregate_cell>& cells,
                  const std::map<std::vector<std::string>, std::pair<std::uint64_t, std::uint64_t>>& expected,
                  const std::string& by) {
  EXPECT_EQ(cells.size(), expected.size()) << by;
  for (const aggregate_cell& cell : cells) {
    const auto found = expected.find(cell.keys);
    ASSERT_NE(found, expected.end()) << by << " " << ::testing::PrintToString(cell.keys);
    EXPECT_EQ(cell.count, found->second.first) << by << " " << ::testing::PrintToString(cell.keys);
    EXPECT_EQ(cell.severity_sum, found->second.second) << by << " " << ::testing::PrintToString(cell.keys);
  }
}

const std::vector<std::string> dimensions{"municipality", "place",   "grid:500m", "month",  "week",
                                          "hour",         "weekday", "category",  "source", "stage"};

TEST(Aggregate, AgreesWithSqlInEveryDimensionAndPairOfDimensions) {
  const auto incidents = random_incidents(21).many(4000);
  const sql_register sql(incidents);
  for (const std::string& first : dimensions) {
    expect_equal(count(incidents, first), sql.group_by(first), first);
    for (const std::string& second : dimensions)
      if (second != first)
        expect_equal(count(incidents, first + "," + second), sql.group_by(first + "," + second),
                     first + "," + second);
  }
}

TEST(Aggregate, AgreesWithSqlAroundTheChangesOfTheClockAndTheYear) {
  std::vector<incident> incidents;
  for (const char* around :
       {"2023-03-26T01:00:00Z", "2023-10-29T01:00:00Z", "2023-12-31T23:00:00Z", "2020-12-31T23:00:00Z",
        "2022-05-31T22:00:00Z", "2024-02-29T23:00:00Z", "2021-01-03T23:00:00Z"})
    for (int minutes = -180; minutes <= 180; minutes += 15) {
      incident made = random_incidents(1).one(static_cast<std::int64_t>(incidents.size()) + 1);
      made.occurred.begin = *parse_rfc3339(around) + std::chrono::minutes{minutes};
      made.occurred.end = made.occurred.begin + std::chrono::seconds{1};
      made.occurred.precision = time_precision::second;
      incidents.push_back(made);
    }
  const sql_register sql(incidents);
  for (const char* by : {"month", "week", "hour", "weekday", "month,hour", "weekday,hour", "week,month"})
    expect_equal(count(incidents, by), sql.group_by(by), by);
}

TEST(Aggregate, KeepsItsGroupsInTheirNaturalOrder) {
  const auto incidents = random_incidents(22).many(3000);
  const auto first_keys = [&](std::string_view by) {
    std::vector<std::string> keys;
    for (const auto& cell : count(incidents, by)) keys.push_back(cell.keys[0]);
    return keys;
  };
  EXPECT_THAT(first_keys("weekday"),
              ::testing::ElementsAre("", "mon", "tue", "wed", "thu", "fri", "sat", "sun"));
  EXPECT_THAT(first_keys("stage"),
              ::testing::ElementsAre("none", "reported", "registered", "attended", "investigated",
                                     "prosecuted", "adjudicated", "closed"));
  EXPECT_EQ(first_keys("hour")[3], "2");
  EXPECT_EQ(first_keys("hour")[11], "10");
  EXPECT_TRUE(std::ranges::is_sorted(first_keys("month")));
  EXPECT_TRUE(std::ranges::is_sorted(first_keys("category")));
  const auto places = first_keys("place");
  EXPECT_EQ(places.front(), "");
  EXPECT_TRUE(
      std::is_sorted(places.begin() + 1, places.end(),
                     [](const std::string& a, const std::string& b) { return std::stoi(a) < std::stoi(b); }));
}

TEST(Aggregate, AddsUpToTheSelection) {
  const auto incidents = random_incidents(23).many(2500);
  for (const std::string& by : dimensions) {
    std::uint64_t total = 0;
    for (const auto& cell : count(incidents, by)) total += cell.count;
    EXPECT_EQ(total, incidents.size()) << by;
  }
}

TEST(Aggregate, CountsOnlyWhatIsSelected) {
  const auto incidents = random_incidents(24).many(1000);
  incident_query query;
  query.categories = {"category_1"};
  const auto cells = aggregate(index::selection(index_of(incidents), query), parse_dimensions("category"));
  ASSERT_EQ(cells.size(), 1U);
  EXPECT_EQ(cells[0].keys, std::vector<std::string>{"category_1"});
}

TEST(Aggregate, OfNothingHasNoGroups) {
  for (const std::string& by : dimensions) EXPECT_TRUE(count({}, by).empty()) << by;
}

TEST(Aggregate, GivesPositionsFarFromTheGridNoCell) {
  std::vector<incident> far;
  for (const lon_lat point : {lon_lat{111, 0}, {-180, 90}, {-159, 0}, {21, 90}, {21, -90}, {50, 89.9}}) {
    far.push_back(random_incidents(1).one(static_cast<std::int64_t>(far.size()) + 1));
    far.back().location.point = point;
  }
  std::uint64_t nowhere = 0, total = 0;
  for (const auto& cell : count(far, "grid:100m")) {
    total += cell.count;
    if (cell.keys[0].empty()) nowhere += cell.count;
  }
  EXPECT_EQ(nowhere, 3U);
  EXPECT_EQ(total, far.size());
}

TEST(Aggregate, TakesTimesFromTheFirstYearToTheLast) {
  incident first = random_incidents(1).one(1), last = random_incidents(1).one(2);
  first.occurred = {*parse_rfc3339("0001-01-01T00:00:00Z"), *parse_rfc3339("0001-01-01T00:00:01Z"),
                    time_precision::second};
  last.occurred = {*parse_rfc3339("9999-12-31T22:59:59Z"), *parse_rfc3339("9999-12-31T23:00:00Z"),
                   time_precision::second};
  const auto months = count({first, last}, "month");
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[0].keys[0], "0001-01");
  EXPECT_EQ(months[1].keys[0], "9999-12");
  EXPECT_EQ(count({first, last}, "week,place").size(), 2U);
}

}  // namespace
}  // namespace uramost::analysis
