#include "geodata/boundary_file.hpp"

#include <gdal_utils.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "geodata/coverage.hpp"
#include "geodata/municipality_locator.hpp"
#include "geodata/orientation.hpp"

namespace uramost::geodata {
namespace {

using testing::HasSubstr;

/// A folder of its own, gone with the test.
class BoundaryFile : public testing::Test {
 protected:
  BoundaryFile() { std::filesystem::create_directories(folder_); }
  ~BoundaryFile() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

  /// What ogr2ogr would make of it.
  std::filesystem::path convert(const std::filesystem::path& from, const std::string& name,
                                std::vector<std::string> options) const {
    GDALAllRegister();
    char** arguments = nullptr;
    for (const std::string& option : options) arguments = CSLAddString(arguments, option.c_str());
    GDALVectorTranslateOptions* parsed = GDALVectorTranslateOptionsNew(arguments, nullptr);
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    GDALClose(GDALVectorTranslate((folder_ / name).c_str(), nullptr, 1, &source, parsed, nullptr));
    GDALClose(source);
    GDALVectorTranslateOptionsFree(parsed);
    CSLDestroy(arguments);
    return folder_ / name;
  }

  std::filesystem::path built_in_file() const {
    return write("ours.geojson", to_geojson(built_in_boundaries()));
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      (std::string("uramost-boundaries-") + testing::UnitTest::GetInstance()->current_test_info()->name() +
       "-" + std::to_string(getpid()));
};

void expect_equal(const boundaries& read, const boundaries& expected, double tolerance) {
  ASSERT_EQ(read.areas.size(), expected.areas.size());
  for (std::size_t at = 0; at < read.areas.size(); ++at) {
    EXPECT_EQ(read.areas[at].code, expected.areas[at].code);
    EXPECT_EQ(read.municipalities[at].code, expected.municipalities[at].code);
    EXPECT_EQ(read.municipalities[at].name, expected.municipalities[at].name);
    EXPECT_EQ(read.municipalities[at].population.size(), expected.municipalities[at].population.size());
    EXPECT_EQ(read.municipalities[at].is_north, expected.municipalities[at].is_north);
    ASSERT_EQ(read.areas[at].polygons.size(), expected.areas[at].polygons.size());
    for (std::size_t part = 0; part < read.areas[at].polygons.size(); ++part) {
      const polygon &got = read.areas[at].polygons[part], &wanted = expected.areas[at].polygons[part];
      ASSERT_EQ(got.holes.size(), wanted.holes.size());
      EXPECT_NEAR(signed_area(got.exterior), signed_area(wanted.exterior), tolerance);
    }
  }
}

TEST(BoundaryGeoJson, RoundTripsWithoutLoss) {
  const boundaries& ours = built_in_boundaries();
  const std::string text = to_geojson(ours);
  const boundaries read = boundaries_from_geojson(text);
  EXPECT_EQ(to_geojson(read), text);
  ASSERT_EQ(read.areas.size(), ours.areas.size());
  for (std::size_t at = 0; at < ours.areas.size(); ++at) {
    EXPECT_EQ(read.areas[at].generalisation_m, ours.areas[at].generalisation_m);
    for (std::size_t part = 0; part < ours.areas[at].polygons.size(); ++part) {
      EXPECT_EQ(read.areas[at].polygons[part].exterior, ours.areas[at].polygons[part].exterior);
      EXPECT_EQ(read.areas[at].polygons[part].holes, ours.areas[at].polygons[part].holes);
    }
    EXPECT_EQ(read.municipalities[at].name, ours.municipalities[at].name);
    EXPECT_EQ(read.municipalities[at].other_names, ours.municipalities[at].other_names);
    EXPECT_EQ(read.municipalities[at].region, ours.municipalities[at].region);
    EXPECT_EQ(read.municipalities[at].in_study_area, ours.municipalities[at].in_study_area);
    EXPECT_EQ(read.municipalities[at].area_km2, ours.municipalities[at].area_km2);
  }
  const auto& figures = read.find({"38"})->population;
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_TRUE(figures[1].boycotted);
  EXPECT_EQ(figures[1].persons, 2326);
}

TEST(BoundaryGeoJson, KeepsEveryBitOfAPosition) {
  boundaries odd;
  odd.municipalities.resize(1);
  odd.municipalities[0].code = {"x \"quoted\" Ђ"};
  odd.areas = {{odd.municipalities[0].code,
                {{{{0.1 + 0.2, 42}, {1.0 / 3, 42}, {0.3, std::nextafter(43.0, 44)}, {0.1 + 0.2, 42}}, {}}},
                0.1}};
  EXPECT_EQ(boundaries_from_geojson(to_geojson(odd)).areas[0].polygons[0].exterior,
            odd.areas[0].polygons[0].exterior);
}

TEST(BoundaryGeoJson, RefusesOtherTexts) {
  for (const char* text :
       {"", "{", "[]", "{}", "null", "{\"features\":[{}]}", "{\"features\":[{\"properties\":{}}]}",
        "{\"type\":\"FeatureCollection\",\"features\":7}"})
    EXPECT_THROW(boundaries_from_geojson(text), error) << text;
  EXPECT_TRUE(boundaries_from_geojson(to_geojson({})).areas.empty());
}

TEST_F(BoundaryFile, ReadsGeoJson) {
  const boundaries read =
      read_boundaries(built_in_file(), {.code = "code", .name_sq = "name_sq", .name_en = "name_en"});
  expect_equal(read, built_in_boundaries(), 1e-12);
  EXPECT_TRUE(validate_coverage(read).empty());
  EXPECT_EQ(read.areas[0].polygons[0].exterior, built_in_boundaries().areas[0].polygons[0].exterior)
      << "degrees stay as they are";
}

TEST_F(BoundaryFile, ReadsShapefilesInAnotherCoordinateSystem) {
  const auto file = convert(built_in_file(), "utm.shp",
                            {"-f", "ESRI Shapefile", "-t_srs", "EPSG:32634", "-nlt", "MULTIPOLYGON"});
  const boundaries read = read_boundaries(file, {.code = "code"});
  expect_equal(read, built_in_boundaries(), 1e-9);
  EXPECT_TRUE(validate_coverage(read).empty());
  const municipality_locator locator(read);
  EXPECT_EQ(locator.locate({20.8655, 42.895}).municipality, municipality_code{"38"});
  EXPECT_EQ(locator.locate({20.6897, 42.9144}).municipality, municipality_code{"29"});
}

TEST_F(BoundaryFile, ReadsALatitudeFirstSystemTheRightWayRound) {
  const auto file = convert(built_in_file(), "etrs.gpkg", {"-f", "GPKG", "-t_srs", "EPSG:4258"});
  expect_equal(read_boundaries(file, {.code = "code"}), built_in_boundaries(), 1e-9);
}

TEST_F(BoundaryFile, ReadsTheLayerNamed) {
  const auto file = convert(built_in_file(), "two.gpkg", {"-f", "GPKG", "-nln", "komune"});
  EXPECT_EQ(read_boundaries(file, {.code = "code", .layer = "komune"}).areas.size(), 38u);
  try {
    read_boundaries(file, {.code = "code", .layer = "other"});
    FAIL();
  } catch (const error& refused) {
    EXPECT_EQ(refused.field(), "layer");
    EXPECT_THAT(refused.what(), HasSubstr("komune"));
  }
}

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}
std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}
std::string square(int west) {
  const auto corner = [&](int x, int y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
  return R"({"type":"Polygon","coordinates":[[)" + corner(west, 42) + "," + corner(west, 43) + "," +
         corner(west + 1, 43) + "," + corner(west + 1, 42) + "," + corner(west, 42) + "]]}";
}

TEST_F(BoundaryFile, JoinsTheFeaturesOfOneCodeAndTurnsTheirRings) {
  const auto file = write("parts.geojson", collection(feature(R"("id":7,"emri":"Njësia")", square(20)) + "," +
                                                      feature(R"("id":7,"emri":"Njësia")", square(22)) + "," +
                                                      feature(R"("id":5,"emri":null)", square(21))));
  const boundaries read = read_boundaries(file, {.code = "id", .name_sq = "emri", .generalisation_m = 3});
  ASSERT_EQ(read.areas.size(), 2u);
  EXPECT_EQ(read.areas[0].code.value, "5");
  EXPECT_EQ(read.municipalities[0].name.sq, "5") << "a name is never empty";
  EXPECT_EQ(read.municipalities[1].name.sq, "Njësia");
  EXPECT_EQ(read.areas[1].polygons.size(), 2u);
  EXPECT_GT(signed_area(read.areas[1].polygons[0].exterior), 0);
  EXPECT_EQ(read.areas[1].generalisation_m, 3);
}

TEST_F(BoundaryFile, SaysWhatIsWrong) {
  const auto refusal = [&](const std::string& text, const boundary_fields& fields) -> std::string {
    try {
      read_boundaries(write("wrong.geojson", text), fields);
      return "accepted";
    } catch (const error& refused) {
      EXPECT_EQ(refused.kind(), error_kind::invalid_input);
      return refused.what() + (" [" + refused.field() + "]");
    }
  };
  const std::string good = collection(feature(R"("id":"7")", square(20)));
  EXPECT_EQ(refusal(good, {.code = "id"}), "accepted");
  EXPECT_THAT(refusal(good, {.code = "kode"}),
              testing::AllOf(HasSubstr("no field kode; there are: id"), HasSubstr("[code-field]")));
  EXPECT_THAT(refusal(good, {}), HasSubstr("[code-field]"));
  EXPECT_THAT(refusal(good, {.code = "id", .name_sq = "emri"}), HasSubstr("[name-sq-field]"));
  EXPECT_THAT(refusal(collection(feature(R"("id":"")", square(20))), {.code = "id"}), HasSubstr("no code"));
  EXPECT_THAT(refusal(collection(feature(R"("id":"7")", "null") + "," + feature(R"("id":"8")", square(20))),
                      {.code = "id"}),
              HasSubstr("7 is no polygon"));
  EXPECT_THAT(refusal(collection(feature(R"("id":"7")", R"({"type":"Point","coordinates":[20,42]})")),
                      {.code = "id"}),
              testing::Not("accepted"));
  EXPECT_THAT(refusal(collection(feature(R"("id":"7")", square(2000))), {.code = "id"}),
              HasSubstr("no degrees"));
  const std::string twice =
      collection(feature(R"("id":"30")", square(20)) + "," + feature(R"("id":"38")", square(20)));
  EXPECT_THAT(refusal(twice, {.code = "id"}), HasSubstr("30 and 38 overlap near 20.5"));
  EXPECT_THROW(read_boundaries(folder_ / "missing.gpkg", {.code = "id"}), error);
}

}  // namespace
}  // namespace uramost::geodata
