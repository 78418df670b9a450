#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using testing::ElementsAre;

class patrol_points_test : public store_test {
 protected:
  static patrol_point sample(const std::string& external_id) {
    patrol_point point;
    point.source = "synthetic patrols";
    point.external_id = external_id;
    point.name = "Ura / Most";
    point.kind = "checkpoint";
    point.shift = "22-5";
    point.languages = {"sr-Latn", "sq"};
    point.location = sample_incident("x").location;
    return point;
  }
  write_outcome put_point(patrol_point& point) {
    const auto batch = store_->begin_write();
    const write_outcome outcome = batch->put(point);
    batch->commit();
    return outcome;
  }
  std::vector<patrol_point> points(revision since = {0}) const {
    std::vector<patrol_point> found;
    store_->load_patrol_points(since, [&](patrol_point&& point) { found.push_back(std::move(point)); });
    return found;
  }
};

TEST_F(patrol_points_test, AreStoredOnceAndUpdatedWhenChanged) {
  patrol_point a = sample("a");
  patrol_point b = sample("b");
  EXPECT_EQ(put_point(a), write_outcome::imported);
  EXPECT_EQ(put_point(b), write_outcome::imported);
  EXPECT_EQ(put_point(a), write_outcome::unchanged);
  EXPECT_THAT(points(), ElementsAre(a, b));
  const revision before = store_->current_revision();
  a.languages = {"en"};
  EXPECT_EQ(put_point(a), write_outcome::updated);
  EXPECT_THAT(points(before), ElementsAre(a));
  a.location.point.reset();
  EXPECT_EQ(put_point(a), write_outcome::updated);
  reopen();
  EXPECT_THAT(points(), ElementsAre(a, b));
  expect_sound_file();
}

TEST_F(patrol_points_test, AreMovedToNewMunicipalities) {
  patrol_point a = sample("a");
  put_point(a);
  const auto batch = store_->begin_write();
  EXPECT_EQ(batch->relocate([](incident_location location) {
    location.municipality = municipality_code{"new"};
    return location;
  }),
            1U);
  batch->commit();
  EXPECT_EQ(points().at(0).location.municipality, municipality_code{"new"});
}

}  // namespace
}  // namespace uramost::store
