#include "http/handlers/exports.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/text.hpp"
#include "exchange/feature_writer.hpp"
#include "http/collections/incident_collection.hpp"
#include "http/handlers/aggregates.hpp"
#include "http/handlers/collections.hpp"
#include "http/handlers/heat.hpp"
#include "opened_register.hpp"
#include "small_register.hpp"
#include "unpacked.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class Export : public testing::Test {
 protected:
  response ask(const std::string& query) { return take_(get("/api/export/incidents?" + query)); }

  temporary_directory working_;
  intake::incident_register& incidents_ = shared_register().incidents();
  opened_register opened_{incidents_};
  incident_download take_{opened_.records, working_.path() / "exports"};
};

TEST_F(Export, HasTheSameFeaturesAsTheItems) {
  const json exported = json::parse(whole_body(ask("format=geojson")));
  const json items = json::parse(collection_items{std::make_shared<incident_collection>(opened_.records)}(
                                     get("/api/collections/incidents/items?limit=1000"))
                                     .body_text());
  EXPECT_EQ(exported["features"], items["features"]);
}

TEST_F(Export, SaysWhatItIs) {
  const response answer = ask("format=geojson&category=theft&hours=22-5");
  EXPECT_THAT(std::string(answer.header("Content-Disposition")),
              MatchesRegex("attachment; filename=\"uramost-incidents-20..-..-...geojson\""));
  const json about = json::parse(whole_body(answer))["uramost"];
  EXPECT_EQ(about["query"], "hours=22-5&category=theft");
  EXPECT_EQ(about["view"], "restricted");
  EXPECT_EQ(about["synthetic"], "true");
  EXPECT_EQ(about["release"], "none");
  EXPECT_EQ(about["publication_rules"], "1");
  EXPECT_EQ(about["withheld"], "none");
  EXPECT_THAT(about["attribution"].get<std::string>(), HasSubstr("GeoNames"));
}

TEST_F(Export, ComesInPieces) {
  const response answer = ask("format=csv");
  ASSERT_TRUE(answer.stream);
  const std::string text = whole_body(answer);
  EXPECT_THAT(text, StartsWith("id,lon,lat,occurred_at,"));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), synthetic_incidents + 1);
}

TEST_F(Export, IsAGzipFileOnRequestWhichIsNotTheSameAsACompressedAnswer) {
  const response answer = ask("format=geojson&compress=gzip");
  EXPECT_EQ(answer.header("Content-Type"), "application/gzip");
  EXPECT_EQ(answer.header("Content-Encoding"), "");
  EXPECT_THAT(std::string(answer.header("Content-Disposition")), HasSubstr(".geojson.gz\""));
  EXPECT_EQ(json::parse(gunzip(whole_body(answer)))["features"].size(), synthetic_incidents);
}

/// The first two lines of a CSV file.
std::pair<std::vector<std::string>, std::vector<std::string>> head_of(const std::string& csv) {
  const auto first = csv.find("\r\n"), second = csv.find("\r\n", first + 2);
  const auto cells = [](std::string_view line) {
    const auto parts = split(line, ',');
    return std::vector<std::string>(parts.begin(), parts.end());
  };
  return {cells(std::string_view(csv).substr(0, first)),
          cells(std::string_view(csv).substr(first + 2, second - first - 2))};
}

TEST_F(Export, HasAHashtagForEveryColumnAndExplainsEachInFourLanguages) {
  const auto [names, tags] = head_of(whole_body(ask("format=csv&header=hxl")));
  const json explained = json::parse(export_dictionary{incidents_}(get("/d")).body_text())["columns"];
  ASSERT_EQ(names.size(), explained.size());
  ASSERT_EQ(tags.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const json& column = explained[i];
    EXPECT_EQ(column["name"], names[i]);
    EXPECT_EQ(column["hxl"], tags[i]);
    EXPECT_THAT(tags[i], MatchesRegex("#[a-z][a-z0-9]*(\\+[a-z][a-z0-9]*)*")) << "as HXL 1.1 has it";
    for (const char* in : {"sq", "sr-Latn", "sr-Cyrl", "en"})
      EXPECT_NE(column["meaning"].value(in, ""), "") << in;
  }
  EXPECT_EQ(std::set(tags.begin(), tags.end()).size(), tags.size());
  const auto types = intake::incident_schema();
  for (std::size_t i = 0; i < types.size(); ++i) {
    EXPECT_EQ(explained[i + 3]["name"], types[i].name);
    EXPECT_EQ(explained[i + 3]["type"] == "text", types[i].type == exchange::property_type::text)
        << types[i].name;
  }
}

