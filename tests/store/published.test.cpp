#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {

class Published : public store_test {
 protected:
  static published_location sample_location() {
    published_location made;
    made.point = lon_lat{20.866, 42.891};
    made.place = place_id{7};
    made.municipality = municipality_code{"38"};
    made.partner_point = lon_lat{20.87, 42.9};
    made.time = calendar_interval(std::chrono::year_month_day{std::chrono::year(2023) / 5 / 1},
                                  time_precision::month);
    made.rules = 1;
    return made;
  }

  incident_id put_published(const std::string& external_id) {
    incident record = sample_incident(external_id);
    const auto batch = store_->begin_write();
    batch->put(record);
    batch->publish(std::vector{published_incident{record.id, sample_location()}});
    batch->commit();
    return record.id;
  }

  /// What was decided on an incident, or nothing.
  std::optional<published_location> decided_on(incident_id id) const {
    std::optional<published_location> found;
    store_->visit_published([&](const incident& record, const published_location* location) {
      if (record.id == id && location) found = *location;
    });
    return found;
  }

  void change(tier_change change) {
    const auto batch = store_->begin_write();
    batch->change_tier(change);
    batch->commit();
  }
};

TEST_F(Published, IsReadAsItWasDecided) {
  const incident_id id = put_published("a");
  reopen();
  EXPECT_EQ(decided_on(id), sample_location());
}

TEST_F(Published, MayBeAlmostNothing) {
  incident record = sample_incident("a");
  put(record);
  published_location bare;
  bare.time = sample_location().time;
  const auto batch = store_->begin_write();
  batch->publish(std::vector{published_incident{record.id, bare}});
  batch->commit();
  EXPECT_EQ(decided_on(record.id), bare);
}

TEST_F(Published, SaysOfWhichIncidentsNothingIsDecided) {
  incident first = sample_incident("a"), last = sample_incident("z");
  put(first);
  const incident_id decided = put_published("m");
  put(last);
  std::vector<std::pair<incident_id, bool>> seen;
  store_->visit_published([&](const incident& record, const published_location* location) {
    seen.emplace_back(record.id, location != nullptr);
  });
  EXPECT_EQ(seen, (std::vector<std::pair<incident_id, bool>>{
                      {first.id, false}, {decided, true}, {last.id, false}}));
}

TEST_F(Published, IsTakenBackWhenTheIncidentMoves) {
  const incident_id id = put_published("a");
  incident moved = sample_incident("a");
  moved.location.point = lon_lat{20.8, 42.95};
  put(moved);
  EXPECT_FALSE(decided_on(id));
  const auto history = store_->published_history(id);
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].location, sample_location());
}

TEST_F(Published, StaysWhenSomethingElseChanges) {
  const incident_id id = put_published("a");
  incident told = sample_incident("a");
  told.narrative = "SYNTHETIC: told again";
  EXPECT_EQ(put(told), write_outcome::updated);
  EXPECT_EQ(decided_on(id), sample_location());
}

TEST_F(Published, IsTakenBackWhenBoundariesMoveTheIncident) {
  const incident_id id = put_published("a");
  const auto batch = store_->begin_write();
  batch->relocate([](const incident_location& before) {
    incident_location after = before;
    after.municipality = municipality_code{"30"};
    return after;
  });
  batch->commit();
  EXPECT_FALSE(decided_on(id));
}

TEST_F(Published, KeepsWhatWasDecidedBefore) {
  const incident_id id = put_published("a");
  published_location other = sample_location();
  other.point.reset();
  for (int i = 0; i < 2; ++i) {  // the second time it is the same
    const auto batch = store_->begin_write();
    batch->publish(std::vector{published_incident{id, other}});
    batch->commit();
  }
  EXPECT_EQ(decided_on(id), other);
  EXPECT_EQ(store_->published_history(id).size(), 1u);
  EXPECT_ANY_THROW(ask("DELETE FROM published_location_history RETURNING id", database::access::write));
  EXPECT_ANY_THROW(
      ask("UPDATE published_location_history SET rules = 9 RETURNING id", database::access::write));
}

