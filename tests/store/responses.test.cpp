#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using testing::ElementsAre;
using namespace std::chrono;

time_interval days_from(int day, int length = 1) {
  const time_point begin{days{19'000 + day}};
  return {begin, begin + days{length}, length == 1 ? time_precision::day : time_precision::year};
}

class responses_test : public store_test {
 protected:
  responses_test() {
    record_.stage = response_stage::none;
    put(record_);
  }

  response_event event(response_stage stage, time_interval when, const std::string& known_as = "") const {
    return {.incident = record_.id,
            .stage = stage,
            .institution = "Institucioni sintetik / Синтетичка установа",
            .occurred = when,
            .source_document = "document",
            .corrects = {},
            .external_id = known_as,
            .entered_by = "tester"};
  }
  response_event add(response_event event) {
    const auto batch = store_->begin_write();
    batch->add_response(event);
    batch->commit();
    return event;
  }
  response_event add(response_stage stage, int day) { return add(event(stage, days_from(day))); }
  response_event corrected(const response_event& wrong, response_stage stage, int day) {
    response_event right = event(stage, days_from(day));
    right.corrects = wrong.id;
    return add(right);
  }
  write_outcome import(response_event event) {
    const auto batch = store_->begin_write();
    const write_outcome outcome = batch->put(event);
    batch->commit();
    return outcome;
  }
  response_stage stage() const { return store_->find(record_.id)->stage; }
  std::vector<response_stage> holding() const {
    std::vector<response_stage> stages;
    store_->visit_responses([&](const response_event& each) { stages.push_back(each.stage); });
    return stages;
  }

  incident record_ = sample_incident("a");
};

TEST_F(responses_test, TheLatestGivesTheIncidentItsStage) {
  add(response_stage::attended, 2);
  EXPECT_EQ(stage(), response_stage::attended);
  add(response_stage::reported, 1);  // written down late
  EXPECT_EQ(stage(), response_stage::attended);
  const revision before = store_->current_revision();
  add(response_stage::closed, 9);
  EXPECT_EQ(stage(), response_stage::closed);
  std::vector<std::string> changed;
  store_->load_incidents(before, [&](const incident& each) { changed.push_back(each.external_id); });
  EXPECT_THAT(changed, ElementsAre("a"));

  EXPECT_EQ(put(record_), write_outcome::unchanged);  // the register still says "none"
  EXPECT_EQ(stage(), response_stage::closed);
  const auto responses = store_->responses(record_.id);
  ASSERT_EQ(responses.size(), 3U);
  EXPECT_EQ(responses[0].stage, response_stage::reported);
  EXPECT_EQ(responses[2].institution, "Institucioni sintetik / Синтетичка установа");
  EXPECT_EQ(responses[2].entered_by, "tester");
  EXPECT_GT(responses[2].entered_at, time_point{});
}

TEST_F(responses_test, TheFurthestGivesTheStageWhereDatesAreTooCoarseToSayWhichIsLater) {
  add(event(response_stage::investigated, days_from(0, 365)));
  add(event(response_stage::reported, days_from(200)));
  EXPECT_EQ(stage(), response_stage::investigated) << "it may have been before or after";
  add(event(response_stage::registered, days_from(365)));
  EXPECT_EQ(stage(), response_stage::registered) << "surely after the year";
}

TEST_F(responses_test, ACorrectionTakesThePlaceOfWhatItNamesAndBothAreKept) {
  const response_event wrong = add(response_stage::prosecuted, 3);
  const revision before = store_->current_revision();
  corrected(wrong, response_stage::investigated, 4);
  EXPECT_GT(store_->current_revision(), before);
  EXPECT_EQ(stage(), response_stage::investigated);
  EXPECT_THAT(holding(), ElementsAre(response_stage::investigated));
  const auto all = store_->responses(record_.id);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_FALSE(all[0].holds);
  EXPECT_TRUE(all[1].holds);
  EXPECT_EQ(all[1].corrects, wrong.id);
}

TEST_F(responses_test, AWithdrawalLeavesNothingThatHolds) {
  const response_event wrong = add(response_stage::prosecuted, 3);
  corrected(wrong, response_stage::none, 3);
  EXPECT_EQ(stage(), response_stage::none);
  EXPECT_THAT(holding(), ElementsAre());
}

TEST_F(responses_test, NothingIsCorrectedTwiceOrFromAnotherIncident) {
  const response_event wrong = add(response_stage::prosecuted, 3);
  corrected(wrong, response_stage::investigated, 4);
  expect_error(error_kind::conflict, [&] { corrected(wrong, response_stage::closed, 4); });
  incident other = sample_incident("b");
  put(other);
  response_event elsewhere = event(response_stage::closed, days_from(1));
  elsewhere.incident = other.id;
  elsewhere.corrects = wrong.id;
  expect_error(error_kind::not_found, [&] { add(elsewhere); });
  expect_error(error_kind::invalid_input, [&] { add(response_stage::none, 1); });
  expect_error(error_kind::invalid_input, [&] { add(event(response_stage::closed, days_from(1, 0))); });
  response_event nowhere = event(response_stage::closed, days_from(1));
  nowhere.incident = {77};
  expect_error(error_kind::not_found, [&] { add(nowhere); });
}

TEST_F(responses_test, TheSameFromARegisterAgainChangesNothing) {
  const response_event said = event(response_stage::registered, days_from(1));
  EXPECT_EQ(import(said), write_outcome::imported);
  const revision before = store_->current_revision();
  EXPECT_EQ(import(said), write_outcome::unchanged);
  EXPECT_EQ(store_->current_revision(), before);
  corrected(store_->responses(record_.id)[0], response_stage::none, 1);
  EXPECT_EQ(import(said), write_outcome::unchanged) << "a person knows better";
  EXPECT_THAT(holding(), ElementsAre());
}

TEST_F(responses_test, ANewVersionOfAKnownEventCorrectsIt) {
  EXPECT_EQ(import(event(response_stage::registered, days_from(1), "E1")), write_outcome::imported);
  EXPECT_EQ(import(event(response_stage::registered, days_from(2), "E2")), write_outcome::imported);
  EXPECT_EQ(import(event(response_stage::registered, days_from(2), "E3")), write_outcome::unchanged)
      << "by whatever name: it is known";
  EXPECT_EQ(import(event(response_stage::registered, days_from(5), "E1")), write_outcome::updated);
  EXPECT_EQ(import(event(response_stage::registered, days_from(5), "E1")), write_outcome::unchanged);
  corrected(store_->responses(record_.id).back(), response_stage::attended, 6);
  EXPECT_EQ(import(event(response_stage::registered, days_from(5), "E1")), write_outcome::unchanged);
  EXPECT_THAT(holding(), ElementsAre(response_stage::registered, response_stage::attended));
  EXPECT_EQ(import(event(response_stage::registered, days_from(1), "E1")), write_outcome::updated)
      << "the register has changed its mind";
  EXPECT_THAT(holding(), ElementsAre(response_stage::registered, response_stage::registered));
}

TEST_F(responses_test, IncidentsAreFoundByTheIdOfTheirRegisterOrOfAny) {
  incident twin = sample_incident("a");
  twin.source = "another register";
  put(twin);
  EXPECT_THAT(store_->identified("another register", "a"), ElementsAre(twin.id));
  EXPECT_THAT(store_->identified("", "a"), ElementsAre(record_.id, twin.id));
  EXPECT_THAT(store_->identified("no register", "a"), ElementsAre());
  EXPECT_THAT(store_->identified("", "A"), ElementsAre());
}

}  // namespace
}  // namespace uramost::store