TEST_F(Export, ExplainsEveryCodeThatItHolds) {
  const json exported = json::parse(whole_body(ask("format=geojson")));
  std::map<std::string, std::set<std::string>> known;
  for (const json& column : exported["uramost"]["data_dictionary"])
    if (column.contains("codes"))
      for (const json& each : column["codes"]) known[column["name"]].insert(each["code"].get<std::string>());
  EXPECT_THAT(known, testing::SizeIs(9));
  for (const json& one : exported["features"])
    for (const auto& [column, codes] : known) {
      const json& value = one["properties"][column];
      const std::string code = value.is_string() ? value.get<std::string>() : value.dump();
      EXPECT_TRUE(value.is_null() || codes.contains(code)) << column << ": " << code;
    }
}

TEST_F(Export, GivesTheDictionaryAsATableAndAsAPage) {
  const auto as = [this](const std::string& query) {
    return export_dictionary{incidents_}(get("/d?" + query));
  };
  EXPECT_THAT(as("format=csv").body_text(),
              StartsWith("column,code,type,unit,hxl,sq,sr_latn,sr_cyrl,en\r\nid,,integer"));
  EXPECT_THAT(as("format=html&lang=sr-Cyrl").body_text(), HasSubstr("већ јавно"));
  EXPECT_THAT(as("format=html&lang=sq").body_text(), HasSubstr("tashmë publike"));
  EXPECT_EQ(field_at_fault([&] { as("format=xml"); }), "format");
}

TEST_F(Export, WritesEveryFormatAndLeavesNoFileBehind) {
  for (const std::string_view format : exchange::export_formats()) {
    const response answer = ask("format=" + std::string(format));
    const std::string bytes = whole_body(answer);
    EXPECT_GT(bytes.size(), 1'000u) << format;
    EXPECT_NE(answer.header("Content-Type"), "") << format;
    EXPECT_EQ(answer.stream_length.value_or(bytes.size()), bytes.size()) << format;
    const bool is_zip = format == "xlsx" || format == "ods";
    EXPECT_THAT(bytes, StartsWith(format == "gpkg" ? "SQLite format 3" : is_zip ? "PK" : "")) << format;
  }
  const auto folder = working_.path() / "exports";
  EXPECT_TRUE(!std::filesystem::exists(folder) || std::filesystem::is_empty(folder));
}

TEST_F(Export, NamesTheParameterThatIsWrong) {
  EXPECT_EQ(field_at_fault([&] { ask("format=pdf"); }), "format");
  EXPECT_EQ(field_at_fault([&] { ask("format=csv&limit=5"); }), "limit");
  EXPECT_EQ(field_at_fault([&] { ask("format=csv&severity=9"); }), "severity");
  EXPECT_EQ(field_at_fault([&] { ask("format=gpkg&compress=gzip"); }), "compress");
  EXPECT_EQ(field_at_fault([&] { ask("format=kml&header=hxl"); }), "header");
}

/// Map, table, chart and export mean the same incidents.
class OneQuery : public Export, public testing::WithParamInterface<const char*> {};

TEST_P(OneQuery, GivesTheSameNumberEverywhere) {
  const std::string query = GetParam();
  const json items = json::parse(collection_items{std::make_shared<incident_collection>(opened_.records)}(
                                     get("/items?limit=1000&" + query))
                                     .body_text());
  const json counts =
      json::parse(aggregates{opened_.views, incidents_}(get("/aggregate?by=weekday&" + query)).body_text());
  const json legend =
      json::parse(heat_tilejson{opened_.views, incidents_}(get("/heat.json?" + query)).body_text());
  const json exported = json::parse(whole_body(ask("format=geojson&" + query)));
  const auto matched = items["numberMatched"].get<std::size_t>();
  EXPECT_EQ(items["features"].size(), matched);
  EXPECT_EQ(counts["total"], matched);
  std::size_t counted = 0;
  for (const char* part : {"count", "ambiguous", "unlocated"}) counted += legend[part].get<std::size_t>();
  EXPECT_EQ(counted, matched);
  EXPECT_EQ(exported["features"].size(), matched);
  EXPECT_EQ(exported["uramost"]["incidents"], std::to_string(matched));
}

INSTANTIATE_TEST_SUITE_P(Export, OneQuery,
                         testing::Values("", "category=theft", "hours=22-5", "weekdays=mon,sat",
                                         "municipality=38", "municipality=none", "severity=3-5",
                                         "datetime=2023-06-01/..", "text=fire",
                                         "bbox=20.86,42.89,20.87,42.9&category=assault", "source=nobody",
                                         "stage=none"));

}  // namespace
}  // namespace uramost::http
