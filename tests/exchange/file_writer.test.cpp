// Every file format is written, and read back by GDAL itself (an independent program for GeoJSON and CSV) and
// by our own reader.
#include <cpl_conv.h>
#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "exchange/feature_writer.hpp"
#include "exchange/record_reader.hpp"
#include "temporary_folder.hpp"

namespace uramost::exchange {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

const std::vector<property> schema{{"place"},
                                   {"occurred_at", property_type::date_time},
                                   {"severity", property_type::integer},
                                   {"uncertainty_m", property_type::real},
                                   {"cyrillic"}};

std::vector<feature> some_features() {
  return {{11,
           lon_lat{20.8660849, 42.8907},
           {"Zveçan / Zvečan", "2023-05-29T19:10:00Z", std::int64_t{5}, 0.1, "Звечан"}},
          {12,
           lon_lat{20.7, 43.15},
           {"a \"quoted\" <tag> & more", "2019-12-31T23:59:59Z", std::int64_t{-3}, 1e9, "two\nlines"}},
          {13, {}, {"no geometry", {}, {}, {}, ""}}};
}

const manifest about{{"layer", "incidents"}, {"query", "municipality=38"}, {"note", "SYNTHETIC \"data\""}};

void write_all(std::string_view format, const std::filesystem::path& file) {
  const auto writer = file_writer({.format = std::string(format)}, {schema, about}, file);
  for (const feature& one : some_features()) writer->write(one);
  writer->finish();
}

class EveryFormat : public testing::TestWithParam<std::string_view> {
 protected:
  static export_form form() { return {.format = std::string(GetParam())}; }
};

TEST_P(EveryFormat, IsReadBackByOurReader) {
  const temporary_folder folder;
  const auto file = folder / "export";
  write_all(GetParam(), file);
  const auto reader = open_records(file);
  std::map<std::string, record> rows;  // by place: FlatGeobuf sorts by position
  const auto& columns = reader->columns();
  const auto value = [&](const record& row, std::string_view name) {
    const auto column = std::find(columns.begin(), columns.end(), name);
    return column == columns.end() ? "no column"
                                   : row.values[static_cast<std::size_t>(column - columns.begin())];
  };
  while (auto row = reader->next()) {
    EXPECT_THAT(row->problem, IsEmpty());
    rows[value(*row, "place")] = *row;
  }
  const bool needs_points = GetParam() == "fgb";
  ASSERT_THAT(rows, SizeIs(needs_points ? 2 : 3));
  const record& first = rows.at("Zveçan / Zvečan");
  EXPECT_EQ(value(first, "cyrillic"), "Звечан");
  // A cell shows a clock and knows no time zone.
  const bool is_workbook = GetParam() == "xlsx" || GetParam() == "ods";
  EXPECT_EQ(value(first, "occurred_at"), is_workbook ? "2023-05-29T19:10:00" : "2023-05-29T19:10:00Z");
  EXPECT_EQ(value(first, "severity"), "5");
  EXPECT_EQ(value(first, "uncertainty_m"), "0.1");
  const record& second = rows.at("a \"quoted\" <tag> & more");
  EXPECT_EQ(value(second, "cyrillic"), "two\nlines");
  EXPECT_EQ(value(second, "severity"), "-3");
  if (needs_points) rows["no geometry"].values.resize(columns.size());
  const record& third = rows.at("no geometry");
  EXPECT_EQ(value(third, "occurred_at"), "");
  EXPECT_EQ(value(third, "severity"), "");
  EXPECT_FALSE(third.point);
  if (std::find(columns.begin(), columns.end(), "lon") != columns.end()) {
    EXPECT_EQ(value(first, "lon"), "20.8660849");
    EXPECT_EQ(value(first, "lat"), "42.8907");
    EXPECT_EQ(value(third, "lon"), "");
  } else {
    ASSERT_TRUE(first.point);
    EXPECT_NEAR(first.point->lon, 20.8660849, 1e-9);
    EXPECT_NEAR(first.point->lat, 42.8907, 1e-9);
  }
}

TEST_P(EveryFormat, IsReadBackByGdal) {
  const temporary_folder folder;
  const std::map<std::string_view, std::string> names{{"geojsonseq", "export.geojsonl"},
                                                      {"csv-bom", "export.csv"}};
  const auto found = names.find(GetParam());
  const auto file = folder / (found != names.end() ? found->second : "export." + std::string(GetParam()));
  write_all(GetParam(), file);
  GDALAllRegister();
  GDALDatasetH dataset = GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  ASSERT_NE(dataset, nullptr);
  OGRLayerH layer = GDALDatasetGetLayer(dataset, 0);
  const int place = OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(layer), "place");
  ASSERT_GE(place, 0);
  std::vector<std::string> places;
  while (OGRFeatureH one = OGR_L_GetNextFeature(layer)) {
    places.emplace_back(OGR_F_GetFieldAsString(one, place));
    OGR_F_Destroy(one);
  }
  std::vector<std::string> expected{"Zveçan / Zvečan", "a \"quoted\" <tag> & more"};
  if (GetParam() != "fgb") expected.emplace_back("no geometry");
  EXPECT_THAT(places, testing::UnorderedElementsAreArray(expected));
  GDALClose(dataset);
}

