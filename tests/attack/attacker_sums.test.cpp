#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "../tiles/decoded_tile.hpp"
#include "attacked_server.hpp"
#include "http/json.hpp"
#include "index/web_mercator.hpp"

namespace uramost::http {
namespace {

// What somebody computes from answers that he may have.

/// Of a sum's parts: how many are withheld, and what the others add up to.
struct parts_seen {
  std::int64_t withheld = 0, sum = 0;

  void add(const json& cell) {
    withheld += cell.is_null();
    if (!cell.is_null()) sum += cell.get<std::int64_t>();
  }
  /// Nothing is learnt of a withheld part: there is none, or there are several that are many together.
  bool keeps_its_secret(const json& whole, std::int64_t threshold) const {
    return whole.is_null() || withheld == 0 ||
           (withheld >= 2 && whole.get<std::int64_t>() - sum >= threshold);
  }
};

class Sums : public testing::Test {
 protected:
  static json read(attacked_server& server, const std::string& target) {
    const std::string answer = server.answer({"", "GET", target});
    EXPECT_TRUE(answer.starts_with("200\n")) << target << '\n' << answer.substr(0, 300);
    return json::parse(answer.substr(answer.find("\n\n") + 2));
  }

  released_register register_;
};

TEST_F(Sums, OfTablesDoNotGiveTheirWithheldPartsAway) {
  register_.add(
      "S1,2023-07-14,22:41,arson,42.2139,20.7397,synthetic\nS2,2023-02-01,,theft,42.9080,20.8430,\n", "more");
  register_.release();
  attacked_server server(register_);
  std::size_t sums = 0, with_secrets = 0;
  for (const char* year : {"2022", "2023"}) {
    const json tables = read(server, std::string("/releases/1/tables/") + year);
    const json &table = tables["p1"], &areas = tables["areas"], &columns = table["columns"];
    const auto threshold = tables["thresholds"]["p1"].get<std::int64_t>();
    for (std::size_t area = 0; area < areas.size(); ++area)
      for (std::size_t column = 0; column < columns.size(); ++column) {
        parts_seen by_area, by_period, by_category;
        for (std::size_t part = 0; part < areas.size(); ++part)
          if (areas[part]["part_of"] == area) by_area.add(table["counts"][part][column]);
        for (std::size_t part = 1; part < columns.size(); ++part)
          if (columns[part]["part_of"] == column && part != column)
            (columns[part]["by"] == "period" ? by_period : by_category).add(table["counts"][area][part]);
        for (const parts_seen& parts : {by_area, by_period, by_category}) {
          ++sums;
          with_secrets += parts.withheld > 0 && !table["counts"][area][column].is_null();
          EXPECT_TRUE(parts.keeps_its_secret(table["counts"][area][column], threshold))
              << year << ' ' << areas[area]["code"] << ' ' << columns[column]["key"];
        }
      }
  }
  std::cout << "parent minus children: " << sums << '\n';
  EXPECT_GT(sums, 10'000u);
  EXPECT_GT(with_secrets, 10u) << "there should be something to attack";
}

TEST_F(Sums, OfPointsLeaveEnoughInTheirMunicipality) {
  register_.release();
  attacked_server server(register_);
  const json tables = read(server, "/releases/1/tables/2023");
  const json items = read(server, "/releases/1/items?year=2023&limit=10000");
  std::map<std::pair<std::string, std::string>, std::int64_t> named;
  for (const json& each : items["features"]) {
    const json& said = each["properties"];
    if (said["tier"] != "P1") continue;
    EXPECT_GE(said["count"], 5);
    EXPECT_TRUE(said["category"].is_null());
    named[{said["municipality_code"], said["period"]}] += said["count"].get<std::int64_t>();
  }
  ASSERT_GE(named.size(), 10u);
  const auto index = [](const json& list, const char* member, const std::string& value) {
    std::size_t at = 0;
    while (at < list.size() && list[at][member] != value) ++at;
    return at;
  };
  for (const auto& [key, count] : named) {
    const json& cell = tables["p1"]["counts"][index(tables["areas"], "code", key.first)]
                             [index(tables["p1"]["columns"], "key", key.second)];
    ASSERT_FALSE(cell.is_null());
    EXPECT_GE(cell.get<std::int64_t>() - count, 5) << key.first << ' ' << key.second;
  }
}

TEST_F(Sums, OfTwoReleasesDoNotDifferByAFew) {
  register_.release();
  std::string late;
  for (int i = 0; i < 3; ++i) late += "S" + std::to_string(i) + ",2023-05-15,,theft,42.9080,20.8430,\n";
  for (int i = 0; i < 40; ++i) late += "M" + std::to_string(i) + ",2022-03-15,,theft,42.9000,20.8403,\n";
  register_.add(late + "S9,2022-08-14,22:41,arson,42.2139,20.7397,\n", "more");
  register_.release();
  attacked_server server(register_);
  std::size_t compared = 0;
  for (const char* year : {"2022", "2023"}) {
    const json before = read(server, std::string("/releases/1/tables/") + year);
    const json next = read(server, std::string("/releases/2/tables/") + year);
    for (const char* tier : {"p1", "p2"}) {
      const auto threshold = next["thresholds"][tier].get<std::int64_t>();
      const json &old = before[tier]["counts"], &now = next[tier]["counts"];
      for (std::size_t area = 0; area < now.size(); ++area)
        for (std::size_t column = 0; column < now[area].size(); ++column, ++compared) {
          if (old[area][column].is_null() || now[area][column].is_null()) continue;
          const auto change = now[area][column].get<std::int64_t>() - old[area][column].get<std::int64_t>();
          EXPECT_TRUE(change == 0 || std::abs(change) >= threshold)
              << year << ' ' << tier << ' ' << next["areas"][area]["code"] << ' ' << change;
        }
    }
  }
  std::map<std::string, std::int64_t> changes;
  for (const int release : {1, 2}) {
    const json items = read(server, "/releases/" + std::to_string(release) + "/items?limit=10000");
    for (const json& each : items["features"])
      if (each["properties"]["tier"] == "P1")
        changes[each["geometry"].dump() + each["properties"]["period"].dump()] +=
            (release == 1 ? -1 : 1) * each["properties"]["count"].get<std::int64_t>();
  }
  for (const auto& [where, change] : changes) EXPECT_TRUE(change == 0 || std::abs(change) >= 5) << where;
  std::cout << "two releases compared: " << compared + changes.size() << '\n';
}

// A partner sees masked points; here he sees the same home in thirty reports, month by month and all at once.
TEST_F(Sums, OfRepeatedReportsFromOneHomeDoNotFindIt) {
  constexpr lon_lat home{20.5500, 42.6500};
  std::string reports;
  for (int i = 0; i < 30; ++i)
    reports += "R" + std::to_string(i) + ",2023-" + (i % 12 < 9 ? "0" : "") + std::to_string(1 + i % 12) +
               "-1" + std::to_string(i % 9) + ",12:00,theft," + std::to_string(home.lat) + "," +
               std::to_string(home.lon) + ",\n";
  register_.add(reports, "more");
  running_server running(register_.incidents());
  raw_client partner = running.client(accounts::role::partner);
  std::set<std::pair<std::int32_t, std::int32_t>> shown;
  std::size_t asked = 0, reported = 0;
  const tiles::tile_id tile{10, 570, 377};
  ASSERT_TRUE(tiles::unit_in(tile, home));
  const double unit_m = 40'075'017.0 * std::cos(home.lat * 3.14159265 / 180) / 1024 / tiles::tile_units;
  for (int month = 0; month <= 12; ++month) {
    const std::string query = month == 0 ? "" : fmt::format("?datetime=2023-{0:02}-01/2023-{0:02}-28", month);
    const auto answer = partner.get("/tiles/incidents/10/570/377.mvt" + query);
    ++asked;
    for (const auto& each : tiles::decode_tile(answer->body, tile, "incidents")) {
      shown.insert({each.point().x, each.point().y});
      reported += each.attributes.contains("count") ? static_cast<std::size_t>(each.whole("count")) : 1;
    }
  }
  EXPECT_EQ(reported, 60u);
  const auto truly = *tiles::unit_in(tile, home);
  for (const auto& [x, y] : shown)
    EXPECT_GT(std::hypot(x - truly.x, y - truly.y) * unit_m, 100) << x << ' ' << y;
  EXPECT_LE(shown.size(), 2u);  // a group's point is the middle of its cell, a few metres off
  for (const char* beyond : {"/api/collections/incidents/items", "/api/collections/incidents/items/1",
                             "/api/export/incidents", "/api/heat/grid", "/api/quarantine", "/api/imports",
                             "/api/releases/preview", "/tiles/patrol_points/10/570/377.mvt"})
    EXPECT_EQ(partner.get(beyond)->status, 403) << beyond;
  std::cout << "a partner's averages: " << asked << '\n';
}

// Each digit of a good token changed, or cut off.
TEST_F(Sums, OfGuessesAtATokenOpenNothing) {
  attacked_server server(register_);
  const std::string good = server.itself().login();
  const attack_probe restricted{"", "GET", "/api/aggregate?by=category"};
  const auto with = [&](const std::string& login) {
    attack_probe asked = restricted;
    asked.fields = login;
    return server.answer(asked);
  };
  const std::string refused = with("Authorization: Bearer umt_nobodys\r\n");
  ASSERT_TRUE(refused.starts_with("401"));
  ASSERT_TRUE(with(good).starts_with("200"));
  const std::size_t first = good.find("umt_"), last = good.find('\r');
  std::size_t tried = 0;
  for (std::size_t at = first; at < last; ++at)
    for (const char other : std::string("A0_z"))
      if (good[at] != other) {
        std::string forged = good;
        forged[at] = other;
        EXPECT_EQ(with(forged), refused) << forged;
        ++tried;
      }
  for (std::size_t length = first + 1; length < last; ++length, ++tried)
    EXPECT_EQ(with(good.substr(0, length) + "\r\n"), refused);
  EXPECT_TRUE(with(good).starts_with("200"));
  std::cout << "guesses at a token: " << tried << '\n';
}

}  // namespace
}  // namespace uramost::http
