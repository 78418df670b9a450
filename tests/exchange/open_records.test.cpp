#include <cpl_vsi.h>
#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "core/error.hpp"
#include "exchange/record_reader.hpp"
#include "temporary_folder.hpp"

namespace uramost::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::string_view geojson = R"({"type":"FeatureCollection","features":[
{"type":"Feature","id":7,"properties":{"vendi":"Zveçan","sev":3,"x":0.1,"t":"2023-05-29T21:10:00+02:00","d":"2023-05-29","l":["a","b"]},
 "geometry":{"type":"Point","coordinates":[20.84,42.91]}},
{"type":"Feature","id":8,"properties":{"vendi":null},"geometry":null},
{"type":"Feature","id":9,"properties":{"vendi":"SYNTHETIC"},
 "geometry":{"type":"Polygon","coordinates":[[[20,42],[21,42],[21,43],[20,43],[20,42]]]}}]})";

void write_with_gdal(const char* driver, const std::string& path, int epsg, double x, double y) {
  GDALAllRegister();
  GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  ASSERT_NE(dataset, nullptr) << path;
  OGRSpatialReferenceH reference = nullptr;
  if (epsg != 0) {
    reference = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(reference, epsg);
    OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER);
  }
  OGRLayerH layer = GDALDatasetCreateLayer(dataset, "points", reference, wkbPoint, nullptr);
  for (const auto& [name, type] : {std::pair("vendi", OFTString), {"sev", OFTInteger64}, {"d", OFTDate}}) {
    OGRFieldDefnH field = OGR_Fld_Create(name, type);
    OGR_L_CreateField(layer, field, TRUE);
    OGR_Fld_Destroy(field);
  }
  OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(layer));
  const auto set = [&](const char* name, const char* value) {
    OGR_F_SetFieldString(row, OGR_F_GetFieldIndex(row, name), value);
  };
  set("vendi", "Zveçan");
  set("sev", "12345678");
  set("d", "2023/05/29");
  OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
  OGR_G_SetPoint_2D(point, 0, x, y);
  OGR_F_SetGeometryDirectly(row, point);
  ASSERT_EQ(OGR_L_CreateFeature(layer, row), OGRERR_NONE);
  OGR_F_Destroy(row);
  GDALClose(dataset);
  if (reference) OSRRelease(reference);
}

TEST(OpenRecords, ReadsGeojsonWithEveryKindOfValue) {
  const temporary_folder folder;
  const auto reader = open_records(folder.write("x.geojson", geojson));
  EXPECT_THAT(reader->description(), StartsWith("GeoJSON"));
  EXPECT_THAT(reader->columns(), ElementsAre("vendi", "sev", "x", "t", "d", "l"));
  const auto first = reader->next();
  EXPECT_THAT(first->values,
              ElementsAre("Zveçan", "3", "0.1", "2023-05-29T21:10:00+02:00", "2023-05-29", "a; b"));
  EXPECT_EQ(first->point, (lon_lat{20.84, 42.91}));
  EXPECT_EQ(first->line, 7u);
  const auto second = reader->next();
  EXPECT_THAT(second->values, ElementsAre("", "", "", "", "", ""));
  EXPECT_FALSE(second->point);
  EXPECT_THAT(second->problem, IsEmpty());
  EXPECT_EQ(reader->next()->point, (lon_lat{20.5, 42.5})) << "the centroid of a polygon";
  EXPECT_FALSE(reader->next());
}

TEST(OpenRecords, LooksAtTheContentAndNotAtTheName) {
  const temporary_folder folder;
  EXPECT_THAT(open_records(folder.write("x.txt", geojson))->description(), StartsWith("GeoJSON"));
  EXPECT_THAT(open_records(folder.write("x.xlsx", "id;place\n1;Zvečan\n"))->description(),
              StartsWith("CSV, ';'"));
  EXPECT_THAT(
      open_records(
          folder.write("x.csv",
                       "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                       "<Placemark><name>A</name><Point><coordinates>20.8,42.9</coordinates></Point>"
                       "</Placemark></Document></kml>"))
          ->next()
          ->point,
      (testing::Optional(lon_lat{20.8, 42.9})));
}

TEST(OpenRecords, ReadsAFeatureALineAndGpx) {
  const temporary_folder folder;
  const std::string line =
      R"({"type":"Feature","properties":{"a":"б"},"geometry":{"type":"Point","coordinates":[20.8,42.9]}})";
  const auto sequence = open_records(folder.write("x.geojsonl", line + "\n" + line + "\n"));
  EXPECT_THAT(sequence->next()->values, ElementsAre("б"));
  EXPECT_TRUE(sequence->next()->point);
  const auto gpx = open_records(folder.write("x.gpx",
                                             "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"test\" "
                                             "xmlns=\"http://www.topografix.com/GPX/1/1\">"
                                             "<wpt lat=\"42.9\" lon=\"20.8\"><name>stop</name></wpt></gpx>"));
  EXPECT_EQ(gpx->next()->point, (lon_lat{20.8, 42.9}));
}

