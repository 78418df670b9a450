#include "intake/stored_roads.hpp"

#include <gmock/gmock.h>

#include "../expect_error.hpp"
#include "intake/durable_file.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

const std::filesystem::path synthetic = URAMOST_TEST_DATA "/roads/synthetic.osm";

class StoredRoads : public scratch_register {
 protected:
  std::shared_ptr<const road_map> import_roads(const std::filesystem::path& extract,
                                               const progress_sink& watch = keep_going) {
    return shelf_->import(extract, reg().records(), "console ana", watch);
  }
  std::shared_ptr<const road_map> roads() const { return shelf_->roads(); }
  /// As after a restart.
  void reopen() { shelf_ = std::make_unique<road_shelf>(folder() / "data"); }
  double seconds(lon_lat from, lon_lat to) {
    return roads()->graph.travel_times(std::vector{to}, std::vector{from}).at(0, 0);
  }
  std::filesystem::path roads_file() const { return folder() / "data" / "roads.bin"; }

 private:
  std::unique_ptr<road_shelf> shelf_ = std::make_unique<road_shelf>(folder() / "data");
};

constexpr lon_lat west{20.80, 42.90}, middle{20.81, 42.90}, east{20.82, 42.90}, roundabout{20.81, 42.905},
    north{20.81, 42.91}, elsewhere{20.92, 42.90};

TEST_F(StoredRoads, AreThereAfterARestart) {
  EXPECT_EQ(roads(), nullptr);
  const auto made = import_roads(synthetic);
  EXPECT_EQ(made, roads());
  for (int round = 0; round < 2; ++round, reopen()) {
    EXPECT_EQ(roads()->attribution, osm_attribution);
    EXPECT_EQ(roads()->made_at, made->made_at);
    EXPECT_NEAR(seconds(west, east),
                distance_m(west, middle) / (50 / 3.6) + distance_m(middle, east) / (80 / 3.6), 0.01);
  }
}

TEST_F(StoredRoads, AreDrivenAsTheMapSays) {
  import_roads(synthetic);
  EXPECT_LT(seconds(middle, roundabout), patrol::unreachable);
  EXPECT_EQ(seconds(roundabout, middle), patrol::unreachable);  // one way
  EXPECT_LT(seconds(west, north), patrol::unreachable);         // through the roundabout
  EXPECT_EQ(seconds(west, elsewhere), patrol::unreachable);     // no road leads there
}

TEST_F(StoredRoads, AreReplacedAsAWholeAndStayWhenAnImportFails) {
  import_roads(synthetic);
  const auto before = roads();
  for (const char* text : {"time,place\n", "<osm version=\"0.6\"></osm>", "<osm version=\"0.6\">"})
    expect_error(error_kind::invalid_input, [&] { import_roads(file("x.osm", text)); });
  expect_error(error_kind::unavailable,
               [&] { import_roads(synthetic, [](const progress&) { return false; }); });
  EXPECT_EQ(roads(), before);
  const auto files = std::distance(std::filesystem::directory_iterator(folder() / "data"), {});
  import_roads(synthetic);
  EXPECT_NE(roads(), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder() / "data"), {}), files);
}

TEST_F(StoredRoads, AreThoseThatAnotherProgramImported) {
  const road_shelf server(folder() / "data");
  EXPECT_EQ(server.roads(), nullptr);
  const auto first = import_roads(synthetic)->made_at;
  EXPECT_EQ(server.roads()->made_at, first);
  EXPECT_EQ(server.roads(), server.roads());
  const auto before = server.roads();
  import_roads(synthetic);
  EXPECT_NE(server.roads(), before);
  std::filesystem::remove(roads_file());
  EXPECT_EQ(server.roads(), nullptr);
}

TEST_F(StoredRoads, SayThatTheirFileIsDamaged) {
  import_roads(synthetic);
  std::string bytes = read_whole_file(roads_file());
  EXPECT_EQ(parse_roads(bytes).graph.nodes(), roads()->graph.nodes());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string wrong = bytes;
    wrong[i] = static_cast<char>(wrong[i] ^ 1);
    expect_error(error_kind::invalid_input, [&] { parse_roads(wrong); });
    expect_error(error_kind::invalid_input, [&] { parse_roads(bytes.substr(0, i)); });
  }
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(roads_file(), std::ios::binary) << bytes;
  reopen();
  expect_error(error_kind::unavailable, [&] { roads(); });
  expect_error(error_kind::unavailable, [&] { roads(); });
  import_roads(synthetic);
  EXPECT_GT(roads()->graph.nodes(), 0U);
}

}  // namespace
}  // namespace uramost::intake
