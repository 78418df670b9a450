#include "index/incident_index.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/error.hpp"
#include "random_incidents.hpp"

namespace uramost::index {
namespace {

using uramost::testing::random_incidents;

std::shared_ptr<const incident_index> index_of(const std::vector<incident>& incidents) {
  incident_index::builder builder;
  for (const incident& each : incidents) builder.add(each);
  return std::move(builder).build({1});
}

/// What the columns say of a row, to be compared with what was added.
void expect_row(const incident_index& index, row at, const incident& expected) {
  EXPECT_EQ(index.ids()[at], expected.id);
  EXPECT_EQ(time_point{std::chrono::seconds{index.begins()[at]}}, expected.occurred.begin);
  EXPECT_EQ(std::chrono::seconds{index.durations_s()[at]}, expected.occurred.end - expected.occurred.begin);
  EXPECT_EQ(index.precisions()[at], expected.occurred.precision);
  EXPECT_EQ(index.category_codes().at(index.categories()[at]), expected.category);
  EXPECT_EQ(index.source_codes().at(index.sources()[at]), expected.source);
  EXPECT_EQ(index.severities()[at], expected.severity);
  EXPECT_EQ(index.stages()[at], expected.stage);
  EXPECT_EQ(index.certainties()[at], expected.location.certainty);
  EXPECT_EQ(index.places()[at], expected.location.place ? expected.location.place->value : 0);
  if (expected.location.municipality)
    EXPECT_EQ(index.municipality_codes().at(index.municipalities()[at]),
              expected.location.municipality->value);
  else
    EXPECT_EQ(index.municipalities()[at], dictionary::none);
  if (expected.location.point)
    EXPECT_EQ(index.points()[at], *expected.location.point);
  else
    EXPECT_TRUE(std::isnan(index.points()[at].lon));
}

void expect_holds(const incident_index& index, const std::map<std::int64_t, incident>& expected) {
  ASSERT_EQ(index.size(), expected.size());
  EXPECT_TRUE(std::ranges::is_sorted(index.morton()));
  std::size_t located = 0;
  for (const auto& [id, record] : expected) {
    const auto at = index.find({id});
    ASSERT_TRUE(at) << id;
    expect_row(index, *at, record);
    EXPECT_EQ(*at < index.located(), record.location.point.has_value());
    located += record.location.point.has_value();
  }
  EXPECT_EQ(index.located(), located);
}

TEST(IncidentIndex, IsEmptyWithoutIncidents) {
  const auto index = incident_index::builder().build({5});
  EXPECT_EQ(index->size(), 0U);
  EXPECT_EQ(index->located(), 0U);
  EXPECT_EQ(index->built_at(), revision{5});
  EXPECT_FALSE(index->find({1}));
}

TEST(IncidentIndex, HoldsWhatWasAddedSortedByMortonCode) {
  const auto incidents = random_incidents(1).many(3000);
  std::map<std::int64_t, incident> expected;
  for (const incident& each : incidents) expected[each.id.value] = each;
  expect_holds(*index_of(incidents), expected);
}

TEST(IncidentIndex, IsTheSameWhateverTheOrderOfAdding) {
  auto incidents = random_incidents(2).many(500);
  for (incident& each : incidents)
    if (each.location.point) each.location.point = lon_lat{20.8, 42.9};  // equal Morton codes
  const auto one = index_of(incidents);
  std::ranges::reverse(incidents);
  const auto other = index_of(incidents);
  EXPECT_TRUE(std::ranges::equal(one->ids(), other->ids()));
}

TEST(IncidentIndex, KnowsTheClockOnlyAsFarAsThePrecisionGoes) {
  using namespace std::chrono;
  incident record;
  record.id = {1};
  const auto clock = [&](time_precision precision) {
    record.occurred = calendar_interval(year{2023} / 5 / 29, precision, 23, 30);
    return index_of({record})->clock()[0];
  };
  EXPECT_EQ(clock(time_precision::minute).hour, 23);
  EXPECT_EQ(clock(time_precision::minute).weekday, 1);  // 29 May 2023 was a Monday
  EXPECT_EQ(clock(time_precision::hour).hour, 23);
  EXPECT_EQ(clock(time_precision::day).hour, week_hour::unknown_hour);
  EXPECT_EQ(clock(time_precision::day).weekday, 1);
  EXPECT_EQ(clock(time_precision::month).weekday, week_hour::unknown_weekday);
}

TEST(IncidentIndex, TakesPositionsThatAreNotOnEarthForNone) {
  incident record;
  record.id = {1};
  for (const lon_lat nowhere : {lon_lat{std::nan(""), 42}, lon_lat{20, 91}, lon_lat{-181, 0}}) {
    record.location.point = nowhere;
    EXPECT_EQ(index_of({record})->located(), 0U);
  }
}

TEST(IncidentIndex, MergesAdditionsAndReplacementsIntoAnEarlierSnapshot) {
  random_incidents random(3);
  std::map<std::int64_t, incident> expected;
  auto snapshot = incident_index::builder().build({0});
  std::int64_t next_id = 1;
  for (int round = 1; round <= 12; ++round) {
    incident_index::builder builder(*snapshot);
    for (int i = 0; i < 150; ++i) {
      // New ones, ones replaced before, and the same one twice in one round.
      const std::int64_t id =
          expected.empty() || random.chance(0.6) ? next_id++ : random.integer(1, static_cast<int>(next_id));
      next_id = std::max(next_id, id + 1);
      expected[id] = random.one(id);
      builder.add(expected[id]);
    }
    const auto next = std::move(builder).build({round});
    expect_holds(*next, expected);
    EXPECT_EQ(next->built_at(), revision{round});
    snapshot = next;
  }
}

TEST(IncidentIndex, DropsWhatIsRemovedWhetherItWasThereOrIsAdded) {
  random_incidents random(5);
  std::map<std::int64_t, incident> expected;
  auto snapshot = incident_index::builder().build({0});
  for (int round = 1; round <= 12; ++round) {
    incident_index::builder builder(*snapshot);
    const std::int64_t first = round * 100;
    for (const incident& each : random.many(100, first)) {
      builder.add(each);
      expected[each.id.value] = each;
    }
    for (int i = 0; i < 60; ++i) {  // among them some never heard of, and some twice
      const std::int64_t id = random.integer(1, static_cast<int>(first) + 150);
      builder.remove({id});
      expected.erase(id);
    }
    snapshot = std::move(builder).build({round});
    expect_holds(*snapshot, expected);
  }
}

TEST(IncidentIndex, LeavesTheEarlierSnapshotAsItWas) {
  random_incidents random(4);
  const auto before = index_of(random.many(100));
  const std::vector<incident_id> ids(before->ids().begin(), before->ids().end());
  incident_index::builder builder(*before);
  for (const incident& each : random.many(50, 60)) builder.add(each);
  EXPECT_EQ(std::move(builder).build({2})->size(), 109U);
  EXPECT_TRUE(std::ranges::equal(before->ids(), ids));
}

TEST(IncidentIndex, TakesAtMost64BytesAnIncident) {
  const auto index = index_of(random_incidents(5).many(10'000));
  EXPECT_LE(index->bytes(), 64 * index->size());
}

TEST(Dictionary, FindsWhatItHoldsAndNothingElse) {
  dictionary texts;
  EXPECT_EQ(texts.add("Zubin Potok"), 0);
  EXPECT_EQ(texts.add("Зубин Поток"), 1);
  EXPECT_EQ(texts.add("Zubin Potok"), 0);
  EXPECT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts.find("Зубин Поток"), 1);
  EXPECT_FALSE(texts.find("Zubin"));
}

TEST(Dictionary, RefusesMoreTextsThanCodes) {
  dictionary texts;
  for (int i = 0; i < dictionary::none; ++i) texts.add(std::to_string(i));
  EXPECT_EQ(texts.add("7"), 7);
  EXPECT_THROW(texts.add("one too many"), error);
}

}  // namespace
}  // namespace uramost::index
