#include "store_fixture.hpp"
#include "wkb.hpp"

namespace uramost::store {
namespace {

using geography_test = store_test;

stored_municipality square(const std::string& code, double west) {
  return {{code},
          {"Zveçan", "Zvečan", "Звечан", "Zveçan / Zvečan"},
          polygon_wkb({{west, 42}, {west + 1, 42}, {west + 1, 43}, {west, 43}})};
}

TEST_F(geography_test, AnswersSpatialSqlOverMunicipalitiesAndIncidents) {
  incident west = sample_incident("west");
  west.location.point = lon_lat{20.5, 42.5};
  incident east = sample_incident("east");
  east.location.point = lon_lat{21.5, 42.5};
  put(west);
  put(east);
  for (int again = 0; again < 2; ++again) {  // replacing leaves no doubles
    const std::vector areas{square("38", 20), square("39", 21)};
    const auto batch = store_->begin_write();
    batch->replace_municipalities(areas);
    batch->commit();
  }
  EXPECT_EQ(
      ask("SELECT group_concat(external_id || code, ' ') FROM (SELECT i.external_id, m.code FROM "
          "municipalities m "
          "JOIN incidents i ON ST_Within(i.geom, m.geom) AND i.id IN (SELECT ROWID FROM SpatialIndex WHERE "
          "f_table_name = 'incidents' AND search_frame = m.geom) ORDER BY m.code)"),
      "west38 east39");
  EXPECT_EQ(ask("SELECT name_sr_cyrl || GeometryType(geom) FROM municipalities"), "ЗвечанMULTIPOLYGON");
  expect_sound_file();
}

TEST_F(geography_test, KeepsPlacesWithTheirNames) {
  const std::vector<stored_place> places{{{-93'214},
                                          "settlement",
                                          {20.8, 42.9},
                                          500,
                                          {"38"},
                                          {"Banjskë", "Banjska", "Бањска", "Banjskë / Banjska"}}};
  const auto batch = store_->begin_write();
  batch->replace_places(places);
  batch->replace_places(places);
  batch->commit();
  EXPECT_EQ(ask("SELECT id || name_sq || name_sr_cyrl || AsText(geom) FROM places"),
            "-93214BanjskëБањскаPOINT(20.8 42.9)");
  expect_sound_file();
}

TEST_F(geography_test, RefusesABoundaryThatIsNoPolygonAndKeepsTheOldOnes) {
  const std::vector good{square("38", 20)};
  auto batch = store_->begin_write();
  batch->replace_municipalities(good);
  const revision at = batch->commit();
  batch.reset();
  std::vector bad{square("39", 21), square("40", 22)};
  bad[1].wkb = "nonsense";
  batch = store_->begin_write();
  expect_error(error_kind::invalid_input, [&] { batch->replace_municipalities(bad); });
  batch.reset();
  EXPECT_EQ(ask("SELECT group_concat(code) FROM municipalities"), "38");
  EXPECT_EQ(store_->current_revision(), at);
}

}  // namespace
}  // namespace uramost::store
