#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

class Corrections : public store_test {
 protected:
  Corrections() { put(record_ = sample_incident("a")); }

  incident edit(const incident& before, const incident& after, const std::string& person = "case") {
    incident_edit wanted{before, after, person};
    const auto batch = store_->begin_write();
    batch->edit(wanted);
    batch->commit();
    return wanted.after;
  }

  void withdraw(const incident& before, const std::string& reason = "twice") {
    const auto batch = store_->begin_write();
    batch->withdraw({before, reason, "case"});
    batch->commit();
  }

  incident record_;
};

TEST_F(Corrections, KeepWhatWasThereBefore) {
  incident wanted = record_;
  wanted.severity = 5;
  wanted.location.point = lon_lat{20.9, 42.9};
  EXPECT_EQ(edit(record_, wanted), wanted);
  EXPECT_EQ(*store_->find(record_.id), wanted);
  ASSERT_EQ(store_->history(record_.id).size(), 1u);
  EXPECT_EQ(store_->history(record_.id)[0].state, record_);
  expect_sound_file();
}

TEST_F(Corrections, ChangeNeitherWhatARegisterCallsAnIncidentNorItsStageAndRaiseItsTierAtMost) {
  incident wanted = record_;
  wanted.source = "another register";
  wanted.external_id = "b";
  wanted.stage = response_stage::closed;
  wanted.protection = tier::p0;
  EXPECT_EQ(edit(record_, wanted), record_);
  EXPECT_EQ(*store_->find(record_.id), record_);
  EXPECT_THAT(store_->history(record_.id), IsEmpty());
}

TEST_F(Corrections, OutlastAnImportOfTheSameRecordFieldByField) {
  incident wanted = record_;
  wanted.category = "arson";
  edit(record_, wanted);
  incident again = record_;
  EXPECT_EQ(put(again), write_outcome::unchanged);
  EXPECT_EQ(again.category, "arson");
  incident news = record_;
  news.narrative = "Synthetic: it was found again.";
  EXPECT_EQ(put(news), write_outcome::updated);
  EXPECT_EQ(store_->find(record_.id)->category, "arson");
  EXPECT_EQ(store_->find(record_.id)->narrative, "Synthetic: it was found again.");
}

TEST_F(Corrections, AreRefusedWhenSomebodyElseWasFaster) {
  incident first = record_, second = record_;
  first.severity = 4;
  second.severity = 5;
  edit(record_, first);
  expect_error(error_kind::conflict, [&] { edit(record_, second); });
  expect_error(error_kind::conflict, [&] { withdraw(record_); });
  EXPECT_EQ(store_->find(record_.id)->severity, 4);
}

TEST_F(Corrections, AreRefusedWithoutAPersonOrSense) {
  incident wanted = record_;
  wanted.severity = 6;
  expect_error(error_kind::invalid_input, [&] { edit(record_, wanted); });
  wanted.severity = 5;
  expect_error(error_kind::invalid_input, [&] { edit(record_, wanted, ""); });
  expect_error(error_kind::invalid_input, [&] { withdraw(record_, ""); });
  EXPECT_EQ(*store_->find(record_.id), record_);
}

TEST_F(Corrections, OfAnErasedIncidentAreRefused) {
  const auto batch = store_->begin_write();
  batch->erase({record_.id, "asked for", "case"});
  batch->commit();
  const incident erased = *store_->find(record_.id);
  incident wanted = erased;
  wanted.narrative = "told again";
  expect_error(error_kind::conflict, [&] { edit(erased, wanted); });
}

TEST_F(Corrections, WithdrawFromEverythingThatListsIncidents) {
  incident other = sample_incident("b");
  put(other);
  const revision before = store_->current_revision();
  withdraw(record_);
  EXPECT_EQ(store_->current_revision().value, before.value + 1);
  EXPECT_THAT(all(), ElementsAre(testing::Field(&incident::id, other.id)));
  EXPECT_FALSE(store_->find(record_.id));
  EXPECT_THAT(store_->identified("", "a"), IsEmpty());
  std::vector<incident_id> published;
  store_->visit_published([&](const incident& each, const auto*) { published.push_back(each.id); });
  EXPECT_THAT(published, ElementsAre(other.id));
  ASSERT_EQ(store_->withdrawn({0}).size(), 1u);
  EXPECT_EQ(store_->withdrawn({0})[0].state, record_);
  EXPECT_EQ(store_->withdrawn({0})[0].at, store_->current_revision());
  EXPECT_THAT(store_->withdrawn(store_->current_revision()), IsEmpty());
  expect_error(error_kind::not_found, [&] { withdraw(record_); });
}

TEST_F(Corrections, WithdrawnIncidentsDoNotComeBackWithTheirRegister) {
  withdraw(record_);
  incident again = sample_incident("a");
  again.severity = 5;
  EXPECT_EQ(put(again), write_outcome::unchanged);
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Corrections, WithdrawnIncidentsStayInAnExportThatBeganBefore) {
  const revision before = store_->current_revision();
  withdraw(record_);
  std::vector<incident> seen;
  store_->visit_incidents(before, std::vector{record_.id},
                          [&](const incident& each) { seen.push_back(each); });
  EXPECT_THAT(seen, ElementsAre(record_));
}

TEST_F(Corrections, WithdrawnIncidentsCanStillBeErased) {
  withdraw(record_);
  const auto batch = store_->begin_write();
  batch->erase({record_.id, "asked for", "case"});
  batch->commit();
  EXPECT_EQ(store_->withdrawn({0})[0].state.narrative, "");
}

}  // namespace
}  // namespace uramost::store