TEST_P(EveryFormat, LeavesNothingBehindWhenNotFinished) {
  const temporary_folder folder;
  {
    const auto writer = file_writer(form(), {schema, about}, folder / "export");
    writer->write(some_features().front());
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_P(EveryFormat, AppearsOnlyWhenFinishedWithItsManifestBeside) {
  const temporary_folder folder;
  folder.write("export", "an older export");
  const auto writer = file_writer(form(), {schema, about}, folder / "export");
  writer->write(some_features().front());
  EXPECT_EQ(read_all(folder / "export"), "an older export");
  writer->finish();
  EXPECT_NE(read_all(folder / "export"), "an older export");
  const auto sidecar = nlohmann::json::parse(read_all(folder / "export.meta.json"));
  EXPECT_EQ(sidecar["note"], "SYNTHETIC \"data\"");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  EXPECT_EQ(files, 2u);
}

TEST_P(EveryFormat, CanBeEmpty) {
  const temporary_folder folder;
  file_writer(form(), {schema}, folder / "export")->finish();
  EXPECT_TRUE(std::filesystem::exists(folder / "export"));
  EXPECT_FALSE(std::filesystem::exists(folder / "export.meta.json"));
}

TEST_P(EveryFormat, HoldsTextThatTheFormatHasNoWayToWrite) {
  const temporary_folder folder;
  const auto writer = file_writer(form(), {{{"note"}}}, folder / "export");
  // GDAL's own reader ends a JSON text at \u0000.
  const std::string zero(GetParam().starts_with("geojson") ? 0 : 1, '\0');
  writer->write({1, lon_lat{20.8, 42.9}, {"bell\a, zero" + zero + ", broken \xC4, emoji 😀"}});
  writer->finish();
  const auto reader = open_records(folder / "export");
  const auto row = reader->next();
  ASSERT_TRUE(row);
  EXPECT_THAT(row->values.back(), testing::HasSubstr("bell"));
  EXPECT_THAT(row->values.back(), testing::HasSubstr("emoji 😀"));
}

INSTANTIATE_TEST_SUITE_P(Exchange, EveryFormat, testing::ValuesIn(export_formats()), [](const auto& tested) {
  std::string name(tested.param);
  std::erase(name, '-');
  return name;
});

TEST(FileWriter, NamesTheLayerAndKeepsTheManifestInAGeopackage) {
  const temporary_folder folder;
  const auto writer = file_writer(
      {.format = "gpkg"}, {schema, {{"layer", "patrol_points"}, {"licence", "CC0"}}}, folder / "x.gpkg");
  for (const feature& one : some_features()) writer->write(one);
  writer->finish();
  GDALDatasetH dataset = GDALOpenEx((folder / "x.gpkg").c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  ASSERT_NE(dataset, nullptr);
  OGRLayerH layer = GDALDatasetGetLayerByName(dataset, "patrol_points");
  ASSERT_NE(layer, nullptr);
  EXPECT_STREQ(GDALGetMetadataItem(layer, "licence", nullptr), "CC0");
  OGRFeatureH one = OGR_L_GetFeature(layer, 12);
  EXPECT_NE(one, nullptr) << "the feature's own id is the row id";
  OGR_F_Destroy(one);
  GDALClose(dataset);
}

TEST(FileWriter, WritesNoFormulaIntoASpreadsheet) {
  const temporary_folder folder;
  for (const std::string_view format : {"xlsx", "ods"}) {
    const auto file = folder / ("x." + std::string(format));
    const auto writer = file_writer({.format = std::string(format)}, {{{"note"}}}, file);
    writer->write({1, {}, {"=1+1"}});
    writer->write({2, {}, {"of:=1+1"}});
    writer->finish();
    const std::string part = format == "xlsx" ? "/xl/worksheets/sheet1.xml" : "/content.xml";
    const std::string inside = "/vsizip/{" + file.string() + "}" + part;
    vsi_l_offset size = 0;
    VSILFILE* opened = VSIFOpenL(inside.c_str(), "rb");
    ASSERT_NE(opened, nullptr) << inside;
    std::string xml(1 << 20, '\0');
    size = VSIFReadL(xml.data(), 1, xml.size(), opened);
    VSIFCloseL(opened);
    xml.resize(size);
    EXPECT_EQ(xml.find("<f>"), std::string::npos) << xml;
    EXPECT_EQ(xml.find("table:formula"), std::string::npos) << xml;
  }
}

std::ptrdiff_t open_files() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return std::distance(begin(all), end(all));
}

const char* const workbooks[] = {"xlsx", "ods"};

TEST(FileWriter, WritesDatesAndNumbersOfAWorkbookAsWhatTheyAre) {
  GDALAllRegister();
  for (const std::string format : workbooks) {
    const temporary_folder folder;
    const auto file = folder / ("x." + format);
    write_all(format, file);
    GDALDatasetH dataset = GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    ASSERT_NE(dataset, nullptr);
    OGRFeatureDefnH const columns = OGR_L_GetLayerDefn(GDALDatasetGetLayer(dataset, 0));
    const auto type_of = [columns](const char* name) {
      return OGR_Fld_GetType(OGR_FD_GetFieldDefn(columns, OGR_FD_GetFieldIndex(columns, name)));
    };
    EXPECT_EQ(type_of("place"), OFTString) << format;
    EXPECT_EQ(type_of("occurred_at"), OFTDateTime) << format;
    EXPECT_EQ(type_of("severity"), OFTInteger) << format;
    EXPECT_EQ(type_of("uncertainty_m"), OFTReal) << format;
    EXPECT_EQ(type_of("lon"), OFTReal) << format;
    GDALClose(dataset);
  }
}

/// What is read again of a text in a workbook.
std::string read_from(const std::string& format, const feature_table& table, std::string_view text) {
  const temporary_folder folder;
  const auto file = folder / ("x." + format);
  const auto writer = file_writer({.format = format}, table, file);
  writer->write({1, {}, {text}});
  writer->finish();
  return open_records(file)->next()->values.back();
}

TEST(FileWriter, WritesATimeThatExcelDoesNotKnowAsText) {
  for (const std::string format : workbooks)
    EXPECT_EQ(read_from(format, {{{"at", property_type::date_time}}}, "1899-12-31T12:00:00+01:00"),
              "1899-12-31T12:00:00+01:00");
}

TEST(FileWriter, ClosesWhatAnUnfinishedWorkbookHasOpened) {
  for (const std::string format : workbooks) {
    const temporary_folder folder;
    const auto before = open_files();
    file_writer({.format = format}, {schema, about}, folder / ("x." + format))
        ->write(some_features().front());
    EXPECT_EQ(open_files(), before);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << format;
  }
}

TEST(FileWriter, CountsWhatFlatgeobufCannotHold) {
  const temporary_folder folder;
  const auto writer = file_writer({.format = "fgb"}, {schema, about}, folder / "x.fgb");
  for (const feature& one : some_features()) writer->write(one);
  writer->finish();
  EXPECT_EQ(writer->left_out(), 1u);
  EXPECT_EQ(nlohmann::json::parse(read_all(folder / "x.fgb.meta.json"))["left_out_without_point"], "1");
}

TEST(FileWriter, ShortensVisiblyWhatACellCannotHold) {
  const temporary_folder folder;
  std::string long_text;
  for (int i = 0; i < 40'000; ++i) long_text += "љ";
  const auto writer = file_writer({.format = "xlsx"}, {{{"note"}}}, folder / "x.xlsx");
  writer->write({1, {}, {long_text}});
  writer->finish();
  const std::string read = open_records(folder / "x.xlsx")->next()->values.back();
  EXPECT_TRUE(read.ends_with("љ […]"));
  EXPECT_LE(read.size() / 2, 32'767u);
}

/// The first line of what a program of the shell says.
std::string said_by(const std::string& command) {
  std::FILE* const pipe = popen(command.c_str(), "r");
  std::string text(4096, '\0');
  text.resize(fread(text.data(), 1, text.size(), pipe));
  pclose(pipe);
  return text.substr(0, text.find('\n'));
}

TEST(FileWriter, KeepsEveryBlankOfACellInLibreoffice) {
  const temporary_folder folder;
  const auto writer = file_writer({.format = "ods"}, {{{"note"}}}, folder / "x.ods");
  writer->write({1, {}, {"  two before, two  between\n\n a tab\t, <&> and one after "}});
  writer->finish();
  const std::string at = folder.path().string();
  said_by("soffice --headless -env:UserInstallation=file://" + at + "/profile --convert-to csv --outdir " +
          at + " " + at + "/x.ods 2>/dev/null");
  EXPECT_EQ(read_all(folder / "x.csv"),
            "id,lon,lat,note\n1,,,\"  two before, two  between\n\n a tab , <&> and one after \"\n");
}

TEST(FileWriter, PacksWhatGzipUnpacks) {
  const temporary_folder folder;
  for (const std::string format : {"geojson", "geojsonseq", "csv", "kml"}) {
    const auto plain = folder / "plain", packed = folder / "packed.gz";
    for (const bool gzip : {false, true}) {
      const auto writer =
          file_writer({.format = format, .gzip = gzip}, {schema, about}, gzip ? packed : plain);
      for (int i = 0; i < 3'000; ++i)
        for (const feature& one : some_features()) writer->write(one);
      writer->finish();
    }
    EXPECT_LT(std::filesystem::file_size(packed), std::filesystem::file_size(plain) / 10);
    EXPECT_EQ(said_by("gzip -t '" + packed.string() + "' && gzip -dc '" + packed.string() + "' | cmp - '" +
                      plain.string() + "' && echo same"),
              "same")
        << format;
  }
}

const data_dictionary meanings{{"place", "", "text", "", "#loc+name", {"vendi", "mesto", "место", "place"}},
                               {"place", "x", "", "", "", {"ë", "č", "ч", "c"}}};

TEST(FileWriter, PutsTheDictionaryAndWhatItIsInsideTheFile) {
  const temporary_folder folder;
  GDALAllRegister();
  for (const char* each : {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS"})
    CPLSetThreadLocalConfigOption(each, "FORCE");  // GDAL guesses, and all is text here
  for (const std::string format : {"gpkg", "xlsx", "ods"}) {
    const auto file = folder / ("x." + format);
    const auto writer = file_writer({.format = format}, {schema, about, meanings}, file);
    writer->write(some_features().front());
    writer->finish();
    GDALDatasetH dataset = GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    ASSERT_NE(dataset, nullptr) << format;
    EXPECT_STREQ(OGR_L_GetName(GDALDatasetGetLayer(dataset, 0)), "incidents")
        << "what a program opens first in " << format;
    OGRLayerH dictionary = GDALDatasetGetLayerByName(dataset, "data_dictionary");
    ASSERT_NE(dictionary, nullptr) << format;
    EXPECT_EQ(OGR_L_GetFeatureCount(dictionary, TRUE), 2) << format;
    OGR_L_SetAttributeFilter(dictionary, "code = 'x'");
    OGRFeatureH code = OGR_L_GetNextFeature(dictionary);
    ASSERT_NE(code, nullptr) << format;
    EXPECT_STREQ(OGR_F_GetFieldAsString(code, OGR_F_GetFieldIndex(code, "sr_cyrl")), "ч") << format;
    EXPECT_STREQ(OGR_F_GetFieldAsString(code, OGR_F_GetFieldIndex(code, "sq")), "ë") << format;
    OGR_F_Destroy(code);
    if (format != "gpkg") {
      OGRLayerH said = GDALDatasetGetLayerByName(dataset, "about");
      ASSERT_NE(said, nullptr) << format;
      EXPECT_EQ(OGR_L_GetFeatureCount(said, TRUE), 3) << format;
    }
    GDALClose(dataset);
    const auto beside = nlohmann::json::parse(read_all(file.string() + ".meta.json"));
    EXPECT_EQ(beside["data_dictionary"][0]["codes"][0]["meaning"]["sr-Latn"], "č") << format;
  }
  for (const char* each : {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS"})
    CPLSetThreadLocalConfigOption(each, nullptr);
}

/// Places in the order of a grid that a box cuts, with texts of different lengths.
std::vector<feature> grid_of_features(const std::string& text) {
  std::vector<feature> all;
  for (int i = 0; i < 2'500; ++i)
    all.push_back({i,
                   lon_lat{20.0 + i % 50 * 0.02, 42.0 + i / 50 * 0.02},
                   {std::string_view(text).substr(0, static_cast<std::size_t>(i % 30))}});
  return all;
}

TEST(FlatgeobufWriter, AnswersABoxByItsIndexAsLookingAtEveryFeatureDoes) {
  const temporary_folder folder;
  const std::string text(30, 'x');
  const auto all = grid_of_features(text);
  const auto writer =
      file_writer({.format = "fgb"}, {{{"note"}}, {{"title", "Grid"}}, meanings}, folder / "x.fgb");
  for (const feature& one : all) writer->write(one);
  writer->finish();
  GDALAllRegister();
  const char* const strict[] = {"VERIFY_BUFFERS=YES", nullptr};
  GDALDatasetH dataset = GDALOpenEx((folder / "x.fgb").c_str(), GDAL_OF_VECTOR, nullptr, strict, nullptr);
  ASSERT_NE(dataset, nullptr);
  OGRLayerH layer = GDALDatasetGetLayer(dataset, 0);
  EXPECT_EQ(OGR_L_GetFeatureCount(layer, FALSE), 2'500);
  EXPECT_STREQ(OSRGetAuthorityCode(OGR_L_GetSpatialRef(layer), nullptr), "4326");
  EXPECT_TRUE(OGR_L_TestCapability(layer, OLCFastSpatialFilter));
  for (const auto& [west, south, east, north] :
       {std::array{20.1, 42.1, 20.3, 42.2}, std::array{20.0, 42.0, 20.0, 43.0},
        std::array{20.511, 42.511, 20.529, 42.529}, std::array{1., 1., 2., 2.}}) {
    std::vector<std::int64_t> expected, found;
    for (const feature& one : all)
      if (one.point->lon >= west && one.point->lon <= east && one.point->lat >= south &&
          one.point->lat <= north)
        expected.push_back(one.id);
    OGR_L_SetSpatialFilterRect(layer, west, south, east, north);
    while (OGRFeatureH one = OGR_L_GetNextFeature(layer)) {
      found.push_back(OGR_F_GetFieldAsInteger64(one, 0));
      EXPECT_EQ(std::strlen(OGR_F_GetFieldAsString(one, 1)), static_cast<std::size_t>(found.back() % 30));
      OGR_F_Destroy(one);
    }
    EXPECT_THAT(found, testing::UnorderedElementsAreArray(expected));
  }
  GDALClose(dataset);
}

TEST(FileWriter, DescribesTheDocumentInKmlAndGivesEachPlacemarkItsTime) {
  const temporary_folder folder;
  write_all("kml", folder / "x.kml");
  const std::string text = read_all(folder / "x.kml");
  EXPECT_THAT(text,
              testing::HasSubstr("query: municipality=38\nnote: SYNTHETIC &quot;data&quot;\n</description>"));
  EXPECT_THAT(text, testing::HasSubstr("<TimeStamp><when>2023-05-29T19:10:00Z</when></TimeStamp>"));
}

TEST(FileWriter, SaysWhichFormatsThereAre) {
  try {
    file_writer({.format = "shp"}, {}, "x.shp");
    FAIL();
  } catch (const error& failure) {
    EXPECT_EQ(failure.field(), "format");
    EXPECT_THAT(failure.what(), testing::HasSubstr("gpkg"));
  }
}

TEST(FileWriter, SaysThatTheFolderIsMissing) {
  for (const std::string_view format : export_formats())
    EXPECT_THROW(file_writer({.format = std::string(format)}, {}, "/no/such/folder/x"), error) << format;
}

}  // namespace
}  // namespace uramost::exchange
