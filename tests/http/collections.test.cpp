#include "running_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <random>
#include <set>

#include "command.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "http/collections/feature_crs.hpp"
#include "http/collections/incident_collection.hpp"
#include "http/handlers/collections.hpp"
#include "http/handlers/conformance.hpp"
#include "http/negotiation.hpp"
#include "opened_register.hpp"
#include "random_register.hpp"
#include "released_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

request with_field(request asked, const std::string& name, const std::string& value) {
  asked.headers.emplace_back(name, value);
  return asked;
}

TEST(Negotiation, PrefersJsonUnlessHtmlIsWantedMore) {
  const auto as = [](const char* accept) {
    return preferred_representation(with_field(get("/api"), "accept", accept));
  };
  EXPECT_EQ(as("*/*"), representation::as_json);
  EXPECT_EQ(as("application/geo+json, application/json"), representation::as_json);
  EXPECT_EQ(as("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), representation::as_html);
  EXPECT_EQ(as("text/html;q=0.1, application/json;q=0.2"), representation::as_json);
  EXPECT_EQ(as("text/html;q=x, */*"), representation::as_json);
  EXPECT_EQ(as(""), representation::as_json);
}

TEST(Negotiation, FindsOurLanguages) {
  const auto in = [](const char* wanted) {
    return preferred_language(with_field(get("/api"), "accept-language", wanted));
  };
  EXPECT_EQ(in("sr-Cyrl-RS;q=0.3, sq-XK;q=0.9, en;q=0.5"), language::sq);
  EXPECT_EQ(in("sr-Cyrl"), language::sr_cyrl);
  EXPECT_EQ(in("sr-RS, en;q=0.5"), language::sr_latn);
  EXPECT_EQ(in("de, fr"), language::en);
  EXPECT_EQ(in("sq;q=0, sr;q=0.1"), language::sr_latn);
}

class Collections : public testing::Test {
 protected:
  json page(const std::string& query) const { return json::parse(items(query).body_text()); }
  response items(const std::string& query) const {
    return collection_items{incidents_}(get("/api/collections/incidents/items?" + query));
  }
  std::size_t count(const std::string& query) const { return page(query + "&limit=1")["numberMatched"]; }
  std::size_t filtered(const std::string& filter, const std::string& more = "") const {
    return count("filter=" + percent_encode(filter) + more);
  }

  opened_register opened_{shared_register().incidents()};
  shared_collection incidents_ = std::make_shared<incident_collection>(opened_.records);
  shared_collection municipalities_ = municipality_collection(shared_register().incidents());
};

TEST_F(Collections, DescribeThemselvesAsClientsNeedIt) {
  const json said =
      json::parse(collection_summary{incidents_}(get("/api/collections/incidents")).body_text());
  EXPECT_EQ(said["id"], "incidents");
  EXPECT_EQ(said["itemType"], "feature");
  EXPECT_EQ(said["extent"]["temporal"]["interval"],
            json::array({json::array({"2022-01-15T11:00:00Z", "2023-06-05T10:00:00Z"})}));
  EXPECT_EQ(said["extent"]["spatial"]["bbox"][0].size(), 4u);
  EXPECT_EQ(said["crs"].size(), 5u);
  std::vector<std::string> relations;
  for (const json& link : said["links"]) relations.push_back(link["rel"]);
  EXPECT_THAT(relations, testing::IsSupersetOf({"self", "items", "describedby", "describedBy",
                                                "http://www.opengis.net/def/rel/ogc/1.0/queryables"}));
}

TEST_F(Collections, ListOnlyWhatWhoAsksMayHave) {
  const collection_list list{{incidents_, municipalities_}};
  request asked = get("/api/collections");
  EXPECT_EQ(json::parse(list(asked).body_text())["collections"].size(), 2u);
  asked.who = {};
  const json seen = json::parse(list(asked).body_text())["collections"];
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_EQ(seen[0]["id"], "municipalities");
}

TEST_F(Collections, SayWhatCanBeFilteredByWithOneTimeOnly) {
  const json said = json::parse(collection_queryables{incidents_}(get("/x")).body_text());
  EXPECT_EQ(said["additionalProperties"], false);
  int times = 0;
  for (const auto& [name, schema] : said["properties"].items())
    times += schema.value("format", "") == "date-time" ? 1 : 0;
  EXPECT_EQ(times, 1);
  EXPECT_EQ(said["properties"]["geometry"]["format"], "geometry-point");
  EXPECT_EQ(said["properties"]["severity"]["type"], "integer");
}

TEST_F(Collections, AnswerHtmlWithoutAnythingThatRuns) {
  for (const response& made :
       {items("f=html&limit=5"), collection_summary{incidents_}(get("/x?f=html")),
        collection_queryables{incidents_}(get("/x?f=html")), conformance{}(get("/x?f=html")),
        collection_list{{incidents_}}(with_field(get("/x"), "accept", "text/html")),
        collection_item{municipalities_}(get("/x?f=html", {{"id", "38"}}))}) {
    EXPECT_EQ(made.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_THAT(std::string(made.header("Vary")), HasSubstr("Accept-Language"));
    EXPECT_THAT(std::string(made.body_text()), testing::Not(HasSubstr("<script")));
  }
  const response shown = items("f=html&category=arson");
  EXPECT_THAT(std::string(shown.body_text()), HasSubstr("synthetic, &quot;quoted&quot;"));
  EXPECT_THROW(items("f=xml"), error);
}

TEST_F(Collections, KeepEveryParameterInTheLinkToTheNextPage) {
  const json shown = page("limit=7&filter=severity%20%3C%205&crs=http://www.opengis.net/def/crs/EPSG/0/4326");
  std::string next;
  for (const json& link : shown["links"])
    if (link["rel"] == "next") next = link["href"];
  EXPECT_THAT(next, HasSubstr("filter=severity%20%3C%205"));
  EXPECT_THAT(next, HasSubstr("crs=http"));
  EXPECT_THAT(next, HasSubstr("limit=7&after="));
  EXPECT_EQ(page("limit=7000000000")["features"].size(), synthetic_incidents);
}

TEST_F(Collections, FilterByTextJsonAndTheirProperties) {
  EXPECT_EQ(filtered("category = 'arson'"), 1u);
  EXPECT_EQ(filtered("category = 'arson' OR external_id LIKE 'N1_'"), 11u);
  EXPECT_EQ(filtered(R"({"op":"=","args":[{"property":"category"},"arson"]})", "&filter-lang=cql2-json"), 1u);
  EXPECT_EQ(filtered("occurred_at >= '2023-06-01' AND occurred_at < '2023-06-03'", "&filter-lang=cql-text"),
            2u);
  EXPECT_EQ(count("external_id=Z"), 1u);
  EXPECT_EQ(count("certainty=ambiguous"), 1u);
  EXPECT_EQ(count("municipality_code=30&severity=5"), 1u);
  EXPECT_EQ(filtered("category = 'arson' AND category = 'theft'"), 0u);
  EXPECT_EQ(filtered("geometry IS NULL"), 2u);
  const auto fault = [&](const std::string& query) { return field_at_fault([&] { items(query); }); };
  EXPECT_EQ(fault("filter=colour%3D1"), "filter");
  EXPECT_EQ(fault("filter=severity"), "filter");
  EXPECT_EQ(fault("filter=severity%3D1&filter-lang=sql"), "filter-lang");
  EXPECT_EQ(fault("filter=severity%3D1&filter-crs=x"), "filter-crs");
  EXPECT_EQ(fault("uncertainty_m=wide"), "uncertainty_m");
  EXPECT_EQ(fault("crs=EPSG:4326"), "crs");
  EXPECT_EQ(fault("bbox=1,2,3&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326"), "bbox");
  EXPECT_EQ(fault("colour=red"), "colour");
}

TEST_F(Collections, FilterNothingByWhatIsWithheld) {
  request asked = get("/x?filter=" + percent_encode("narrative LIKE '%quoted%'"));
  EXPECT_EQ(json::parse(collection_items{incidents_}(asked).body_text())["numberMatched"], 1);
  asked.who.role = accounts::role::planner;
  EXPECT_EQ(json::parse(collection_items{incidents_}(asked).body_text())["numberMatched"], 0);
  asked.who.municipalities = {municipality_code{"12"}};
  asked.query_string = "filter=" + percent_encode("severity > 0");
  EXPECT_EQ(json::parse(collection_items{incidents_}(asked).body_text())["numberMatched"], 1);
}

TEST_F(Collections, ComeInEveryCoordinateSystemWithItsOrderOfAxes) {
  const auto arson = [&](const std::string& crs) {
    const response made = items("category=arson&crs=http://www.opengis.net/def/crs/" + crs);
    EXPECT_EQ(made.header("Content-Crs"), "<http://www.opengis.net/def/crs/" + crs + ">");
    return json::parse(made.body_text())["features"][0]["geometry"]["coordinates"].get<std::vector<double>>();
  };
  EXPECT_THAT(arson("OGC/1.3/CRS84"), ElementsAre(20.8403, 42.9075));
  EXPECT_THAT(arson("EPSG/0/4326"), ElementsAre(42.9075, 20.8403));
  using testing::DoubleNear;
  // Krueger's series, and the sphere, computed apart from PROJ.
  EXPECT_THAT(arson("EPSG/0/3857"),
              ElementsAre(DoubleNear(2'319'931.584, 0.002), DoubleNear(5'297'902.985, 0.002)));
  EXPECT_THAT(arson("EPSG/0/32634"),
              ElementsAre(DoubleNear(486'963.606, 0.002), DoubleNear(4'750'555.281, 0.002)));
  EXPECT_EQ(items("category=arson").header("Content-Crs"), "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
}

TEST_F(Collections, TakeTheSameBoxInEverySystem) {
  const std::size_t in_degrees = count("bbox=20.8,42.89,20.9,42.91");
  EXPECT_GT(in_degrees, 30u);
  EXPECT_EQ(count("bbox=42.89,20.8,42.91,20.9&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326"),
            in_degrees);
  EXPECT_EQ(filtered("S_INTERSECTS(geometry, BBOX(42.89,20.8,42.91,20.9))",
                     "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326"),
            in_degrees);
  for (const char* code : {"3857", "32634", "9141"}) {
    const std::string crs = std::string("http://www.opengis.net/def/crs/EPSG/0/") + code;
    const json all = page("municipality=38&limit=1000&crs=" + crs);
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    for (const json& feature : all["features"]) {
      const json& at = feature["geometry"]["coordinates"];
      west = std::min(west, at[0].get<double>()), east = std::max(east, at[0].get<double>());
      south = std::min(south, at[1].get<double>()), north = std::max(north, at[1].get<double>());
    }
    const auto box = [&](double margin) {
      return "&bbox-crs=" + crs + "&bbox=" + std::to_string(west - margin) + "," +
             std::to_string(south - margin) + "," + std::to_string(east + margin) + "," +
             std::to_string(north + margin);
    };
    EXPECT_EQ(count("municipality=38" + box(1)), all["numberMatched"]) << code;
    EXPECT_LT(count("municipality=38" + box(-1)), all["numberMatched"]) << code;
  }
}

TEST_F(Collections, HoldMunicipalitiesWithTheirAreas) {
  const collection_items items{municipalities_};
  const json in_it = json::parse(items(get("/x?bbox=20.866,42.894,20.866,42.894")).body_text());
  ASSERT_EQ(in_it["numberMatched"], 1);
  EXPECT_EQ(in_it["features"][0]["id"], "38");
  EXPECT_EQ(json::parse(items(get("/x?is_north=true")).body_text())["numberMatched"], 4);
  EXPECT_EQ(json::parse(items(get("/x?limit=10")).body_text())["features"].size(), 10u);
  EXPECT_EQ(json::parse(items(get("/x?limit=10&after=30")).body_text())["features"].size(), 8u);
  const json one = json::parse(collection_item{municipalities_}(get("/x", {{"id", "30"}})).body_text());
  EXPECT_EQ(one["geometry"]["type"], "MultiPolygon");
  EXPECT_THROW(collection_item{municipalities_}(get("/x", {{"id", "99"}})), error);
}

TEST(PatrolPoints, TakeOnlyTheirConditions) {
  const collection_items items{patrol_point_collection(shared_register().incidents())};
  EXPECT_EQ(json::parse(items(get("/x?municipality=38,none")).body_text())["numberMatched"], 0);
  EXPECT_EQ(field_at_fault([&] { items(get("/x?category=theft")); }), "category");
  EXPECT_EQ(field_at_fault([&] { items(get("/x?bbox=a")); }), "bbox");
}

TEST(ReleasedCollections, HoldWhatTheNewestReleasePublishes) {
  released_register published;
  const release_shelf shelf{intake::release_folder(published.folder())};
  const collection_items points{release_point_collection(shelf)}, counts{release_count_collection(shelf)};
  request asked = get("/x?limit=10000");
  asked.who = {};
  EXPECT_EQ(json::parse(points(asked).body_text())["numberMatched"], 0);
  published.release();
  const json all = json::parse(points(asked).body_text());
  EXPECT_GT(all["numberMatched"], 10);
  EXPECT_EQ(all["numberMatched"], shelf.newest()->view().points().size());
  asked.query_string = "filter=" + percent_encode("withheld = TRUE");
  const json counted = json::parse(counts(asked).body_text());
  for (const json& each : counted["features"]) EXPECT_TRUE(each["properties"]["count"].is_null());
  asked.query_string = "by=total&tier=P1&area=north&year=2023";
  const json total = json::parse(counts(asked).body_text());
  ASSERT_EQ(total["numberMatched"], 1);
  EXPECT_TRUE(total["features"][0]["geometry"].is_null());
}

/// Conditions said twice: in CQL2, and in the SQL of SpatiaLite.
struct said_twice {
  std::string cql, sql;
};

class condition_maker {
 public:
  explicit condition_maker(unsigned seed) : random_(seed) {}

  said_twice make(int depth) {
    const int kind = depth > 0 ? below(6) : 5;
    if (kind <= 1) return joined("AND", depth);
    if (kind == 2) return joined("OR", depth);
    if (kind == 3) {
      const said_twice one = make(depth - 1);
      return {"NOT (" + one.cql + ")", "NOT (" + one.sql + ")"};
    }
    return simple();
  }

 private:
  int below(int n) { return std::uniform_int_distribution(0, n - 1)(random_); }

  said_twice joined(const std::string& by, int depth) {
    said_twice all = make(depth - 1);
    all = {"(" + all.cql + ")", "(" + all.sql + ")"};
    for (int more = 1 + below(2); more > 0; --more) {
      const said_twice one = make(depth - 1);
      all.cql += ' ' + by + " (" + one.cql + ')';
      all.sql += ' ' + by + " (" + one.sql + ')';
    }
    return all;
  }

  said_twice simple() {
    static const char* const signs[]{"=", "<>", "<", ">", "<=", ">="};
    const std::string sign = signs[below(6)], number = std::to_string(below(6)),
                      code = below(2) ? "theft" : "arson";
    const std::int64_t at = 1'672'531'200 + below(365 * 24) * std::int64_t{3'600};
    const std::string time = "TIMESTAMP('" + to_rfc3339(time_point{std::chrono::seconds{at}}) + "')",
                      seconds = std::to_string(at);
    const double w = 20.6 + below(40) / 100.0, s = 42.8 + below(40) / 100.0;
    const std::string west = to_text(w), south = to_text(s), east = to_text(w + 0.15),
                      north = to_text(s + 0.15);
    switch (below(16)) {
      case 0:
        return {"category = '" + code + "'", "category = '" + code + "'"};
      case 1:
        return {"category IN ('assault','" + code + "')", "category IN ('assault','" + code + "')"};
      case 2:
      case 3:
        return {"severity " + sign + " " + number, "severity " + sign + " " + number};
      case 4:
        return {number + " " + sign + " severity", number + " " + sign + " severity"};
      case 5:
        return {"severity BETWEEN 2 AND " + number + ".5", "severity BETWEEN 2 AND " + number + ".5"};
      case 6:
      case 7:
        return {"occurred_at " + sign + " " + time, "occurred_begin " + sign + " " + seconds};
      case 8: {
        const std::string end = to_rfc3339(time_point{std::chrono::seconds{at + 2'000'000}});
        return {"T_DURING(occurred_at, INTERVAL(" + time.substr(10, time.size() - 11) + ",'" + end + "'))",
                "(occurred_begin > " + seconds + " AND occurred_begin < " + seconds + " + 2000000)"};
      }
      case 9:
        return {"S_INTERSECTS(geometry, BBOX(" + west + "," + south + "," + east + "," + north + "))",
                "CASE WHEN geom IS NOT NULL THEN ST_Intersects(geom, BuildMbr(" + west + "," + south + "," +
                    east + "," + north + ", 4326)) END"};
      case 10: {
        const std::string triangle = "POLYGON((" + west + " " + south + "," + east + " " + south + "," +
                                     west + " " + north + "," + west + " " + south + "))";
        return {
            "S_WITHIN(geometry, " + triangle + ")",
            "CASE WHEN geom IS NOT NULL THEN ST_Within(geom, GeomFromText('" + triangle + "', 4326)) END"};
      }
      case 11:
        return {"municipality_code IN ('38','12')", "municipality_code IN ('38','12')"};
      case 12:
        return {"municipality_code IS NULL", "municipality_code IS NULL"};
      case 13:
        return {"external_id LIKE 'R" + number + "%'", "external_id GLOB 'R" + number + "*'"};
      case 14:
        return {"severity * 2 + 1 " + sign + " " + number, "severity * 2 + 1 " + sign + " " + number};
      default:
        return {"occurred_at = DATE('2023-07-0" + std::to_string(1 + below(9)) + "')", "@day"};
    }
  }

  std::mt19937 random_;
};

/// On summer days in Belgrade: from 22:00 UTC of the day before.
void resolve_days(said_twice& of) {
  std::size_t from = 0;
  for (std::size_t at; (at = of.sql.find("@day")) != std::string::npos;) {
    from = of.cql.find("DATE('", from) + 6;
    const std::string begin = "(strftime('%s','" + of.cql.substr(from, 10) + "') - 7200)";
    of.sql.replace(at, 4, "(occurred_begin >= " + begin + " AND occurred_begin < " + begin + " + 86400)");
  }
}

// What the index answers, what is asked of every record, and SpatiaLite mean the same incidents.
TEST(IncidentFilter, GivesTheIncidentsThatSpatialiteGives) {
  random_register made;
  const opened_register opened(made.incidents());
  const collection_items items{std::make_shared<incident_collection>(opened.records)};
  condition_maker maker(5);
  std::size_t total = 0;
  for (int i = 0; i < 150; ++i) {
    said_twice condition = maker.make(3);
    resolve_days(condition);
    const auto ids = [&](const std::string& filter) {
      std::vector<std::int64_t> found;
      const json page =
          json::parse(items(get("/x?limit=10000&filter=" + percent_encode(filter))).body_text());
      for (const json& feature : page["features"]) found.push_back(feature["id"]);
      return found;
    };
    const auto expected = made.ids_by_sql(condition.sql);
    ASSERT_EQ(ids(condition.cql), expected) << condition.cql << "\n" << condition.sql;
    ASSERT_EQ(ids("(" + condition.cql + ") OR FALSE"), expected) << condition.cql;  // nothing for the index
    total += expected.size();
  }
  EXPECT_GT(total, 10'000u);
}

/// GDAL's own client against a server that runs.
class GdalClient : public testing::Test {
 protected:
  GdalClient() {
    std::string login = running_.login();
    login.resize(login.find('\r'));
    std::ofstream(folder_.path() / "headers") << login << "\n";
  }

  /// What ogrinfo says of the features that its options leave.
  std::size_t count(const std::string& options, const std::string& collection = "incidents") const {
    const auto said =
        run("GDAL_HTTP_HEADER_FILE=" + (folder_.path() / "headers").string() +
            " ogrinfo -ro -so -oo PAGE_SIZE=250 \"OAPIF:http://localhost:" + std::to_string(running_.port()) +
            "/api\" " + collection + " " + options);
    const auto at = said.output.find("Feature Count: ");
    if (said.status != 0 || at == std::string::npos) throw std::runtime_error(said.output);
    return std::stoul(said.output.substr(at + 15));
  }
  std::size_t by_sql(const std::string& condition) const { return register_.ids_by_sql(condition).size(); }

  random_register register_;
  running_server running_{register_.incidents()};
  temporary_directory folder_;
};

TEST_F(GdalClient, CountsWhatSqlCounts) {
  EXPECT_EQ(count(""), 800u);
  EXPECT_EQ(count("-spat 20.7 42.85 20.8 42.95"),
            by_sql("ST_X(geom) BETWEEN 20.7 AND 20.8 AND ST_Y(geom) BETWEEN 42.85 AND 42.95"));
  EXPECT_EQ(count("-where \"severity >= 4\""), by_sql("severity >= 4"));
  EXPECT_EQ(
      count("-where \"occurred_at >= '\\''2023/06/01 00:00:00'\\'' AND occurred_at < '\\''2023/07/01 "
            "00:00:00'\\''\""),
      by_sql(
          "occurred_begin >= strftime('%s','2023-06-01') AND occurred_begin < strftime('%s','2023-07-01')"));
  EXPECT_EQ(count("-where \"category IN ('\\''arson'\\'', '\\''assault'\\'')\""),
            by_sql("category IN ('arson','assault')"));
}

TEST_F(GdalClient, TakesEveryFeatureThroughAllPages) {
  const auto file = folder_.path() / "taken.geojson";
  const auto made = run("GDAL_HTTP_HEADER_FILE=" + (folder_.path() / "headers").string() +
                        " ogr2ogr -oo PAGE_SIZE=90 " + file.string() +
                        " \"OAPIF:http://localhost:" + std::to_string(running_.port()) + "/api\" incidents");
  EXPECT_EQ(made.status, 0) << made.output;
  const json taken = json::parse(std::ifstream(file));
  std::set<std::string> ids;
  for (const json& each : taken["features"]) ids.insert(each["properties"]["external_id"]);
  EXPECT_EQ(ids.size(), 800u);
  EXPECT_EQ(count("", "municipalities"), 38u);
}

}  // namespace
}  // namespace uramost::http
