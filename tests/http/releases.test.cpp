#include "http/handlers/releases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "../tiles/decoded_tile.hpp"
#include "core/text.hpp"
#include "http/handlers/release_heat.hpp"
#include "http/handlers/release_points.hpp"
#include "http/handlers/release_tables.hpp"
#include "released_register.hpp"
#include "small_register.hpp"
#include "unpacked.hpp"

namespace uramost::http {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

/// One register with one release, for all tests that only read.
released_register& released_once() {
  static released_register made;
  static const bool is_released = (made.release(), true);
  (void)is_released;
  return made;
}

class Releases : public testing::Test {
 protected:
  json list() const { return json::parse(release_list{shelf_}(get("/api/releases")).body_text()); }

  using handler_function = response(const release_question&);

  response ask(handler_function* handler, const std::string& rest,
               std::vector<std::pair<std::string, std::string>> captures = {}, header_fields headers = {}) {
    if (captures.empty() || captures.back().first != "n") captures.emplace_back("n", "1");
    request asked = get("/releases/1/" + rest, std::move(captures));
    asked.headers = std::move(headers);
    return completed(release_handler{shelf_.by_number(), cache_, handler}(asked));
  }
  json read(handler_function* handler, const std::string& rest) {
    return json::parse(ask(handler, rest).body_text());
  }
  json tables(const std::string& year) {
    return json::parse(ask(release_tables, "tables/" + year, {{"year", year}}).body_text());
  }
  response tile(const std::string& z, const std::string& x, const std::string& y,
                const std::string& query = "") {
    return ask(release_heat_tile, "tile" + query, {{"z", z}, {"x", x}, {"y", y}});
  }
  response spots(tiles::tile_id at, const std::string& query = "") {
    return ask(release_points_tile, "tile" + query,
               {{"z", std::to_string(at.z)}, {"x", std::to_string(at.x)}, {"y", std::to_string(at.y)}});
  }
  response file(const std::string& name, const std::string& number = "1") {
    return ask(release_file, name, {{"file", name}, {"n", number}});
  }

