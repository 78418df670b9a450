#include "store/incident_store.hpp"

#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using testing::ElementsAre;
using incident_store_test = store_test;

std::vector<std::string> external_ids(const incident_store& store, revision since) {
  std::vector<std::string> ids;
  store.load_incidents(since, [&](const incident& record) { ids.push_back(record.external_id); });
  return ids;
}

TEST_F(incident_store_test, GivesBackEveryFieldOfAnIncidentAfterReopening) {
  incident record = sample_incident("A-1");
  EXPECT_EQ(put(record), write_outcome::imported);
  EXPECT_GT(record.id.value, 0);
  reopen();
  EXPECT_EQ(store_->find(record.id), record);
  EXPECT_EQ(store_->find({record.id.value + 1}), std::nullopt);

  incident listed = record;
  listed.narrative.clear();
  EXPECT_THAT(all(), ElementsAre(listed));
}

TEST_F(incident_store_test, KeepsAnIncidentOfWhichAlmostNothingIsKnown) {
  incident record = sample_incident("A-2");
  record.location = {};
  record.affected_community.clear();
  record.narrative.clear();
  record.occurred = {time_point{std::chrono::seconds{-3'000'000'000}},
                     time_point{std::chrono::seconds{-2'900'000'000}}, time_precision::year};
  put(record);
  EXPECT_EQ(store_->find(record.id), record);
}

TEST_F(incident_store_test, KeepsTextsOfEveryScriptAndHostileBytes) {
  const std::vector<std::string> texts{"Звечан, код станице",
                                       "Zveçan: në urë",
                                       "مرحبا",
                                       "東京 🚓",
                                       std::string("with\0nul", 8),
                                       "\xFF\xFE not UTF-8",
                                       "'); DROP TABLE incidents; --",
                                       "\" OR 1=1",
                                       std::string(1'000'000, 'x'),
                                       "%s%n ?1 :a $b"};
  for (const std::string& text : texts) {
    incident record = sample_incident(text);
    record.source = "source " + text;
    record.category = text;
    record.location.place_text = text;
    record.location.municipality = municipality_code{text};
    record.affected_community = text;
    record.narrative = text;
    EXPECT_EQ(put(record), write_outcome::imported);
    EXPECT_EQ(store_->find(record.id), record);
    EXPECT_EQ(put(record), write_outcome::unchanged);
  }
  EXPECT_EQ(all().size(), texts.size());
  expect_sound_file();
}

TEST_F(incident_store_test, WritesNothingWhenTheSameRecordComesAgain) {
  incident record = sample_incident("A-1");
  put(record);
  const revision before = store_->current_revision();
  incident again = sample_incident("A-1");
  EXPECT_EQ(put(again), write_outcome::unchanged);
  EXPECT_EQ(again.id, record.id);
  EXPECT_EQ(store_->current_revision(), before);
  EXPECT_TRUE(store_->history(record.id).empty());
}

TEST_F(incident_store_test, UpdatesAChangedRecordAndKeepsItsEarlierStates) {
  incident first = sample_incident("A-1");
  put(first);
  const revision first_revision = store_->current_revision();
  incident second = first;
  second.severity = 4;
  second.narrative = "Synthetic: two bicycles.";
  EXPECT_EQ(put(second), write_outcome::updated);
  incident third = second;
  third.location.point.reset();
  EXPECT_EQ(put(third), write_outcome::updated);

  EXPECT_EQ(store_->find(first.id), third);
  const std::vector<incident_version> history = store_->history(first.id);
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].state, first);
  EXPECT_EQ(history[0].at, first_revision);
  EXPECT_EQ(history[1].state, second);
  const auto age = std::chrono::system_clock::now() - history[1].replaced_at;
  EXPECT_LT(age, std::chrono::minutes(5));
  EXPECT_GT(age, std::chrono::minutes(-5));
  expect_sound_file();
}

TEST_F(incident_store_test, NoticesAChangeOfAnySingleField) {
  incident record = sample_incident("A-1");
  record.protection = tier::p1;
  put(record);
  const std::vector<std::function<void(incident&)>> changes{
      [](incident& r) { r.occurred.begin -= std::chrono::seconds(1); },
      [](incident& r) { r.occurred.end += std::chrono::seconds(1); },
      [](incident& r) { r.occurred.precision = time_precision::day; },
      [](incident& r) { r.category = "assault"; },
      [](incident& r) { r.severity = 5; },
      [](incident& r) { r.protection = tier::p2; },
      [](incident& r) { r.stage = response_stage::closed; },
      [](incident& r) { r.affected_community = "other"; },
      [](incident& r) { r.gender = affected_gender::mixed; },
      [](incident& r) { r.narrative += "."; },
      [](incident& r) { r.location.point->lat += 1e-12; },
      [](incident& r) { r.location.municipality.reset(); },
      [](incident& r) { r.location.place.reset(); },
      [](incident& r) { r.location.certainty = location_certainty::certain; },
      [](incident& r) { r.location.uncertainty_m += 1e-9; },
      [](incident& r) { r.location.from_coordinate = false; },
      [](incident& r) { r.location.place_text = "elsewhere"; }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    changes[i](record);
    EXPECT_EQ(put(record), write_outcome::updated) << i;
    EXPECT_EQ(store_->find(record.id), record) << i;
    EXPECT_EQ(put(record), write_outcome::unchanged) << i;
  }
  EXPECT_EQ(store_->history(record.id).size(), changes.size());
}

TEST_F(incident_store_test, KnowsRecordsBySourceAndExternalIdTogether) {
  incident one = sample_incident("1");
  incident other = sample_incident("1");
  other.source = "another synthetic register";
  EXPECT_EQ(put(one), write_outcome::imported);
  EXPECT_EQ(put(other), write_outcome::imported);
  EXPECT_NE(one.id, other.id);
}

TEST_F(incident_store_test, RefusesImpossibleRecordsAndGoesOnWithTheBatch) {
  const auto batch = store_->begin_write();
  const auto refused = [&](const std::function<void(incident&)>& spoil, const std::string& field) {
    incident record = sample_incident("bad");
    spoil(record);
    EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { batch->put(record); }).field(), field);
  };
  refused([](incident& r) { r.source.clear(); }, "source");
  refused([](incident& r) { r.external_id.clear(); }, "external_id");
  refused([](incident& r) { r.occurred.end = r.occurred.begin; }, "date");
  refused([](incident& r) { r.severity = 0; }, "severity");
  refused([](incident& r) { r.severity = 6; }, "severity");
  refused([](incident& r) { r.location.point->lat = 90.5; }, "position");
  refused([](incident& r) { r.location.point->lon = std::nan(""); }, "position");
  refused([](incident& r) { r.location.uncertainty_m = -1; }, "location_uncertainty_m");
  incident good = sample_incident("good");
  EXPECT_EQ(batch->put(good), write_outcome::imported);
  batch->commit();
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(incident_store_test, ForgetsABatchThatWasNotCommitted) {
  incident kept = sample_incident("kept");
  put(kept);
  const revision before = store_->current_revision();
  {
    const auto batch = store_->begin_write();
    for (int i = 0; i < 100; ++i) {
      incident record = sample_incident("dropped " + std::to_string(i));
      batch->put(record);
    }
    kept.severity = 5;
    batch->put(kept);
  }
  EXPECT_EQ(store_->current_revision(), before);
  EXPECT_THAT(external_ids(*store_, {0}), ElementsAre("kept"));
  EXPECT_EQ(store_->find(kept.id)->severity, 2);
  EXPECT_TRUE(store_->search_text("zvecan").size() == 1);
  expect_sound_file();
}

TEST_F(incident_store_test, LoadsOnlyWhatWasWrittenAfterARevision) {
  incident a = sample_incident("a");
  incident b = sample_incident("b");
  put(a);
  const revision after_a = store_->current_revision();
  put(b);
  const revision after_b = store_->current_revision();
  EXPECT_LT(after_a, after_b);
  EXPECT_THAT(external_ids(*store_, after_a), ElementsAre("b"));
  EXPECT_THAT(external_ids(*store_, after_b), ElementsAre());
  a.severity = 3;
  put(a);
  EXPECT_THAT(external_ids(*store_, after_b), ElementsAre("a"));
  EXPECT_THAT(external_ids(*store_, {0}), ElementsAre("a", "b"));
  EXPECT_EQ(store_->load_incidents({0}, [](const incident&) {}), store_->current_revision());
}

TEST_F(incident_store_test, LeavesTheStoreUsableWhenAVisitorThrows) {
  incident record = sample_incident("a");
  put(record);
  EXPECT_THROW(store_->load_incidents({0}, [](const incident&) { throw std::runtime_error("enough"); }),
               std::runtime_error);
  EXPECT_EQ(all().size(), 1U);
  record.severity = 5;
  EXPECT_EQ(put(record), write_outcome::updated);
}

TEST_F(incident_store_test, PutsManyAtOnceAsItPutsThemOneByOne) {
  incident kept = sample_incident("kept"), corrected = sample_incident("corrected");
  put(kept);
  put(corrected);
  corrected.severity = 5;
  incident repeated = sample_incident("twice");
  repeated.narrative = "SYNTHETIC second state";
  std::vector<incident> many{sample_incident("first"), kept, sample_incident("twice"), corrected, repeated,
                             sample_incident("last")};
  {
    const auto batch = store_->begin_write();
    EXPECT_THAT(batch->put(std::span(many)),
                ElementsAre(write_outcome::imported, write_outcome::unchanged, write_outcome::imported,
                            write_outcome::updated, write_outcome::updated, write_outcome::imported));
    EXPECT_THAT(batch->put(std::span<incident>{}), ElementsAre());
    batch->commit();
  }
  EXPECT_EQ(many[1].id, kept.id);
  EXPECT_EQ(many[3].id, corrected.id);
  EXPECT_EQ(many[4].id, many[2].id);
  EXPECT_THAT(external_ids(*store_, {0}), ElementsAre("kept", "corrected", "first", "twice", "last"));
  for (const std::size_t i : {0UL, 1UL, 3UL, 4UL, 5UL}) EXPECT_EQ(store_->find(many[i].id), many[i]) << i;
  EXPECT_EQ(store_->history(many[4].id).size(), 1U);
  EXPECT_THAT(store_->search_text("second"), ElementsAre(many[4].id));
}

TEST_F(incident_store_test, StoresNothingOfManyWhenOneIsInvalid) {
  std::vector<incident> many{sample_incident("good"), sample_incident("bad")};
  many[1].severity = 9;
  const auto batch = store_->begin_write();
  expect_error(error_kind::invalid_input, [&] { batch->put(std::span(many)); });
  batch->commit();
  EXPECT_EQ(all().size(), 0U);
}

TEST_F(incident_store_test, VisitsIncidentsAsTheyWereAtARevision) {
  incident a = sample_incident("a"), b = sample_incident("b"), c = sample_incident("c");
  put(a);
  put(b);
  const incident a_before = a;
  const revision before = store_->current_revision();
  a.narrative = "SYNTHETIC corrected";
  a.location.municipality.reset();
  put(a);
  put(c);
  a.severity = 5;
  put(a);
  const auto at = [&](revision when, std::vector<incident_id> ids) {
    std::vector<incident> seen;
    store_->visit_incidents(when, ids, [&](const incident& each) { seen.push_back(each); });
    return seen;
  };
  EXPECT_THAT(at(before, {a.id, b.id, c.id, {999}}), ElementsAre(a_before, b));
  EXPECT_THAT(at(store_->current_revision(), {c.id, b.id, a.id, a.id}), ElementsAre(c, b, a, a));
  EXPECT_THAT(at({0}, {a.id}), ElementsAre());
  EXPECT_THAT(at(before, {}), ElementsAre());
}

TEST_F(incident_store_test, VisitsTheSameIncidentsInARunOfIdsAsOneByOne) {
  std::vector<incident> many;
  for (int i = 0; i < 40; ++i) {
    many.push_back(sample_incident(std::to_string(i)));
    many.back().narrative = i % 3 == 0 ? "" : i % 3 == 1 ? "СИНТЕТИЧКО, Звечан" : "SYNTHETIC, Zveçan: ë";
    if (i % 4 == 0) many.back().location = {};
  }
  {
    const auto batch = store_->begin_write();
    batch->put(std::span(many));
    batch->commit();
  }
  const revision before = store_->current_revision();
  incident changed = many[20];
  changed.location.place_text = "";
  put(changed);
  for (const revision at : {before, store_->current_revision()}) {
    std::vector<incident_id> asked;
    std::vector<incident> one_by_one, in_a_run;
    for (const incident& each : many)
      if (each.id.value % 5 != 0) asked.push_back(each.id);
    asked.push_back({many.back().id.value + 3});  // there is none
    for (const incident_id id : asked)
      store_->visit_incidents(at, {&id, 1}, [&](const incident& each) { one_by_one.push_back(each); });
    store_->visit_incidents(at, asked, [&](const incident& each) { in_a_run.push_back(each); });
    EXPECT_EQ(in_a_run, one_by_one);
    EXPECT_EQ(in_a_run.size(), 32U);
    EXPECT_THAT(in_a_run, testing::Contains(at == before ? many[20] : changed));
  }
}

TEST_F(incident_store_test, EndsAVisitWithWhatTheVisitorThrows) {
  incident a = sample_incident("a"), b = sample_incident("b");
  put(a);
  put(b);
  for (const auto& ids : {std::vector{a.id, b.id}, std::vector{b.id, a.id}}) {
    int visited = 0;
    expect_error(error_kind::conflict, [&] {
      store_->visit_incidents(store_->current_revision(), ids, [&](const incident&) {
        ++visited;
        throw error(error_kind::conflict, "enough");
      });
    });
    EXPECT_EQ(visited, 1);
    EXPECT_EQ(all().size(), 2U) << "the connection can be used on";
  }
}

TEST_F(incident_store_test, ReadsNarrativesInTheOrderAsked) {
  std::vector<incident_id> ids;
  for (const char* text : {"first", "second", "third"}) {
    incident record = sample_incident(text);
    record.narrative = text;
    put(record);
    ids.push_back(record.id);
  }
  EXPECT_THAT(store_->narratives({ids[2], {999'999}, ids[0], ids[2]}),
              ElementsAre("third", "", "first", "third"));
}

TEST_F(incident_store_test, LetsNobodyRewriteHistoryOrResponses) {
  incident record = sample_incident("a");
  put(record);
  record.severity = 5;
  put(record);
  const time_point begin{};
  const auto batch = store_->begin_write();
  response_event closed{
      record.id, response_stage::closed, "", {begin, begin + std::chrono::days{1}, time_precision::day}, ""};
  batch->add_response(closed);
  batch->commit();
  database other(file_, database::access::write);
  for (const char* sql : {"DELETE FROM response_events", "UPDATE response_events SET stage = 'none'",
                          "DELETE FROM incident_history", "UPDATE incident_history SET severity = 1"})
    expect_error(error_kind::invalid_input, [&] { other.execute(sql); });
}

TEST_F(incident_store_test, MovesLocatedIncidentsToNewMunicipalities) {
  incident located = sample_incident("located");
  incident stays = sample_incident("stays");
  stays.location.point->lon = 20.1;
  incident unlocated = sample_incident("unlocated");
  unlocated.location = {};
  put(located);
  put(stays);
  put(unlocated);
  const auto batch = store_->begin_write();
  const auto moved = batch->relocate([](const incident_location& before) {
    incident_location after = before;
    if (before.point->lon > 20.5) after.municipality = municipality_code{"new"};
    return after;
  });
  batch->commit();
  EXPECT_EQ(moved, 1U);
  EXPECT_EQ(store_->find(located.id)->location.municipality, municipality_code{"new"});
  EXPECT_EQ(store_->find(located.id)->narrative, located.narrative);
  EXPECT_EQ(store_->find(stays.id), stays);
  EXPECT_EQ(store_->history(located.id).size(), 1U);
  EXPECT_EQ(store_->search_text("bicycle").size(), 3U);
}

TEST_F(incident_store_test, KeepsSettingsAndBoundaries) {
  EXPECT_EQ(store_->boundaries_geojson(), std::nullopt);
  const std::string geojson = R"({"type":"FeatureCollection","features":[]})";
  store_->set_boundaries_geojson(geojson);
  store_->set_setting("a", "1");
  store_->set_setting("a", "2");
  reopen();
  EXPECT_EQ(store_->boundaries_geojson(), geojson);
  EXPECT_EQ(store_->setting("a"), "2");
  store_->set_setting("a", std::nullopt);
  EXPECT_EQ(store_->setting("a"), std::nullopt);
}

}  // namespace
}  // namespace uramost::store
