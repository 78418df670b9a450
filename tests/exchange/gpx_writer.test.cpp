#include "exchange/gpx_writer.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <fstream>

#include "exchange/gdal.hpp"
#include "temporary_folder.hpp"

namespace uramost::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct read_back {
  std::string name, description;
  double lon, lat;
};

/// A layer of a GPX file as GDAL reads it.
std::vector<read_back> layer_of(const std::string& text, const char* layer) {
  const temporary_folder folder;
  const auto file = folder.path() / "plan.gpx";
  std::ofstream(file, std::ios::binary) << text;
  GDALAllRegister();
  const char* const drivers[] = {"GPX", nullptr};
  const GDALDatasetUniquePtr opened(
      GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR, drivers));
  EXPECT_TRUE(opened) << text;
  std::vector<read_back> all;
  if (!opened) return all;
  for (const auto& each : opened->GetLayerByName(layer)) {
    const OGRPoint* at = each->GetGeometryRef()->toPoint();
    all.push_back({each->GetFieldAsString("name"), each->GetFieldAsString("desc"), at->getX(), at->getY()});
  }
  return all;
}

std::vector<std::string> names(const std::vector<read_back>& of) {
  std::vector<std::string> all;
  for (const read_back& each : of) all.push_back(each.name);
  return all;
}

TEST(Gpx, GivesPointsAndRoutesBackToAnotherProgram) {
  const gpx_document sent{
      .name = "Ноћне патроле / Patrullat e natës",
      .made = time_point{std::chrono::seconds{1'700'000'000}},
      .waypoints = {{.at = {20.8612345, 42.8912345}, .name = "Ura e Ibrit", .description = "sr, sq"},
                    {.at = {-20.5, -42.0000001}, .name = "Мост"}},
      .routes = {
          {.name = "Night", .points = {{.at = {20.9, 42.9}, .name = "a"}, {.at = {21, 43}, .name = "b"}}},
          {.name = "Day", .points = {{.at = {20.9, 42.9}, .name = "c"}}}}};
  const std::string text = gpx_text(sent);
  const auto waypoints = layer_of(text, "waypoints");
  EXPECT_THAT(names(waypoints), ElementsAre("Ura e Ibrit", "Мост"));
  EXPECT_EQ(waypoints[0].description, "sr, sq");
  EXPECT_EQ(waypoints[0].lon, 20.8612345);
  EXPECT_EQ(waypoints[1].lat, -42.0000001);
  EXPECT_THAT(names(layer_of(text, "route_points")), ElementsAre("a", "b", "c"));
  EXPECT_THAT(text, HasSubstr("<time>2023-11-14T22:13:20Z</time>"));
}

TEST(Gpx, IsSoundWhateverSomebodyWrote) {
  const std::string hostile = "</name><wpt lat=\"0\" lon=\"0\"/>&amp;\"'<![CDATA[]]>]]>";
  const auto read =
      layer_of(gpx_text({.name = hostile, .waypoints = {{.at = {1, 2}, .name = hostile}}}), "waypoints");
  EXPECT_THAT(names(read), ElementsAre(hostile));
  const std::string torn = std::string("a\0\x01\x1f", 4) + "\xff" + "\xEF\xBF\xBE" + "b\nc";
  EXPECT_THAT(names(layer_of(gpx_text({.waypoints = {{.at = {1, 2}, .name = torn}}}), "waypoints")),
              ElementsAre("a\xEF\xBF\xBD"
                          "b\nc"));
}

TEST(Gpx, SaysWhoseRoadsItsRoutesAreOn) {
  const std::string text =
      gpx_text({.name = "a", .copyright = "© Roads & \"Ways\"", .waypoints = {{.at = {1, 2}}}});
  EXPECT_THAT(text, HasSubstr("<copyright author=\"© Roads &amp; &quot;Ways&quot;\"/>"));
  EXPECT_EQ(layer_of(text, "waypoints").size(), 1U);
}

TEST(Gpx, OfNothingIsStillAFile) {
  EXPECT_THAT(gpx_text({}), HasSubstr("</gpx>"));
  EXPECT_THAT(gpx_text({}), Not(HasSubstr("<name>")));
  EXPECT_THAT(gpx_text({}), Not(HasSubstr("<copyright")));
  EXPECT_TRUE(layer_of(gpx_text({}), "waypoints").empty());
}

}  // namespace
}  // namespace uramost::exchange