  const intake::release_folder folder_{released_once().folder()};
  release_shelf shelf_{folder_};
  tiles::tile_cache cache_{16 << 20};
};

TEST_F(Releases, AreListedWithTheirFactsAndTheKey) {
  const json answer = list();
  EXPECT_EQ(answer["public_key"], publication::to_hex(folder_.key().verifier()));
  ASSERT_EQ(answer["releases"].size(), 1u);
  const json& one = answer["releases"][0];
  EXPECT_EQ(one["number"], 1);
  EXPECT_EQ(one["until"], "2024-01-01");
  EXPECT_EQ(one["synthetic"], true);
  EXPECT_EQ(one["sha256"], folder_.read(1).fingerprint());
  EXPECT_EQ(one["rows"]["points"], folder_.read(1).content().points.size());
  EXPECT_THAT(one["files"].get<std::vector<std::string>>(),
              ElementsAre("manifest.json", "manifest.sig", "points.geojson", "tables.csv", "tables.json"));
}

TEST_F(Releases, OfAnotherProcessAppearNewestFirst) {
  released_register fresh;
  const release_shelf shelf{intake::release_folder(fresh.folder())};
  const auto numbers = [&] {
    std::vector<int> shown;
    for (const listed_release& each : shelf.list()) shown.push_back(each.number);
    return shown;
  };
  EXPECT_THAT(numbers(), ElementsAre());
  EXPECT_THROW(shelf.open(1), error);
  fresh.release();
  EXPECT_THAT(numbers(), ElementsAre(1));
  fresh.release();
  EXPECT_THAT(numbers(), ElementsAre(2, 1));
  EXPECT_EQ(shelf.open(2)->view().number(), 2);
}

TEST_F(Releases, ArriveByteForByteSoThatAnybodyCanVerifyThem) {
  publication::release_parts received;
  const publication::release kept = folder_.read(1);
  for (const auto& [name, bytes] : kept.files()) {
    const response answer = file(name);
    received[name] = whole_body(answer);
    EXPECT_EQ(answer.header("ETag"), '"' + publication::sha256_hex(bytes) + '"') << name;
  }
  publication::release(received).verify(
      publication::parse_public_key(list()["public_key"].get<std::string>()));
}

TEST_F(Releases, MayBeKeptByEverybodyForEver) {
  const response answers[] = {file("tables.csv"),
                              tile("9", "285", "188"),
                              spots({9, 285, 188}),
                              spots({9, 1, 1}),
                              ask(release_heat_tilejson, "heat.json"),
                              ask(release_points_tilejson, "points.json"),
                              ask(release_items, "items"),
                              ask(release_summary, "summary"),
                              ask(release_tables, "tables/2023", {{"year", "2023"}})};
  for (const response& each : answers) {
    EXPECT_EQ(each.header("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(each.header("UraMost-Release"), "1");
    EXPECT_EQ(each.header("Access-Control-Allow-Origin"), "*");
    EXPECT_EQ(each.header("Cross-Origin-Resource-Policy"), "cross-origin");
    EXPECT_TRUE(each.header("ETag").starts_with('"'));
  }
}

TEST_F(Releases, ThatAreNotThereAreNotFound) {
  for (const char* number : {"2", "0", "-1", "1e3", "999999999999", "99999999999999999999", "x"}) try {
      file("tables.csv", number);
      FAIL() << number;
    } catch (const error& failure) {
      EXPECT_EQ(failure.kind(), error_kind::not_found) << number;
    }
  for (const char* name : {"release.key", "..", "tables", "manifest.json.bak"})
    EXPECT_THROW(file(name), error);
}

TEST_F(Releases, ThatWereTamperedWithAreNotShown) {
  released_register fresh;
  fresh.release();
  fresh.release();
  std::ofstream(fresh.folder() / "releases" / "2" / "tables.csv", std::ios::app)
      << "2023,38,total,2023,0,0,0\r\n";
  std::filesystem::copy(fresh.folder() / "releases" / "1", fresh.folder() / "releases" / "7");
  const release_shelf shelf{intake::release_folder(fresh.folder())};
  ASSERT_EQ(shelf.list().size(), 1u);
  EXPECT_EQ(shelf.list()[0].number, 1);
  EXPECT_THROW(shelf.open(2), error);
  EXPECT_THROW(shelf.open(7), error);  // another release's copy
}

TEST_F(Releases, SayWhatThereIsInThem) {
  const json summary = read(release_summary, "summary");
  EXPECT_EQ(summary["years"], json::array({2022, 2023}));
  EXPECT_EQ(summary["rules"]["p1_threshold"], 5);
  std::int64_t incidents = 0;
  for (const auto& each : folder_.read(1).content().points) incidents += each.count;
  EXPECT_EQ(summary["points"]["incidents"], incidents);
  EXPECT_EQ(summary["files"].size(), 5u);
  for (const json& each : summary["files"])
    EXPECT_EQ(each["sha256"], publication::sha256_hex(file(each["name"]).body_text()));
}

// The heat map.

TEST_F(Releases, HaveAtMostSixClassesWithNothing) {
  const json legend = read(release_heat_tilejson, "heat.json");
  EXPECT_EQ(legend["breaks"].size(), 5u);
  EXPECT_EQ(legend["colours"].size(), 5u);
  EXPECT_EQ(legend["maxzoom"], 14);
  EXPECT_EQ(legend["bandwidth_m"], 1500);
  EXPECT_EQ(legend["release"], 1);
  EXPECT_FALSE(legend.contains("peak_per_km2"));
  EXPECT_THAT(legend["tiles"][0].get<std::string>(),
              testing::StrEq("http://localhost:8080/releases/1/tiles/heat/{z}/{x}/{y}.png?"
                             "bandwidth_m=1500&ramp=viridis"));
  const std::string png = whole_body(tile("9", "285", "188"));
  const auto palette = png.find("PLTE");
  ASSERT_NE(palette, std::string::npos);
  EXPECT_LE(static_cast<unsigned char>(png[palette - 1]) / 3, 6);  // the chunk's length, three bytes a colour
}

TEST_F(Releases, AreDrawnAsAWholeOrByYearInTwoWidths) {
  std::set<std::string> different;
  for (const char* query : {"?year=2022", "?year=2023", "?bandwidth_m=3000", "?ramp=magma", ""})
    different.insert(whole_body(tile("9", "285", "188", query)));
  EXPECT_EQ(different.size(), 5u);
  EXPECT_EQ(tile("9", "285", "188", "?bandwidth_m=1500").body, tile("9", "285", "188").body);
  const json year = read(release_heat_tilejson, "heat.json?year=2023"),
             all = read(release_heat_tilejson, "heat.json");
  EXPECT_LT(year["count"], all["count"]);
  EXPECT_EQ(year["year"], 2023);
  EXPECT_TRUE(all["year"].is_null());
}

TEST_F(Releases, AreDrawnInNoOtherWay) {
  const auto fault = [&](const std::string& query) {
    return field_at_fault([&] { tile("9", "285", "188", query); });
  };
  EXPECT_EQ(fault("?bandwidth_m=500"), "bandwidth_m");
  EXPECT_EQ(fault("?bandwidth_m=1500.1"), "bandwidth_m");
  EXPECT_EQ(fault("?bandwidth_m="), "bandwidth_m");
  EXPECT_EQ(fault("?year=2021"), "year");
  EXPECT_EQ(fault("?year=99999999999"), "year");
  EXPECT_EQ(fault("?ramp=rainbow"), "ramp");
  for (const char* other : {"peak", "kernel", "weight", "bbox", "datetime", "hours", "category", "text", "v"})
    EXPECT_EQ(fault(std::string("?") + other + "=1"), other);
}

TEST_F(Releases, EndAtZoomFourteen) {
  EXPECT_EQ(tile("14", "9139", "6030").status, 200);
  EXPECT_THROW(tile("15", "18278", "12060"), error);
  EXPECT_THROW(tile("14", "9139", "6030@2x"), error);
  EXPECT_EQ(spots({14, 1, 1}).status, 204);
  EXPECT_THROW(spots({15, 1, 1}), error);
}

// Points.

TEST_F(Releases, ShowEverySpotOnceWithAllItsIncidents) {
  const tiles::tile_id world{0, 0, 0};
  const auto features = tiles::decode_tile(whole_body(spots(world)), world, "points");
  std::map<std::pair<double, double>, std::int64_t> expected;
  std::set<std::int64_t> expected_places, places;
  for (const auto& each : folder_.read(1).content().points) {
    expected[{each.point.lon, each.point.lat}] += each.count;
    if (each.place) expected_places.insert(each.place->value);
  }
  EXPECT_EQ(features.size(), expected.size());
  std::int64_t all = 0, shown = 0, in_press = 0;
  for (const auto& [at, count] : expected) all += count;
  for (const auto& each : features) {
    shown += each.whole("count");
    if (each.attributes.contains("public")) in_press += each.whole("public");
    if (each.attributes.contains("place")) places.insert(each.whole("place"));
  }
  EXPECT_EQ(shown, all);
  EXPECT_EQ(in_press, 2);
  EXPECT_EQ(places, expected_places);
  EXPECT_LT(*places.begin(), 0) << "some of the gazetteer's ids are negative";
  const auto of_a_year = tiles::decode_tile(whole_body(spots(world, "?year=2022")), world, "points");
  EXPECT_LT(of_a_year.size(), features.size());
}

TEST_F(Releases, GiveTheirPointsPageByPage) {
  const auto points = folder_.read(1).content().points;
  std::vector<json> items;
  for (std::string after = "0"; !after.empty();) {
    const json page = read(release_items, "items?limit=7&after=" + after);
    EXPECT_EQ(page["numberMatched"], points.size());
    EXPECT_FALSE(page.contains("timeStamp"));  // it never changes
    for (const json& each : page["features"]) items.push_back(each);
    after = page["links"].size() > 1 ? std::to_string(items.back()["id"].get<int>()) : "";
  }
  ASSERT_EQ(items.size(), points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const json& properties = items[i]["properties"];
    EXPECT_EQ(properties["count"], points[i].count);
    EXPECT_EQ(properties["period"], points[i].period);
    EXPECT_EQ(properties["municipality_code"], points[i].municipality.value);
    EXPECT_EQ(items[i]["geometry"]["coordinates"][0], points[i].point.lon);
    EXPECT_EQ(properties["name_sr_cyrl"].is_null(), !points[i].place.has_value());
  }
}

TEST_F(Releases, ChooseItemsByYearAndMunicipalityOnly) {
  const auto matched = [&](const std::string& query) {
    return read(release_items, "items" + query)["numberMatched"].get<int>();
  };
  const auto points = folder_.read(1).content().points;
  EXPECT_EQ(matched("?year=2022") + matched("?year=2023"), static_cast<int>(points.size()));
  std::set<std::string> codes;
  for (const auto& each : points) codes.insert(each.municipality.value);
  int sum = 0;
  for (const std::string& each : codes) sum += matched("?municipality=" + each);
  EXPECT_EQ(sum, static_cast<int>(points.size()));
  EXPECT_EQ(matched("?municipality=none"), 0);
  for (const char* other : {"bbox", "datetime", "tier", "category", "sortby", "offset", "text"})
    EXPECT_EQ(field_at_fault([&] { ask(release_items, std::string("items?") + other + "=1"); }), other);
  EXPECT_EQ(field_at_fault([&] { ask(release_items, "items?limit=0"); }), "limit");
}

// Tables.

TEST_F(Releases, SayInTheirTablesWhatTheCsvSays) {
  std::map<std::string, std::size_t> rows;
  std::istringstream csv(folder_.read(1).files().at("tables.csv"));
  std::string line;
  std::getline(csv, line);
  const json years{{"2022", tables("2022")}, {"2023", tables("2023")}};
  const auto text = [](const json& cell) { return cell.is_null() ? std::string() : cell.dump(); };
  std::size_t compared = 0;
  while (std::getline(csv, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const auto cells = split(line, ',');
    const json& year = years.at(std::string(cells[0]));
    const auto index = [&](const json& list, const char* member, std::string_view key) {
      for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i][member] == key && (!list[i].contains("by") || list[i]["by"] == cells[2])) return i;
      return list.size();
    };
    const std::size_t area = index(year["areas"], "code", cells[1]);
    for (std::size_t tier = 0; tier < 3; ++tier) {
      const json& table = year["p" + std::to_string(tier)];
      const std::size_t column = index(table["columns"], "key", cells[3]);
      const std::string shown = column < table["columns"].size() ? text(table["counts"][area][column]) : "";
      EXPECT_EQ(shown, cells[4 + tier]) << line;
      ++compared;
    }
  }
  EXPECT_GT(compared, 1'000u);
}

TEST_F(Releases, NameWhatTheirTablesAreOf) {
  const json year = tables("2023");
  for (const json& area : year["areas"])
    EXPECT_EQ(area["name"].is_null(), area["code"] == "north" || area["code"] == "none") << area;
  bool has_group = false;
  for (const json& column : year["p1"]["columns"]) {
    EXPECT_EQ(column["name"].is_null(), column["by"] != "category") << column;
    has_group |= column["key"].get<std::string>().starts_with("group:");
  }
  EXPECT_TRUE(has_group);
  EXPECT_EQ(year["thresholds"]["p2_rounded_to"], 5);
}

TEST_F(Releases, HaveTablesOfTheirYearsOnly) {
  for (const char* year : {"2021", "2024", "x", "-2023", "99999999999"}) EXPECT_THROW(tables(year), error);
}

TEST_F(Releases, ArePackedForWhoTakesThatAndTaggedApart) {
  const std::vector<std::pair<std::string, std::string>> year{{"year", "2023"}};
  const response plain = ask(release_tables, "tables/2023", year);
  const response packed = ask(release_tables, "tables/2023", year, {{"accept-encoding", "gzip"}});
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(gunzip(packed.body_text()), plain.body_text());
  EXPECT_NE(packed.header("ETag"), plain.header("ETag"));
}

}  // namespace
}  // namespace uramost::http