/// Zveçan's town, in each system by an independent conversion (cs2cs of PROJ 9.1).
struct projected {
  const char* driver;
  const char* file;
  int epsg;
  double x, y;
};

class ProjectedFile : public testing::TestWithParam<projected> {};

TEST_P(ProjectedFile, ComesAsWgs84) {
  const temporary_folder folder;
  const auto& [driver, file, epsg, x, y] = GetParam();
  write_with_gdal(driver, (folder / file).string(), epsg, x, y);
  const auto reader = open_records(folder / file);
  const auto row = reader->next();
  ASSERT_TRUE(row && row->point);
  EXPECT_NEAR(row->point->lon, 20.84, 1e-6);
  EXPECT_NEAR(row->point->lat, 42.91, 1e-6);
  EXPECT_EQ(row->values[0], "Zveçan");
  EXPECT_EQ(row->values[1], "12345678");
  EXPECT_THAT(row->values[2], StartsWith("2023-05-29"));
}

INSTANTIATE_TEST_SUITE_P(
    Exchange, ProjectedFile,
    testing::Values(projected{"GPKG", "x.gpkg", 32634, 486939.644479, 4750832.943804},
                    projected{"ESRI Shapefile", "x.shp", 32634, 486939.644479, 4750832.943804},
                    projected{"FlatGeobuf", "x.fgb", 3857, 2319898.188132, 5298282.946859},
                    projected{"GPKG", "y.gpkg", 4326, 20.84, 42.91}));

TEST(OpenRecords, ReadsAZippedShapefile) {
  const temporary_folder folder;
  write_with_gdal("ESRI Shapefile", (folder / "x.shp").string(), 32634, 486939.644479, 4750832.943804);
  for (const char* part : {"shp", "shx", "dbf", "prj"}) {
    const std::string bytes = read_all(folder / ("x." + std::string(part)));
    const std::string inside = "/vsizip/{" + (folder / "x.zip").string() + "}/in/x." + part;
    VSILFILE* out = VSIFOpenL(inside.c_str(), "wb");
    ASSERT_NE(out, nullptr);
    VSIFWriteL(bytes.data(), 1, bytes.size(), out);
    VSIFCloseL(out);
  }
  const auto reader = open_records(folder / "x.zip");
  EXPECT_THAT(reader->description(), HasSubstr("zipped Shapefile"));
  EXPECT_NEAR(reader->next()->point->lat, 42.91, 1e-6);
}

/// Makes a spreadsheet of rows whose cells are of the types of their columns.
void write_spreadsheet(const char* driver, const std::string& path,
                       std::initializer_list<std::pair<const char*, OGRFieldType>> columns,
                       std::initializer_list<std::vector<const char*>> rows) {
  GDALAllRegister();
  GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  ASSERT_NE(dataset, nullptr) << path;
  OGRLayerH layer = GDALDatasetCreateLayer(dataset, "register", nullptr, wkbNone, nullptr);
  for (const auto& [name, type] : columns) {
    OGRFieldDefnH field = OGR_Fld_Create(name, type);
    OGR_L_CreateField(layer, field, TRUE);
    OGR_Fld_Destroy(field);
  }
  for (const auto& cells : rows) {
    OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    for (std::size_t i = 0; i < cells.size(); ++i) OGR_F_SetFieldString(row, static_cast<int>(i), cells[i]);
    ASSERT_EQ(OGR_L_CreateFeature(layer, row), OGRERR_NONE);
    OGR_F_Destroy(row);
  }
  GDALClose(dataset);
}

class Spreadsheet : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Spreadsheet, HasAHeaderRowAlsoWhenAllItsCellsAreText) {
  const temporary_folder folder;
  const auto& [driver, file] = GetParam();
  write_spreadsheet(driver, (folder / file).string(), {{"Datum", OFTString}, {"Mesto", OFTString}},
                    {{"29.05.2023", "Zvečan"}, {"maj 2023", "Звечан"}});
  const auto reader = open_records(folder / file);
  EXPECT_THAT(reader->columns(), ElementsAre("Datum", "Mesto"));
  EXPECT_THAT(reader->next()->values, ElementsAre("29.05.2023", "Zvečan"));
  EXPECT_THAT(reader->next()->values, ElementsAre("maj 2023", "Звечан"));
  EXPECT_FALSE(reader->next());
}