TEST_F(Published, IsGoneWithTheBatchThatIsDropped) {
  incident record = sample_incident("a");
  put(record);
  store_->begin_write()->publish(std::vector{published_incident{record.id, sample_location()}});
  EXPECT_FALSE(decided_on(record.id));
}

TEST_F(Published, ChangesWithTheTier) {
  const incident_id id = put_published("a");
  const tier before = store_->find(id)->protection;
  ASSERT_NE(before, tier::p0);
  change({.incident = id,
          .before = before,
          .after = tier::p0,
          .reason = "printed",
          .person = "one",
          .changed = false});
  EXPECT_EQ(store_->find(id)->protection, before);  // proposed only
  EXPECT_TRUE(decided_on(id));

  change({.incident = id,
          .before = before,
          .after = tier::p0,
          .reason = "seen it",
          .person = "two",
          .changed = true,
          .confirms = store_->tier_changes(id)[0].id});
  EXPECT_EQ(store_->find(id)->protection, tier::p0);
  EXPECT_FALSE(decided_on(id));
  EXPECT_EQ(store_->history(id).back().state.protection, before);
  const auto changes = store_->tier_changes(id);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[1].confirms, changes[0].id);
  EXPECT_EQ(changes[1].person, "two");
  EXPECT_GT(changes[1].at.time_since_epoch().count(), 0);
  EXPECT_ANY_THROW(ask("DELETE FROM tier_changes RETURNING id", database::access::write));
}

TEST_F(Published, IsNotLoweredByImportingAgain) {
  const incident_id id = put_published("a");
  incident again = sample_incident("a");
  again.protection = tier::p0;
  put(again);
  EXPECT_EQ(store_->find(id)->protection, sample_incident("a").protection);
  again.protection = tier::p2;
  put(again);
  EXPECT_EQ(store_->find(id)->protection, tier::p2);
}

TEST_F(Published, KeepsTheTierThatAPersonChose) {
  const incident_id id = put_published("a");
  change(
      {.incident = id, .before = tier::p1, .after = tier::p0, .reason = "r", .person = "p", .changed = true});
  incident again = sample_incident("a");
  again.protection = tier::p2;
  EXPECT_EQ(put(again), write_outcome::unchanged);
  EXPECT_EQ(store_->find(id)->protection, tier::p0);
}

TEST_F(Published, RefusesAChangeOfTierThatIsNobodysOrOfNothing) {
  const incident_id id = put_published("a");
  expect_error(error_kind::invalid_input, [&] {
    change({.incident = id, .after = tier::p2, .reason = "", .person = "one", .changed = true});
  });
  expect_error(error_kind::invalid_input, [&] {
    change({.incident = id, .after = tier::p2, .reason = "why", .person = "", .changed = true});
  });
  expect_error(error_kind::not_found, [&] {
    change({.incident = {99}, .after = tier::p2, .reason = "why", .person = "one", .changed = true});
  });
  EXPECT_TRUE(store_->tier_changes(id).empty());
}

TEST_F(Published, IsKeptForManyAtOnce) {
  std::vector<incident> records;
  for (int i = 0; i < 2'500; ++i) records.push_back(sample_incident(std::to_string(i)));
  const auto batch = store_->begin_write();
  batch->put(std::span(records));
  std::vector<published_incident> decided;
  for (const incident& each : records) decided.push_back({each.id, sample_location()});
  batch->publish(decided);
  decided[1'000].location.place = place_id{8};
  batch->publish(decided);
  batch->commit();
  EXPECT_EQ(ask("SELECT count(*) FROM published_locations"), "2500");
  EXPECT_EQ(ask("SELECT count(*) FROM published_location_history"), "1");
  EXPECT_EQ(decided_on(records[1'000].id)->place, place_id{8});
}

}  // namespace
}  // namespace uramost::store
