#include "http/handlers/heat.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/handlers/heat_tiles.hpp"
#include "opened_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class Heat : public testing::Test {
 protected:
  response tile(const std::string& z, const std::string& x, const std::string& y,
                const std::string& query = "") {
    const heat_tile handler{tiles::picture_format::png, opened_.views, cache_};
    return completed(handler(get("/tile" + query, {{"z", z}, {"x", x}, {"y", y}})));
  }
  json legend(const std::string& query = "") {
    return json::parse(heat_tilejson{opened_.views, incidents_}(get("/tiles/heat.json" + query)).body_text());
  }
  json value(const std::string& query) {
    return json::parse(heat_value{opened_.views, incidents_}(get("/api/heat/value" + query)).body_text());
  }

  intake::incident_register& incidents_ = shared_register().incidents();
  opened_register opened_{incidents_};
  tiles::tile_cache cache_{16 << 20};
};

TEST_F(Heat, TellsItsScaleAsTileJson) {
  const json answer = legend("?category=theft,assault&bandwidth_m=500&kernel=gaussian");
  EXPECT_EQ(answer["tilejson"], "3.0.0");
  EXPECT_EQ(answer["units"], "incidents/km²");
  EXPECT_EQ(answer["bandwidth_m"], 500);
  EXPECT_EQ(answer["kernel"], "gaussian");
  EXPECT_EQ(answer["breaks"].size(), answer["colours"].size());
  EXPECT_TRUE(std::ranges::is_sorted(answer["breaks"]));
  EXPECT_THAT(answer["colours"][0].get<std::string>(), MatchesRegex("#[0-9a-f]{8}"));
  EXPECT_EQ(answer["bounds"].size(), 4u);
  EXPECT_EQ(answer["revision"], incidents_.incidents()->built_at().value);
  const std::string url = answer["tiles"][0];
  EXPECT_THAT(url, StartsWith("http://localhost:8080/tiles/heat/{z}/{x}/{y}.png?"));
  EXPECT_THAT(url, HasSubstr("category=assault,theft"));
  EXPECT_THAT(url, HasSubstr("&v=" + answer["revision"].dump()));
}

TEST_F(Heat, TellsItsTilesThePeak) {
  const json answer = legend("?category=theft");
  const std::string url = answer["tiles"][0];
  EXPECT_EQ(answer["peak_held"], false);
  const auto start = url.find("&peak=") + 6;
  const std::string peak = url.substr(start, url.find('&', start) - start);
  EXPECT_EQ(std::stod(peak), answer["peak_per_km2"].get<double>());  // to the last bit: breaks are equal

  const auto drawn = tile("12", "2285", "1505", "?category=theft&peak=" + peak);
  EXPECT_EQ(drawn.body_text(), tile("12", "2285", "1505", "?category=theft").body_text());
}

TEST_F(Heat, HoldsAScaleForOtherQueries) {
  const json all = legend("?peak=64"), some = legend("?peak=64&category=theft");
  EXPECT_EQ(all["peak_held"], true);
  EXPECT_EQ(all["peak_per_km2"], 64);
  EXPECT_EQ(all["breaks"], some["breaks"]);
  EXPECT_LT(some["count"], all["count"]);
  EXPECT_EQ(legend("?peak=64&category=none_has_it")["breaks"], all["breaks"]);
  EXPECT_THAT(some["tiles"][0].get<std::string>(), HasSubstr("&peak=64&"));
}

TEST_F(Heat, DrawsTilesOfTwiceTheSize) {
  const auto width = [](const response& png) { return png.body_text().substr(16, 4); };
  EXPECT_EQ(width(tile("12", "2285", "1505")), std::string_view("\0\0\1\0", 4));
  EXPECT_EQ(width(tile("12", "2285", "1505@2x")), std::string_view("\0\0\2\0", 4));
  EXPECT_THROW(tile("12", "2285", "1505@3x"), error);
  EXPECT_THROW(tile("12", "2285", "@2x"), error);
}