TEST_P(Spreadsheet, GivesDatesAsIsoAndNumbersAsTheyAreWritten) {
  const temporary_folder folder;
  const auto& [driver, file] = GetParam();
  write_spreadsheet(
      driver, (folder / file).string(),
      {{"Data", OFTDate}, {"Ora", OFTTime}, {"at", OFTDateTime}, {"lat", OFTReal}, {"nr", OFTInteger}},
      {{"2023/05/29", "21:10:00", "2023/05/29 21:10:00", "42.77935", "17"}});
  const auto reader = open_records(folder / file);
  EXPECT_THAT(reader->columns(), ElementsAre("Data", "Ora", "at", "lat", "nr"));
  EXPECT_THAT(reader->next()->values,
              ElementsAre("2023-05-29", "21:10:00", "2023-05-29T21:10:00", "42.77935", "17"));
}

INSTANTIATE_TEST_SUITE_P(Exchange, Spreadsheet,
                         testing::Values(std::pair{"XLSX", "x.xlsx"}, std::pair{"ODS", "x.ods"}),
                         [](const auto& of) { return std::string(of.param.first); });

TEST(OpenRecords, SaysWhenAFileNamesNoCoordinateSystem) {
  const temporary_folder folder;
  write_with_gdal("ESRI Shapefile", (folder / "x.shp").string(), 0, 486939.644479, 4750832.943804);
  const auto row = open_records(folder / "x.shp")->next();
  EXPECT_FALSE(row->point);
  EXPECT_THAT(row->problem, HasSubstr("coordinate system"));
}

TEST(OpenRecords, ChoosesALayerAndNamesTheOthers) {
  const temporary_folder folder;
  write_with_gdal("GPKG", (folder / "x.gpkg").string(), 4326, 20.84, 42.91);
  EXPECT_THAT(open_records(folder / "x.gpkg", {.layer = "points"})->description(), HasSubstr("'points'"));
  try {
    open_records(folder / "x.gpkg", {.layer = "lines"});
    FAIL();
  } catch (const error& failure) {
    EXPECT_EQ(failure.field(), "layer");
    EXPECT_THAT(failure.what(), HasSubstr("points"));
  }
}

TEST(OpenRecords, SaysWhatIsWrongWithAFileAndPrintsNothing) {
  const temporary_folder folder;
  const auto message_of = [&](std::string_view name, std::string_view bytes) -> std::string {
    try {
      open_records(folder.write(name, bytes));
    } catch (const error& failure) {
      EXPECT_EQ(failure.kind(), error_kind::invalid_input);
      return failure.what();
    }
    return "no error";
  };
  testing::internal::CaptureStderr();
  EXPECT_THAT(message_of("a.csv", ""), HasSubstr("empty"));
  EXPECT_THAT(message_of("b.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), HasSubstr(".xlsx"));
  EXPECT_THAT(message_of("c.csv", "%PDF-1.4"), HasSubstr("PDF"));
  EXPECT_THAT(message_of("d.csv", "<html><table></table></html>"), HasSubstr("web page"));
  EXPECT_THAT(message_of("e.geojson", geojson.substr(0, 300)), HasSubstr("GeoJSON"));
  EXPECT_THAT(message_of("f.xlsx", "PK\x03\x04 no archive at all"), HasSubstr("archive"));
  EXPECT_THAT(
      message_of("g.vrt",
                 "<OGRVRTDataSource><OGRVRTLayer "
                 "name=\"x\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"),
      HasSubstr("XML"));
  EXPECT_THAT(message_of("h.gpkg", std::string("SQLite format 3\0", 16) + std::string(500, 'x')),
              HasSubstr("GeoPackage"));
  std::string noise;
  for (unsigned i = 0; i < 4000; ++i) noise += static_cast<char>((i * 2654435761u) >> 13);
  EXPECT_THAT(message_of("i.bin", noise), HasSubstr("no format"));
  EXPECT_THAT(testing::internal::GetCapturedStderr(), IsEmpty());
}

TEST(OpenRecords, ReadsPlainFilesOnly) {
  const temporary_folder folder;
  const auto kind_of = [](const std::filesystem::path& path) {
    try {
      open_records(path);
    } catch (const error& failure) {
      return failure.kind();
    }
    return error_kind::internal;
  };
  EXPECT_EQ(kind_of(folder / "missing.csv"), error_kind::not_found);
  EXPECT_EQ(kind_of(folder.path()), error_kind::invalid_input);
  EXPECT_EQ(kind_of("/vsicurl/http://127.0.0.1:1/x.geojson"), error_kind::not_found);
  EXPECT_EQ(kind_of("PG:host=127.0.0.1"), error_kind::not_found);
  EXPECT_EQ(kind_of("/dev/zero"), error_kind::invalid_input);
}

}  // namespace
}  // namespace uramost::exchange
