#include "exchange/roads_reader.hpp"

#include <gmock/gmock.h>

#include "../expect_error.hpp"
#include "temporary_folder.hpp"

namespace uramost::exchange {
namespace {

using testing::ElementsAre;

const std::filesystem::path synthetic = URAMOST_TEST_DATA "/roads/synthetic.osm";

std::vector<road_way> ways_of(const std::filesystem::path& file, const progress_sink& watch = keep_going) {
  const temporary_folder working;
  roads_reader reader(file, working.path(), watch);
  std::vector<road_way> ways;
  for (road_way way; reader.next(way);) ways.push_back(way);
  return ways;
}

TEST(RoadsReader, ReadsHighwaysWithTheirTagsAndLines) {
  const auto ways = ways_of(synthetic);
  ASSERT_EQ(ways.size(), 8U);  // the river is none
  EXPECT_EQ(ways[0].highway, "primary");
  EXPECT_EQ(ways[0].maxspeed, "50");
  EXPECT_THAT(ways[0].line, ElementsAre(lon_lat{20.80, 42.90}, lon_lat{20.81, 42.90}));
  EXPECT_EQ(ways[2].oneway, "yes");
  EXPECT_EQ(ways[2].maxspeed, "30 mph");
  EXPECT_EQ(ways[7].access, "private");
}

TEST(RoadsReader, TakesARoundaboutForARoadWhateverElseItIs) {
  const auto ways = ways_of(synthetic);
  EXPECT_EQ(ways[3].junction, "roundabout");
  ASSERT_EQ(ways[3].line.size(), 4U);
  EXPECT_EQ(ways[3].line.front(), ways[3].line.back());
}

TEST(RoadsReader, KeepsCoordinatesToTheLastDigit) {
  EXPECT_THAT(ways_of(synthetic)[5].line, ElementsAre(lon_lat{20.9000001, 42.9}, lon_lat{20.9200003, 42.9}));
}

// The same extract, written by osmium.
TEST(RoadsReader, ReadsTheSameFromBothFormats) {
  const auto text = ways_of(synthetic), binary = ways_of(synthetic.string() + ".pbf");
  ASSERT_EQ(binary.size(), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    EXPECT_EQ(binary[i].line, text[i].line);
    EXPECT_EQ(binary[i].highway, text[i].highway);
    EXPECT_EQ(binary[i].maxspeed, text[i].maxspeed);
    EXPECT_EQ(binary[i].oneway, text[i].oneway);
  }
}

TEST(RoadsReader, SaysHowFarItIsAndCanBeCancelled) {
  double last = 0;
  ways_of(synthetic, [&](const progress& made) {
    last = made.fraction.value_or(last);
    return true;
  });
  EXPECT_EQ(last, 1);
  expect_error(error_kind::unavailable, [] { ways_of(synthetic, [](const progress&) { return false; }); });
}

TEST(RoadsReader, RefusesWhatIsNoExtract) {
  const temporary_folder folder;
  const std::string whole = read_all(synthetic);
  const std::string pbf_start("\0\0\0\x0d\x0a\x09OSMHeader\x18\x7f", 17);
  std::string huge = whole;
  huge.replace(huge.find("42.9060000"), 10, "1942.9e200");
  for (const std::string& text :
       {std::string(), std::string("time,place\n"), std::string("<?xml version=\"1.0\"?><gpx/>"),
        whole.substr(0, whole.size() / 2), pbf_start, pbf_start + std::string(5'000, '\xff'), huge,
        std::string("<osm"), std::string("<osm version=\"0.6\"><node id=\"1\" lat=\"\xff\xfe\"")})
    expect_error(error_kind::invalid_input, [&] { ways_of(folder.write("roads.osm.pbf", text)); });
  expect_error(error_kind::not_found, [&] { ways_of(folder.path() / "nothing.osm"); });
  EXPECT_TRUE(ways_of(folder.write("roads.osm", "<osm version=\"0.6\"></osm>")).empty());
}

}  // namespace
}  // namespace uramost::exchange
