#include <gmock/gmock.h>
#include <cmath>

#include <numbers>
#include <random>

#include "store_fixture.hpp"
#include "wkb.hpp"

namespace uramost::store {
namespace {

class spatial_index_test : public store_test {
 protected:
  void add_random(int count, const std::string& prefix) {
    std::uniform_real_distribution<double> lon(20.4, 21.4);
    std::uniform_real_distribution<double> lat(42.5, 43.4);
    const auto batch = store_->begin_write();
    for (int i = 0; i < count; ++i) {
      incident record = sample_incident(prefix + std::to_string(i));
      record.narrative.clear();
      record.location.place_text.clear();
      record.location.point = lon_lat{lon(random_), lat(random_)};
      if (i % 10 == 9) record.location.point.reset();
      batch->put(record);
    }
    batch->commit();
  }

  /// A star around a point of the area: concave, so that boxes alone do not answer.
  std::vector<lon_lat> random_star() {
    std::uniform_real_distribution<double> lon(20.5, 21.3);
    std::uniform_real_distribution<double> lat(42.6, 43.3);
    std::uniform_real_distribution<double> radius(0.05, 0.4);
    const lon_lat middle{lon(random_), lat(random_)};
    std::vector<lon_lat> ring;
    for (int corner = 0; corner < 11; ++corner) {
      const double angle = 2 * std::numbers::pi * corner / 11;
      const double reach = radius(random_);
      ring.push_back({middle.lon + reach * std::cos(angle), middle.lat + reach * std::sin(angle)});
    }
    return ring;
  }

  void expect_agreement_with_brute_force() {
    const std::vector<incident> incidents = all();
    for (int polygon = 0; polygon < 20; ++polygon) {
      const std::vector<lon_lat> ring = random_star();
      std::vector<incident_id> expected;
      for (const incident& record : incidents)
        if (record.location.point && in_ring(ring, *record.location.point)) expected.push_back(record.id);
      EXPECT_EQ(store_->within(polygon_wkb(ring)), expected);
    }
  }

  std::mt19937 random_{20'230'529};
};

TEST_F(spatial_index_test, AgreesWithBruteForceAfterASmallWrite) {
  add_random(2000, "a");
  expect_agreement_with_brute_force();
  expect_sound_file();
}

TEST_F(spatial_index_test, AgreesWithBruteForceAfterBulkAndSmallWritesAndRollbacks) {
  add_random(30'000, "a");
  expect_sound_file();
  add_random(500, "b");
  add_random(25'000, "a");  // moves most of what is there
  {
    const auto dropped = store_->begin_write();
    for (int i = 0; i < 30'000; ++i) {
      incident record = sample_incident("dropped" + std::to_string(i));
      dropped->put(record);
    }
  }
  add_random(400, "c");
  expect_agreement_with_brute_force();
  expect_sound_file();
  EXPECT_EQ(ask("SELECT count(*) FROM idx_incidents_geom"),
            ask("SELECT count(*) FROM incidents WHERE geom IS NOT NULL"));
}

TEST_F(spatial_index_test, KeepsTheLastOfSeveralMovesInOneBatch) {
  const auto batch = store_->begin_write();
  for (int i = 0; i < 25'000; ++i) {
    incident record = sample_incident(std::to_string(i % 20'000));
    record.location.point->lon += 0.00001 * i;
    batch->put(record);
  }
  batch->commit();
  EXPECT_EQ(all().size(), 20'000U);
  expect_sound_file();
}

TEST_F(spatial_index_test, IsKeptWhenAnotherProgramEditsTheFile) {
  incident record = sample_incident("a");
  put(record);
  database gis(file_, database::access::write);
  gis.execute("UPDATE incidents SET geom = MakePoint(21.1, 43.1, 4326)");
  EXPECT_EQ(store_->find(record.id)->location.point, (lon_lat{21.1, 43.1}));
  expect_error(error_kind::invalid_input,
               [&] { gis.execute("UPDATE incidents SET geom = MakePoint(21.1, 43.1, 3857)"); });
  expect_sound_file();
}

TEST_F(spatial_index_test, IsRegisteredAsGeographicPrograms) {
  EXPECT_EQ(ask("SELECT group_concat(f_table_name || ' ' || geometry_type || ' ' || srid || ' ' || "
                "spatial_index_enabled, ', ') FROM (SELECT * FROM geometry_columns ORDER BY f_table_name)"),
            "incidents 1 4326 1, municipalities 6 4326 1, patrol_points 1 4326 1, places 1 4326 1");
  incident record = sample_incident("a");
  put(record);
  EXPECT_EQ(ask("SELECT AsText(geom) || ' ' || ST_SRID(geom) || ' ' || ST_IsValid(geom) FROM incidents"),
            "POINT(20.8391 42.9072) 4326 1");
  EXPECT_EQ(ask("SELECT geom = MakePoint(20.8391, 42.9072, 4326) FROM incidents"), "1");
}

TEST_F(spatial_index_test, RefusesAnAreaThatIsNoPolygon) {
  const std::string point("\1\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 21);
  for (const std::string& wkb : {std::string(), std::string("nonsense"), point})
    EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { store_->within(wkb); }).field(), "polygon");
}

}  // namespace
}  // namespace uramost::store