TEST_F(Heat, NamesTheUnitOfItsWeight) {
  EXPECT_EQ(legend("?weight=severity")["units"], "severity points/km²");
  EXPECT_EQ(value("?lon=20.866&lat=42.894&weight=severity")["units"], "severity points/km²");
}

TEST_F(Heat, CountsEveryIncidentAsDrawnOrNot) {
  const json answer = legend();
  EXPECT_EQ(answer["count"], synthetic_incidents - 2);
  EXPECT_EQ(answer["ambiguous"], 1);
  EXPECT_EQ(answer["unlocated"], 1);
}

TEST_F(Heat, GivesTheNumberUnderThePointer) {
  const json hot = value("?lon=20.8652&lat=42.8942");
  const json shown = legend();
  EXPECT_GT(hot["density_per_km2"], 5);
  EXPECT_LE(hot["density_per_km2"].get<double>(), shown["peak_per_km2"].get<double>() * 1.001);
  const auto index = hot["class"].get<std::size_t>();
  EXPECT_GE(hot["density_per_km2"].get<double>(), shown["breaks"][index].get<double>());
  EXPECT_EQ(hot["municipality_code"], "38");

  const json nowhere = value("?lon=10&lat=50");
  EXPECT_EQ(nowhere["density_per_km2"], 0);
  EXPECT_TRUE(nowhere["class"].is_null());
  EXPECT_TRUE(nowhere["municipality_code"].is_null());
}

TEST_F(Heat, ServesPngTilesFromTheCache) {
  const response first = tile("12", "2285", "1505");
  EXPECT_EQ(first.header("Content-Type"), "image/png");
  EXPECT_THAT(std::string(first.body_text()), StartsWith("\x89PNG\r\n"));
  EXPECT_EQ(tile("12", "2285", "1505").body, first.body);  // the same bytes in memory, not a copy
  EXPECT_NE(tile("12", "2285", "1505", "?ramp=magma").body, first.body);
}

TEST_F(Heat, LetsTilesOfTheCurrentRevisionBeStored) {
  const std::string revision = std::to_string(opened_.results.revision());
  EXPECT_EQ(tile("1", "1", "0", "?v=" + revision).header("Cache-Control"),
            "private, max-age=3600, immutable");
  EXPECT_EQ(tile("1", "1", "0", "?v=0").header("Cache-Control"), "no-cache");
  EXPECT_EQ(tile("1", "1", "0").header("Cache-Control"), "no-cache");
  EXPECT_EQ(tile("1", "1", "0").header("ETag"), tile("1", "1", "0", "?v=0").header("ETag"));
  EXPECT_TRUE(tile("1", "1", "0").header("ETag").starts_with('"'));
}

TEST_F(Heat, RefusesTilesThatAreNone) {
  EXPECT_THROW(tile("1", "2", "0"), error);
  EXPECT_THROW(tile("99", "0", "0"), error);
  EXPECT_THROW(tile("a", "0", "0"), error);
  EXPECT_THROW(tile("1", "-1", "0"), error);
}

TEST_F(Heat, NamesTheParameterThatIsWrong) {
  const auto fault = [&](const std::string& query) {
    return field_at_fault([&] { tile("1", "1", "0", query); });
  };
  EXPECT_EQ(fault("?bandwidth_m=1"), "bandwidth_m");
  EXPECT_EQ(fault("?kernel=square"), "kernel");
  EXPECT_EQ(fault("?weight=age"), "weight");
  EXPECT_EQ(fault("?ramp=rainbow"), "ramp");
  EXPECT_EQ(fault("?peak=0"), "peak");
  EXPECT_EQ(fault("?hours=5"), "hours");
  EXPECT_EQ(fault("?x=1"), "x");
  EXPECT_EQ(field_at_fault([&] { value("?lon=20.8"); }), "lat");
  EXPECT_EQ(field_at_fault([&] { value("?lon=200&lat=42"); }), "lon");
  EXPECT_EQ(field_at_fault([&] { value("?lon=nan&lat=42"); }), "lon");
}

}  // namespace
}  // namespace uramost::http
