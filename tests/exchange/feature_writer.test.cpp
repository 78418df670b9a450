#include "exchange/feature_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "exchange/csv_reader.hpp"

namespace uramost::exchange {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string written(std::string_view format, const std::vector<property>& schema,
                    const std::vector<feature>& features, const manifest& about = {}) {
  std::string bytes;
  const auto writer = stream_writer({.format = std::string(format)}, {schema, about},
                                    [&](std::string_view piece) { bytes += piece; });
  for (const feature& one : features) writer->write(one);
  writer->finish();
  return bytes;
}

TEST(GeojsonWriter, FollowsRfc7946) {
  const auto collection =
      json::parse(written("geojson", {{"place"}}, {{7, lon_lat{20.8660849, 42.8907}, {"Zvečan"}}}));
  EXPECT_EQ(collection["type"], "FeatureCollection");
  EXPECT_FALSE(collection.contains("crs"));
  const json& one = collection["features"].at(0);
  EXPECT_EQ(one["type"], "Feature");
  EXPECT_EQ(one["id"], 7);
  EXPECT_EQ(one["geometry"]["type"], "Point");
  EXPECT_EQ(one["geometry"]["coordinates"], json::array({20.8660849, 42.8907})) << "longitude first";
  EXPECT_EQ(one["properties"], json({{"place", "Zvečan"}}));
}

TEST(GeojsonWriter, WritesEveryTypeOfValue) {
  const std::vector<property> schema{
      {"t"}, {"i", property_type::integer}, {"r", property_type::real}, {"b", property_type::boolean},
      {"n"}, {"nan", property_type::real}};
  const feature one{1,
                    {},
                    {"x",
                     std::numeric_limits<std::int64_t>::min(),
                     0.1,
                     true,
                     {},
                     std::numeric_limits<double>::quiet_NaN()}};
  const auto properties = json::parse(written("geojson", schema, {one}))["features"][0]["properties"];
  EXPECT_EQ(properties,
            json::parse(R"({"t":"x","i":-9223372036854775808,"r":0.1,"b":true,"n":null,"nan":null})"));
}

TEST(GeojsonWriter, EscapesWhatJsonCannotHold) {
  std::string every_ascii;
  for (char c = 0; c < 127; ++c) every_ascii += c;
  const auto parsed = json::parse(written("geojson", {{"a\"b"}},
                                          {{1, {}, {every_ascii + "Ђ ë 😀\u2028"}},
                                           {2,
                                            {},
                                            {"a\xFF"
                                             "b\xC4"}}}));
  EXPECT_EQ(parsed["features"][0]["properties"]["a\"b"], every_ascii + "Ђ ë 😀\u2028");
  EXPECT_EQ(parsed["features"][1]["properties"]["a\"b"], "a\uFFFDb\uFFFD");
}

TEST(GeojsonWriter, WritesNullForMissingAndImpossiblePoints) {
  const double infinite = std::numeric_limits<double>::infinity();
  const auto parsed = json::parse(
      written("geojson", {}, {{1, {}, {}}, {2, lon_lat{infinite, 0}, {}}, {3, lon_lat{0, 91}, {}}}));
  ASSERT_EQ(parsed["features"].size(), 3u);
  for (const json& one : parsed["features"]) EXPECT_TRUE(one["geometry"].is_null());
}

TEST(GeojsonWriter, RoundsCoordinatesToSevenDecimalsAndDropsTrailingZeros) {
  const std::string text = written("geojson", {},
                                   {{1, lon_lat{-20.50, 42.12345678}, {}},
                                    {2, lon_lat{-1e-9, -0.00000015}, {}},
                                    {3, lon_lat{179.99999999, 20.0000001}, {}}});
  EXPECT_THAT(text, HasSubstr("[-20.5,42.1234568]"));
  EXPECT_THAT(text, HasSubstr("[0,-0.000000"));
  EXPECT_THAT(text, HasSubstr("[180,20.0000001]"));
}

TEST(GeojsonWriter, IsACompleteCollectionWithoutFeatures) {
  const auto parsed =
      json::parse(written("geojson", {{"x"}}, {}, {{"licence", "CC BY 4.0"}, {"query", "municipality=38"}}));
  EXPECT_TRUE(parsed["features"].empty());
  EXPECT_EQ(parsed["uramost"], json({{"licence", "CC BY 4.0"}, {"query", "municipality=38"}}));
}

TEST(GeojsonWriter, HandsOverInPiecesThatTogetherParse) {
  std::size_t pieces = 0, largest = 0;
  std::string bytes;
  const auto writer = stream_writer({}, {{{"note"}}}, [&](std::string_view piece) {
    ++pieces;
    largest = std::max(largest, piece.size());
    bytes += piece;
  });
  for (int i = 0; i < 20'000; ++i) writer->write({i, lon_lat{20.8, 42.9}, {"SYNTHETIC"}});
  writer->finish();
  EXPECT_GT(pieces, 10u);
  EXPECT_LT(largest, 100'000u);
  EXPECT_EQ(json::parse(bytes)["features"].size(), 20'000u);
}

TEST(GeojsonSequence, HasAFeatureALine) {
  std::istringstream lines(written("geojsonseq", {{"note"}},
                                   {{1, lon_lat{20, 42}, {"two\nlines"}}, {2, {}, {"x"}}}, {{"a", "b"}}));
  std::vector<json> features;
  for (std::string line; std::getline(lines, line);) features.push_back(json::parse(line));
  ASSERT_EQ(features.size(), 2u);
  EXPECT_EQ(features[0]["properties"]["note"], "two\nlines");
  EXPECT_EQ(features[1]["type"], "Feature");
}

TEST(CsvFeatureWriter, HasIdAndPositionBeforeTheProperties) {
  const std::vector<property> schema{
      {"place"}, {"severity", property_type::integer}, {"open", property_type::boolean}};
  EXPECT_EQ(
      written("csv", schema,
              {{7, lon_lat{20.866, 42.89}, {"Zvečan", std::int64_t{3}, false}}, {8, {}, {"a,b", {}, {}}}}),
      "id,lon,lat,place,severity,open\r\n7,20.866,42.89,Zvečan,3,false\r\n8,,,\"a,b\",,\r\n");
}

TEST(CsvFeatureWriter, NeutralisesFormulasInTextButNotNumbers) {
  const std::vector<property> schema{{"a"}, {"r", property_type::real}};
  for (const std::string text :
       {"=1+1", "+383", "-x", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"}) {
    csv_reader reader(memory_source(written("csv", schema, {{1, lon_lat{-20, -42}, {text, -1.5}}})),
                      {.delimiter = ","});
    EXPECT_THAT(reader.next()->values, ElementsAre("1", "-20", "-42", "'" + text, "-1.5"));
  }
}

TEST(CsvFeatureWriter, WritesAByteOrderMarkOnlyWhenAsked) {
  EXPECT_TRUE(written("csv-bom", {{"a"}}, {}).starts_with("\xEF\xBB\xBFid,"));
  EXPECT_TRUE(written("csv", {{"a"}}, {}).starts_with("id,"));
}

TEST(StreamWriter, KnowsOnlyFormatsThatStream) {
  EXPECT_EQ(stream_writer({.format = "gpkg"}, {}, {}), nullptr);
  EXPECT_THROW(stream_writer({.format = ""}, {}, {}), error);
}

/// Columns of incidents' kind, explained.
const feature_table explained{
    {{"category"}, {"severity", property_type::integer}},
    {{"licence", "CC0"}},
    {{"id", "", "integer", "", "#event+id", {"numri", "broj", "број", "number"}},
     {"lon", "", "real", "degrees", "#geo+lon", {"gjatësia", "dužina", "дужина", "longitude"}},
     {"lat", "", "real", "degrees", "#geo+lat", {"gjerësia", "širina", "ширина", "latitude"}},
     {"category", "", "text", "", "#event+type", {"lloji", "vrsta", "врста", "kind"}},
     {"category", "theft", "", "", "", {"vjedhje", "krađa", "крађа", "theft"}}}};

std::string written(const export_form& form, const feature_table& table,
                    const std::vector<feature>& features) {
  std::string bytes;
  const auto writer = stream_writer(form, table, [&](std::string_view piece) { bytes += piece; });
  for (const feature& one : features) writer->write(one);
  writer->finish();
  return bytes;
}

TEST(CsvExport, HasTheHashtagOfEachColumnUnderTheHeaderOnRequest) {
  const feature one{7, lon_lat{20.5, 42.5}, {"theft", std::int64_t{2}}};
  EXPECT_EQ(
      written({.format = "csv", .hxl = true}, explained, {one}),
      "id,lon,lat,category,severity\r\n#event+id,#geo+lon,#geo+lat,#event+type,\r\n7,20.5,42.5,theft,2\r\n");
  EXPECT_THAT(written({.format = "csv-bom", .hxl = true}, explained, {}),
              testing::StartsWith("\xEF\xBB\xBFid,lon,lat,category,severity\r\n#event+id,"));
}

TEST(GeojsonWriter, TellsWhatItsColumnsMean) {
  const json about = json::parse(written({}, explained, {}))["uramost"];
  EXPECT_EQ(about["licence"], "CC0");
  const json& category = about["data_dictionary"].at(3);
  EXPECT_EQ(category["name"], "category");
  EXPECT_EQ(category["meaning"],
            json::parse(R"({"sq":"lloji","sr-Latn":"vrsta","sr-Cyrl":"врста","en":"kind"})"));
  EXPECT_EQ(category["codes"].at(0)["code"], "theft");
  EXPECT_EQ(category["codes"].at(0)["meaning"]["sr-Cyrl"], "крађа");
  EXPECT_EQ(about["data_dictionary"].at(1)["unit"], "degrees");
  EXPECT_FALSE(about["data_dictionary"].at(0).contains("codes"));
}

TEST(ExportForm, IsReadFromParametersAndNamesTheOneThatIsWrong) {
  const auto read = [](std::string_view text) {
    auto parameters = query_parameters::parse(text);
    return export_form::take_from(parameters);
  };
  const auto field = [&](std::string_view text) {
    try {
      read(text);
    } catch (const error& wrong) {
      return wrong.field();
    }
    return std::string("(accepted)");
  };
  EXPECT_EQ(read("").ending(), "geojson");
  EXPECT_EQ(read("format=csv-bom&header=hxl&compress=gzip").ending(), "csv.gz");
  EXPECT_TRUE(read("format=csv-bom&header=hxl&compress=gzip").hxl);
  EXPECT_EQ(field("format=shp"), "format");
  EXPECT_EQ(field("format=geojson&header=hxl"), "header");
  EXPECT_EQ(field("format=csv&header=yes"), "header");
  EXPECT_EQ(field("format=xlsx&compress=gzip"), "compress");
  EXPECT_EQ(field("format=csv&compress=zip"), "compress");
}

}  // namespace
}  // namespace uramost::exchange
