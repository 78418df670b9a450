#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "http/handlers/heat_tiles.hpp"
#include "http/handlers/incidents.hpp"
#include "opened_register.hpp"
#include "running_server.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {

constexpr int writes = 12;

request incident_at(int number) {
  request asked;
  asked.method = "POST";
  asked.headers = {{"content-type", "application/json"}};
  asked.body = R"({"external_id":"write )" + std::to_string(number) +
               R"(","date":"2024-03-01","time":"10:00","category":"theft","severity":5,)" +
               R"("narrative":"synthetic","lat":42.)" + std::to_string(8900 + 10 * number) +
               R"(,"lon":20.8650})";
  asked.base_url = "http://localhost:8080";
  return asked;
}

/// Tiles drawn while incidents were written, by the revision that each of them claims.
class TilesUnderWrites : public testing::Test {
 protected:
  std::string draw(const tiles::tile_id& tile, const incident_views& views, tiles::tile_cache& cache,
                   std::int64_t& claimed) const {
    const request asked =
        get("/tile" + query,
            {{"z", std::to_string(tile.z)}, {"x", std::to_string(tile.x)}, {"y", std::to_string(tile.y)}});
    const response made = completed(heat_tile{tiles::picture_format::png, views, cache}(asked));
    claimed = std::stoll(std::string(made.header("UraMost-Revision")));
    return std::string(made.body_text());
  }

  const std::string query = "?category=theft,assault&bandwidth_m=900&weight=severity";
  const std::vector<tiles::tile_id> tiles_{{10, 571, 376}, {11, 1142, 753}, {12, 2285, 1506}};
  small_register register_;
};

TEST_F(TilesUnderWrites, ShowTheRevisionTheyClaimAndNoOther) {
  auto& incidents = register_.incidents();
  const opened_register opened(incidents);
  const query_results& results = opened.results;
  tiles::tile_cache cache(64 << 20);
  std::map<std::int64_t, query_results::snapshot> snapshots{{results.revision(), results.pin()}};
  std::mutex mutex;
  std::map<std::pair<std::int64_t, std::size_t>, std::string> drawn;  // guarded by mutex
  std::atomic<bool> is_done = false;
  {
    std::vector<std::jthread> readers;
    for (int reader = 0; reader < 3; ++reader)
      readers.emplace_back([&] {
        for (std::size_t turn = 0; !is_done || turn < tiles_.size(); ++turn) {
          const std::size_t which = turn % tiles_.size();
          std::int64_t claimed = 0;
          std::string bytes = draw(tiles_[which], opened.views, cache, claimed);
          const std::lock_guard lock(mutex);
          const auto [at, is_new] = drawn.try_emplace({claimed, which}, bytes);
          EXPECT_EQ(at->second, bytes) << "one revision, two pictures";
        }
      });
    for (int i = 0; i < writes; ++i) {
      ASSERT_EQ(add_incident{incidents}(incident_at(i)).status, 201);
      snapshots[results.revision()] = results.pin();
    }
    is_done = true;
  }

  EXPECT_EQ(snapshots.size(), writes + 1u);
  std::size_t different = 0;
  std::string last;
  for (const auto& [key, bytes] : drawn) {
    const auto& [revision, which] = key;
    ASSERT_TRUE(snapshots.contains(revision)) << revision;
    query_parameters parameters = query_parameters::parse(query.substr(1));
    const auto filter = incident_query::take_from(parameters);
    const auto style = tiles::heat_style::take_from(parameters);
    const query_results quiet(incidents);  // nothing of what the readers shared
    const auto surface = quiet.surface(snapshots[revision], filter, style);
    const auto expected = surface->png(tiles_[which], surface->legend(style));
    EXPECT_EQ(bytes, std::string(expected.begin(), expected.end())) << "revision " << revision;
    different += bytes != std::exchange(last, bytes);
  }
  EXPECT_GT(different, tiles_.size());  // the writes can be seen at all
}

TEST_F(TilesUnderWrites, FindWhatWasDrawnPreparedForTheNextSnapshot) {
  auto& incidents = register_.incidents();
  const query_results results(incidents);
  const tiles::heat_style style;
  const auto prepared_by_writing = [&](int number) {
    long holders = 0;
    incidents.before_each_snapshot([&](const query_results::snapshot& next) {
      const long before = next.use_count();
      results.prepare(next);
      holders = next.use_count() - before;
    });
    EXPECT_EQ(add_incident{incidents}(incident_at(number)).status, 201);
    incidents.before_each_snapshot(nullptr);
    return holders;
  };
  EXPECT_EQ(prepared_by_writing(0), 0);  // nothing was drawn
  results.surface_to_draw(results.pin(), {}, style, tiles_[0]);
  EXPECT_GT(prepared_by_writing(1), 0);
  EXPECT_EQ(prepared_by_writing(2), 0);  // nothing since

  const query_results quiet(incidents);
  const auto now = results.pin();
  EXPECT_EQ(results.surface(now, {}, style)->raster(tiles_[0]),
            quiet.surface(now, {}, style)->raster(tiles_[0]));
}

TEST_F(TilesUnderWrites, AreNeverOlderThanTheWriteAnswered) {
  running_server running(register_.incidents());
  raw_client reader(running.client()), writer(running.client());
  const std::string target = "/tiles/heat/12/2285/1506.png" + query;
  std::string before = reader.get(target)->body;
  reader.get(target);  // known by now
  for (int i = 0; i < 4; ++i) {
    const std::string body = incident_at(i).body;
    writer.send("POST /api/incidents HTTP/1.1\r\n" + running.host() +
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    ASSERT_EQ(writer.receive()->status, 201);
    const std::string now = reader.get(target)->body;
    EXPECT_NE(now, before) << "write " << i;
    before = now;
  }
}

}  // namespace
}  // namespace uramost::http
