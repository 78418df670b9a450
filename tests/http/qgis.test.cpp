#include <gmock/gmock.h>

#include "command.hpp"
#include "random_register.hpp"
#include "running_server.hpp"

namespace uramost::http {
namespace {

/// What QGIS, without a window, makes of a running server: see tests/clients/qgis_client.py.
json said_by_qgis(running_server& server) {
  const std::string login = server.login(), bearer = "Bearer ";
  const auto token = login.substr(login.find(bearer) + bearer.size());
  const auto said = run("/usr/bin/python3 " URAMOST_CLIENTS "/qgis_client.py http://localhost:" +
                            std::to_string(server.port()) + " " + token.substr(0, token.find('\r')),
                        300);
  EXPECT_EQ(said.status, 0) << said.output;
  // Qt may have complained, before or after.
  const auto begin = std::min(said.output.find('{'), said.output.size());
  return json::parse(said.output.substr(begin, said.output.find('\n', begin) - begin));
}

TEST(Qgis, OpensCountsFiltersAndDrawsWhatTheRegisterHolds) {
  random_register made;
  running_server server(made.incidents());
  const json said = said_by_qgis(server);
  EXPECT_EQ(said["incidents"], made.ids_by_sql("TRUE").size());
  EXPECT_EQ(said["severe"], made.ids_by_sql("severity >= 4").size());
  EXPECT_EQ(
      said["in_box"],
      made.ids_by_sql("ST_X(geom) BETWEEN 20.7 AND 20.8 AND ST_Y(geom) BETWEEN 42.85 AND 42.95").size());
  EXPECT_EQ(said["municipalities"], 38);
  EXPECT_EQ(said["crs"], "EPSG:4326");
  EXPECT_THAT(said["fields"],
              testing::IsSupersetOf({"occurred_at", "category", "severity", "municipality_code"}));
  EXPECT_GT(said["heat_pixels"], 1'000);
  // The same picture: QGIS smooths XYZ tiles, which colours pixels at its edges, and not those of WMTS.
  EXPECT_LE(said["wmts_pixels"], said["heat_pixels"]);
  EXPECT_GT(said["wmts_pixels"].get<double>(), 0.7 * said["heat_pixels"].get<double>());
  EXPECT_EQ(said["heat_pixels_at_sea"], 0);
}

}  // namespace
}  // namespace uramost::http
