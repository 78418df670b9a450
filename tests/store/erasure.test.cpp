#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {
using testing::HasSubstr;
using testing::Not;

class Erasure : public store_test {
 protected:
  /// Told twice, so that there is a history; with words that stand nowhere else.
  Erasure() {
    incident first = sample_incident("told");
    first.narrative = "Zogaj quxfirst";
    first.location.place_text = "quxplace";
    put(first);
    incident second = first;
    second.narrative = "Зогај quxsecond";
    second.affected_community = "quxcommunity";
    put(second);
    const auto batch = store_->begin_write();
    published_location location;
    location.point = lon_lat{20.8660001, 42.8910001};
    location.municipality = municipality_code{"38"};
    location.time = calendar_interval(std::chrono::year_month_day{std::chrono::year(2023) / 5 / 1},
                                      time_precision::month);
    batch->publish(std::vector{published_incident{second.id, location}});
    batch->commit();
    id_ = second.id;
  }

  void erase(incident_id id, const std::string& reason = "asked for", const std::string& person = "case") {
    const auto batch = store_->begin_write();
    batch->erase({id, reason, person});
    batch->commit();
  }

  /// Everything in the register's folder, byte by byte.
  std::string all_bytes() {
    store_.reset();
    std::ostringstream bytes;
    for (const auto& each : std::filesystem::directory_iterator(folder_))
      bytes << std::ifstream(each.path()).rdbuf();
    store_ = incident_store::open(file_);
    return bytes.str();
  }

  incident_id id_;
};

TEST_F(Erasure, LeavesTimeAndKindButNothingThatPointsToAPerson) {
  const incident before = *store_->find(id_);
  erase(id_);
  const incident after = *store_->find(id_);
  EXPECT_EQ(after.occurred, before.occurred);
  EXPECT_EQ(after.category, before.category);
  EXPECT_EQ(after.external_id, before.external_id);
  EXPECT_EQ(after.location, incident_location{});
  EXPECT_EQ(after.narrative + after.affected_community, "");
  EXPECT_EQ(before.gender, affected_gender::female);
  EXPECT_EQ(after.gender, affected_gender::not_said);
  for (const incident_version& each : store_->history(id_)) {
    EXPECT_EQ(each.state.location, incident_location{});
    EXPECT_EQ(each.state.narrative + each.state.affected_community, "");
    EXPECT_EQ(each.state.gender, affected_gender::not_said);
  }
  EXPECT_EQ(store_->published_history(id_).size(), 0u);
  EXPECT_THAT(store_->search_text("quxfirst"), testing::IsEmpty());
  EXPECT_THAT(store_->search_text("quxsecond"), testing::IsEmpty());
  EXPECT_THAT(store_->erased(), testing::ElementsAre(id_));
  expect_sound_file();
}

TEST_F(Erasure, LeavesNoTraceInTheFiles) {
  for (const char* word : {"quxfirst", "quxsecond", "quxplace", "quxcommunity"})
    EXPECT_THAT(all_bytes(), HasSubstr(word));
  erase(id_);
  for (const char* word : {"quxfirst", "quxsecond", "quxplace", "quxcommunity"})
    EXPECT_THAT(all_bytes(), Not(HasSubstr(word))) << word;
}

TEST_F(Erasure, StaysWhenTheSameRecordComesAgain) {
  erase(id_);
  incident again = sample_incident("told");
  again.narrative = "quxagain";
  EXPECT_EQ(put(again), write_outcome::unchanged);
  EXPECT_EQ(again.id, id_);
  EXPECT_EQ(store_->find(id_)->narrative, "");
}

TEST_F(Erasure, IsSeenByWhoeverLoadsChanges) {
  const revision before = store_->current_revision();
  erase(id_);
  std::vector<incident> changed;
  store_->load_incidents(before, [&](const incident& each) { changed.push_back(each); });
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_FALSE(changed[0].location.point);
}

TEST_F(Erasure, NeedsAReasonAPersonAndAnIncidentNotErasedBefore) {
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { erase(id_, ""); }).field(), "reason");
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { erase(id_, "asked for", ""); }).field(), "person");
  expect_error(error_kind::not_found, [&] { erase({4711}); });
  erase(id_);
  expect_error(error_kind::conflict, [&] { erase(id_); });
}

TEST_F(Erasure, LetsNobodyRewriteOtherHistory) {
  incident other = sample_incident("other");
  put(other);
  other.narrative = "changed";
  put(other);
  erase(id_);
  database connection(file_, database::access::write);
  EXPECT_THROW(connection.execute("UPDATE incident_history SET narrative = '' WHERE incident_id = " +
                                  std::to_string(other.id.value)),
               error);
  EXPECT_THROW(connection.execute("DELETE FROM erasures"), error);
}

}  // namespace
}  // namespace uramost::store
