#include "index/selection.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "random_incidents.hpp"

namespace uramost::index {
namespace {

using uramost::testing::random_incidents;

template <class Values, class Value>
bool any_of(const Values& wanted, const Value& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

/// The query's table of parameters, read straight off the record.
bool matches(const incident_query& query, const incident& record) {
  const auto& [point, municipality, place, certainty, uncertainty, coordinate, text] = record.location;
  const civil_time clock = to_belgrade(record.occurred.begin);
  if (query.bbox && !(point && query.bbox->contains(*point))) return false;
  if (!query.datetime.contains(record.occurred.begin)) return false;
  if (query.hours && !(record.occurred.knows_hour() && query.hours->contains(clock.hour))) return false;
  if (!query.weekdays.empty() && !(record.occurred.knows_weekday() && any_of(query.weekdays, clock.weekday)))
    return false;
  if (!any_of(query.municipalities, municipality.value_or(municipality_code{"none"}))) return false;
  if (!query.places.empty() && !(place && any_of(query.places, *place))) return false;
  if (query.severity && (record.severity < query.severity->least || record.severity > query.severity->most))
    return false;
  return any_of(query.categories, record.category) && any_of(query.sources, record.source) &&
         any_of(query.stages, record.stage);
}

std::string random_query(random_incidents& random) {
  std::string text;
  const auto add = [&](double probability, const std::string& parameter) {
    if (random.chance(probability)) text += (text.empty() ? "" : "&") + parameter;
  };
  const auto number = [&](int from, int to) { return std::to_string(random.integer(from, to)); };
  const double x = random.number(20.2, 21.1), y = random.number(42.5, 43.2);
  add(0.4, "bbox=" + std::to_string(x) + ',' + std::to_string(y) + ',' +
               std::to_string(x + random.number(0, 0.5)) + ',' + std::to_string(y + random.number(0, 0.5)));
  add(0.4, random.chance(0.3)
               ? "datetime=../2022-02-02T12:00:00Z"
               : "datetime=20" + number(19, 22) + "-0" + number(1, 9) + "-15/20" + number(23, 25) + "-06-30");
  add(0.3, "hours=" + number(12, 23) + '-' + number(0, 11));
  add(0.3, "weekdays=fri,sat");
  add(0.3, "municipality=38,none,99");
  add(0.2, "place=0,3,5,7,11,1000");
  add(0.3, "category=category_1,category_" + number(2, 12));
  add(0.2, "source=synthetic%20register%20" + number(1, 4));
  add(0.3, "severity=" + number(1, 3) + '-' + number(3, 5));
  add(0.2, "stage=none,reported,closed");
  return text;
}

incident_query parse(const std::string& text) {
  auto parameters = query_parameters::parse(text);
  return incident_query::take_from(parameters);
}

class Selection : public ::testing::Test {
 protected:
  void add(const std::vector<incident>& records) {
    incident_index::builder builder;
    for (const incident& each : records) builder.add(each);
    snapshot_ = std::move(builder).build({1});
  }
  std::vector<std::int64_t> ids(const incident_query& query,
                                std::span<const incident_id> text_matches = {}) const {
    const selection chosen(snapshot_, query, text_matches);
    EXPECT_TRUE(std::ranges::is_sorted(chosen.rows()));
    std::vector<std::int64_t> found;
    for (row each : chosen.rows()) found.push_back(snapshot_->ids()[each].value);
    std::ranges::sort(found);
    return found;
  }

  std::shared_ptr<const incident_index> snapshot_;
};

TEST_F(Selection, AgreesWithReadingEveryRecord) {
  random_incidents random(11);
  const auto records = random.many(5000);
  add(records);
  std::size_t total = 0;
  for (int trial = 0; trial < 150; ++trial) {
    const std::string text = random_query(random);
    SCOPED_TRACE(text);
    const incident_query query = parse(text);
    std::vector<std::int64_t> expected;
    for (const incident& each : records)
      if (matches(query, each)) expected.push_back(each.id.value);
    EXPECT_EQ(ids(query), expected);
    total += expected.size();
  }
  EXPECT_GT(total, 5000U);  // the queries are no empty ones
}

TEST_F(Selection, KeepsWhatLiesOnTheBordersOfABox) {
  random_incidents random(14);
  auto records = random.many(30'000);
  for (std::size_t i = 0; i < records.size(); i += 100) {
    constexpr lon_lat rim[]{{-180, 90}, {180, -90}, {0, 89}, {-180, 0}, {20.7, -90}, {180, 42.9}};
    records[i].location.point = rim[i / 100 % std::size(rim)];
  }
  add(records);
  std::vector<bounding_box> boxes{{-180, -90, 180, 90}, {20, 42, 22, 44},    {-180, 85.2, 180, 90},
                                  {-10, -90, 10, -86},  {180, -90, 180, 90}, {1, 1, 2, 2}};
  const auto point_of = [&] {
    for (;;)
      if (const auto& point = records[random.integer_below(records.size())].location.point) return *point;
  };
  for (int trial = 0; trial < 200; ++trial) {
    const lon_lat a = point_of(), b = point_of();
    boxes.push_back(
        {std::min(a.lon, b.lon), std::min(a.lat, b.lat), std::max(a.lon, b.lon), std::max(a.lat, b.lat)});
    boxes.push_back({a.lon, a.lat, a.lon, a.lat});
  }
  for (const bounding_box& box : boxes) {
    incident_query query;
    query.bbox = box;
    const auto expected =
        std::ranges::count_if(records, [&](const incident& each) { return matches(query, each); });
    EXPECT_EQ(ids(query).size(), static_cast<std::size_t>(expected))
        << box.west << ' ' << box.south << ' ' << box.east << ' ' << box.north;
  }
}

TEST_F(Selection, AgreesForAnyNumberOfCodesAndForAnyHours) {
  random_incidents random(12);
  auto records = random.many(5000);
  for (incident& each : records) each.category = "category_" + std::to_string(random.integer(1, 40));
  add(records);
  const auto expect_agreement = [&](const std::string& text) {
    SCOPED_TRACE(text);
    const incident_query query = parse(text);
    const auto expected =
        std::ranges::count_if(records, [&](const incident& each) { return matches(query, each); });
    EXPECT_EQ(ids(query).size(), static_cast<std::size_t>(expected));
  };
  std::string categories = "category=category_1";
  for (int last = 2; last <= 40; ++last) {
    expect_agreement(categories);
    categories += ",category_" + std::to_string(last);
  }
  for (int first = 0; first < 24; ++first)
    expect_agreement("hours=" + std::to_string(first) + '-' + std::to_string((first * 7 + 3) % 24));
}

TEST_F(Selection, LeavesOutNoBlockThatHoldsAMatch) {
  // Groups that are far apart and longer than a block, each with its own municipality, category and year.
  random_incidents random(13);
  auto records = random.many(9000);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const int group = static_cast<int>(i % 6);
    const std::string text = std::to_string(group);
    records[i].location.point = lon_lat{20.2 + group * 0.1, 42.6 + random.number(0, 0.01)};
    records[i].location.municipality = municipality_code{"group_" + text};
    records[i].category = "category_" + text;
    records[i].occurred =
        calendar_interval(std::chrono::year(2010 + group) / std::chrono::July / 1, time_precision::year);
  }
  add(records);
  for (int group = 0; group < 6; ++group) {
    const std::string text = std::to_string(group), year = std::to_string(2010 + group);
    EXPECT_EQ(ids(parse("municipality=group_" + text)).size(), 1500U);
    EXPECT_EQ(ids(parse("category=category_" + text)).size(), 1500U);
    EXPECT_EQ(ids(parse("datetime=" + year + "-01-01/" + year + "-12-31")).size(), 1500U);
    EXPECT_TRUE(ids(parse("municipality=group_" + text + "&datetime=../2009-12-31")).empty());
  }
}

TEST_F(Selection, OfNoConditionIsEverything) {
  add(random_incidents(12).many(100));
  EXPECT_EQ(ids({}).size(), 100U);
}

TEST_F(Selection, OfAnEmptyIndexIsEmpty) {
  add({});
  EXPECT_TRUE(ids({}).empty());
  EXPECT_TRUE(ids(parse("bbox=-180,-90,180,90&hours=0-24")).empty());
}

TEST_F(Selection, IncludesTheBordersOfTheBox) {
  std::vector<incident> corners;
  for (const lon_lat corner : {lon_lat{20.8, 42.9}, {20.9, 42.9}, {20.8, 43.0}, {20.9, 43.0}}) {
    incident record = random_incidents(1).one(static_cast<std::int64_t>(corners.size()) + 1);
    record.location.point = corner;
    corners.push_back(record);
  }
  add(corners);
  EXPECT_EQ(ids(parse("bbox=20.8,42.9,20.9,43")).size(), 4U);
  EXPECT_EQ(ids(parse("bbox=20.8,42.9,20.8,42.9")).size(), 1U);
  EXPECT_EQ(ids(parse("bbox=20.8000001,42.9,20.9,43")).size(), 2U);
}

TEST_F(Selection, FindsPositionsBeyondTheMercatorSquare) {
  incident pole = random_incidents(1).one(1);
  pole.location.point = lon_lat{180, 90};
  incident opposite = random_incidents(1).one(2);
  opposite.location.point = lon_lat{-180, -90};
  add({pole, opposite});
  EXPECT_EQ(ids(parse("bbox=-180,-90,180,90")).size(), 2U);
  EXPECT_EQ(ids(parse("bbox=170,86,180,90")), std::vector<std::int64_t>{1});
  EXPECT_TRUE(ids(parse("bbox=170,86,180,89")).empty());
}

TEST_F(Selection, TakesTheTextFromTheStore) {
  add(random_incidents(13).many(50));
  const std::vector<incident_id> found{{3}, {17}, {40}, {9999}};
  EXPECT_EQ(ids(parse("text=zve%C4%8Dan"), found), (std::vector<std::int64_t>{3, 17, 40}));
  EXPECT_TRUE(ids(parse("text=zve%C4%8Dan")).empty());
  EXPECT_EQ(ids({}, found).size(), 50U);  // no text: the ids mean nothing
}

TEST_F(Selection, HoldsItsSnapshotAlive) {
  add(random_incidents(14).many(20));
  const selection chosen(snapshot_, {});
  snapshot_.reset();
  EXPECT_EQ(chosen.index().size(), 20U);
}

}  // namespace
}  // namespace uramost::index
