#include "planning/ledger.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "../expect_error.hpp"
#include "planning/track_matching.hpp"
#include "planning/visit_reader.hpp"

namespace uramost::planning {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto monday = std::chrono::year(2026) / 3 / 23;  // synthetic; the clock changes on the 29th
constexpr lon_lat bridge{20.86, 42.89}, market{20.88, 42.89};

time_point at(int hour, int minute = 0, int day = 0) {
  return from_belgrade(std::chrono::sys_days(monday) + std::chrono::days(day), hour, minute);
}

plan night_plan() {
  plan made;
  made.shifts = {{"Night", {22, 5}, {}}};
  made.points.resize(2);
  made.points[0].name = "Ura · Most";
  made.points[0].at = bridge;
  made.points[0].municipality = municipality_code{"38"};
  made.points[1].name = "Пијаца";
  made.points[1].at = market;
  made.points[1].municipality = municipality_code{"30"};
  return made;
}

time_range days_from_monday(int count) { return {at(0), at(0, 0, count)}; }

recorded_visit visit_at(lon_lat place, time_point begin, std::chrono::minutes long_ = 12min,
                        std::vector<std::string> languages = {}) {
  return {.begin = begin,
          .end = begin + long_,
          .at = place,
          .unit = "synthetic",
          .languages = std::move(languages)};
}

TEST(Ledger, PlansAVisitInEveryFullTimeOfAShift) {
  const ledger nothing_done = make_ledger(night_plan(), {}, days_from_monday(2));
  EXPECT_EQ(nothing_done.total.planned, 2U * 2 * 3);  // points, nights, two-hour times in seven hours
  EXPECT_EQ(nothing_done.total.kept, 0U);
  EXPECT_EQ(nothing_done.by_point[0].longest_gap_min, 420);
  EXPECT_THAT(nothing_done.gaps, SizeIs(4));

  plan rare = night_plan();
  rare.stops.every_min = 600;
  EXPECT_EQ(make_ledger(rare, {}, days_from_monday(2)).total.planned, 4U);
}

TEST(Ledger, KeepsAPlannedVisitWhenSomebodyWasThereInItsTime) {
  const std::vector<recorded_visit> done{visit_at(bridge, at(22, 30), 12min, {"sr"}),
                                         visit_at(bridge, at(23, 10)),
                                         visit_at(bridge, at(1, 55, 1), 12min, {"sr", "sq"}),
                                         visit_at(market, at(12)), visit_at({21.2, 42.6}, at(23))};
  const ledger made = make_ledger(night_plan(), done, days_from_monday(1));
  EXPECT_EQ(made.by_point[0].visits, 3U);
  EXPECT_EQ(made.by_point[0].kept, 3U);  // 22-00 by two, 00-02 and 02-04 by the one that stayed over two
  EXPECT_EQ(made.by_point[0].minutes, 36);
  EXPECT_EQ(made.by_point[0].longest_gap_min, 173);  // from 02:07 to 05:00
  EXPECT_EQ(made.total.visits, 4U);
  EXPECT_EQ(made.total.kept, 3U);
  EXPECT_EQ(made.off_duty, 1U);
  EXPECT_EQ(made.elsewhere, 1U);
  EXPECT_EQ(made.at_night, 3U);
  EXPECT_DOUBLE_EQ(made.hours_by_language.at("sr"), 0.4);
  EXPECT_DOUBLE_EQ(made.hours_by_language.at("sq"), 0.2);
  EXPECT_EQ(made.by_municipality.at("38"), made.by_point[0]);
  EXPECT_EQ(made.gaps.front().end - made.gaps.front().begin, 7h);  // the market's night comes first
}

TEST(Ledger, CountsAVisitAfterMidnightWithTheNightItBelongsTo) {
  const std::vector<recorded_visit> done{visit_at(bridge, at(2, 0, 1))};
  EXPECT_EQ(make_ledger(night_plan(), done, days_from_monday(1)).total.visits, 1U);
  EXPECT_EQ(make_ledger(night_plan(), done, {at(0, 0, 1), at(0, 0, 2)}).total.visits, 0U);
}

TEST(Ledger, FollowsWeekdaysPointsAndTheClock) {
  plan one = night_plan();
  one.shifts = {{"Day", {8, 16}, {2, 7}}, {"Night", {22, 5}, {6}}};
  one.points[1].shifts = {1};
  const auto turns = turns_in(one, days_from_monday(7));
  ASSERT_THAT(turns, SizeIs(3));
  EXPECT_EQ(turns[0].begin, at(8, 0, 1));
  EXPECT_EQ(turns[1].end - turns[1].begin, 6h);  // an hour is skipped on the 29th
  const ledger made = make_ledger(one, {}, days_from_monday(7));
  EXPECT_EQ(made.by_point[0].planned, 4U + 3 + 4);
  EXPECT_EQ(made.by_point[1].planned, 3U);
  EXPECT_THAT(turns_in({}, days_from_monday(3)), SizeIs(3));  // without shifts, all day
}

TEST(Ledger, RefusesTimesWithoutEnd) {
  EXPECT_EQ(expect_error(error_kind::invalid_input,
                         [] {
                           make_ledger({}, {}, {at(0), {}});
                         })
                .field(),
            "datetime");
  expect_error(error_kind::invalid_input, [] { make_ledger({}, {}, {at(0), at(0) + 100'000h}); });
  expect_error(error_kind::invalid_input, [] { make_ledger({}, {}, days_from_monday(1), 0); });
  EXPECT_EQ(make_ledger({}, std::vector{visit_at(bridge, at(3))}, days_from_monday(1)).elsewhere, 1U);
}

/// The plain way: minute by minute.
TEST(Ledger, AgreesWithEveryMinuteLookedAt) {
  std::mt19937 random(5);
  for (int round = 0; round < 30; ++round) {
    plan one = night_plan();
    one.shifts = {{"A", {static_cast<int>(random() % 24), 1 + static_cast<int>(random() % 24)}, {}},
                  {"B", {22, 5}, {1, 4}}};
    one.points[0].shifts = {random() % 2};
    one.stops.every_min = 20 + static_cast<int>(random() % 200);
    std::vector<recorded_visit> done;
    for (int i = 0; i < 60; ++i)
      done.push_back(visit_at(random() % 2 ? bridge : market, at(0) + std::chrono::minutes(random() % 10'000),
                              std::chrono::minutes(random() % 40)));
    const ledger made = make_ledger(one, done, days_from_monday(5));

    for (std::size_t point = 0; point < 2; ++point) {
      std::uint64_t planned = 0, kept = 0;
      int longest = 0;
      std::size_t gaps = 0;
      for (const shift_turn& turn : turns_in(one, days_from_monday(5))) {
        if (!one.points[point].shifts.empty() && one.points[point].shifts[0] != turn.shift) continue;
        const auto length = std::chrono::duration_cast<std::chrono::minutes>(turn.end - turn.begin).count();
        const auto there = [&](time_point when) {
          return std::ranges::any_of(done, [&](const recorded_visit& each) {
            return each.at == one.points[point].at && each.begin <= when && when <= each.end;
          });
        };
        const auto windows = std::max<long>(1, length / one.stops.every_min);
        for (long w = 0; w < windows; ++w) {
          bool somebody = false;
          for (long m = w * one.stops.every_min; m < std::min(length, (w + 1) * one.stops.every_min); ++m)
            somebody |= there(turn.begin + std::chrono::minutes(m));
          ++planned;
          kept += somebody;
        }
        int alone = 0;
        for (long m = 0; m < length; ++m) {  // a minute counts when nobody is there at either end or within
          const time_point begin = turn.begin + std::chrono::minutes(m);
          const bool covered = there(begin + 30s);
          alone = covered ? 0 : alone + 1;
          if (!covered && m > 0 && there(begin)) alone = 1;
          longest = std::max(longest, alone);
          if (alone == one.stops.every_min + 1) ++gaps;
        }
      }
      EXPECT_EQ(made.by_point[point].planned, planned);
      EXPECT_EQ(made.by_point[point].kept, kept);
      EXPECT_EQ(made.by_point[point].longest_gap_min.value_or(0), longest);
      EXPECT_EQ(std::ranges::count(made.gaps, point, &ledger_gap::point), static_cast<std::ptrdiff_t>(gaps));
    }
  }
}

std::vector<track_fix> standing(lon_lat place, time_point begin, std::chrono::seconds long_,
                                std::chrono::seconds every = 20s) {
  std::vector<track_fix> fixes;
  for (auto passed = 0s; passed <= long_; passed += every)
    fixes.push_back(
        {begin + passed, {place.lon + 1e-4 * static_cast<double>(passed / every % 3), place.lat}});
  return fixes;
}

std::vector<track_fix> joined(std::vector<track_fix> a, const std::vector<track_fix>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(TrackMatching, TellsAStayFromPassing) {
  const auto points = night_plan().points;
  const auto stays =
      stays_in(joined(standing(bridge, at(22), 10min), standing(market, at(22, 15), 2min)), points);
  ASSERT_THAT(stays, SizeIs(1));
  EXPECT_EQ(stays[0].at, bridge);
  EXPECT_EQ(stays[0].begin, at(22));
  EXPECT_EQ(stays[0].end, at(22, 10));
  EXPECT_THAT(stays_in(standing(market, at(22), 2min), points, {.least = 100s}), SizeIs(1));
  EXPECT_THAT(stays_in(standing(bridge, at(22), 3min), points), SizeIs(1));
  EXPECT_THAT(stays_in(standing(bridge, at(22), 160s), points), IsEmpty());
}

TEST(TrackMatching, TakesOnlyWhatIsNear) {
  const auto points = night_plan().points;
  const lon_lat beside{bridge.lon, bridge.lat + 0.00135};  // 150 m
  EXPECT_THAT(stays_in(standing(beside, at(22), 10min), points), IsEmpty());
  EXPECT_THAT(stays_in(standing(beside, at(22), 10min), points, {.near_m = 160}), SizeIs(1));
}

TEST(TrackMatching, KnowsNothingOfAnHourWithoutPositions) {
  const auto points = night_plan().points;
  const auto track = joined(standing(bridge, at(22), 5min), standing(bridge, at(23, 5), 5min));
  EXPECT_THAT(stays_in(track, points), SizeIs(2));
  EXPECT_THAT(stays_in(track, points, {.longest_silence = 2h}), SizeIs(1));
  auto shuffled = track;
  std::ranges::shuffle(shuffled, std::mt19937(1));
  EXPECT_EQ(stays_in(shuffled, points), stays_in(track, points));
  EXPECT_THAT(stays_in({}, points), IsEmpty());
}

class VisitReader : public testing::Test {
 protected:
  ~VisitReader() override { std::filesystem::remove(file_); }
  read_visits read(std::string_view text) {
    std::ofstream(file_, std::ios::binary) << text;
    return read_visit_file(file_, night_plan(), {}, "Alpha", {"sq"});
  }
  std::filesystem::path file_ =
      std::filesystem::temp_directory_path() / ("uramost-visits-" + std::to_string(::getpid()));
};

TEST_F(VisitReader, ReadsATableByNameOrPlace) {
  const auto [visits, rejected] = read(
      "Time,Point,lon,lat,minutes,end,unit,languages\n"
      "2026-03-23T22:10,PIJACA,,,12,,B,\"sr, sq\"\n"
      "2026-03-23T22:40:00Z,ura · most,,,,2026-03-23T22:55Z,,\n"
      "2026-03-23 23:00,,20.5,42.5,,,,\n"
      "2026-03-23T22:10,Nowhere,,,,,,\n"
      "yesterday,Ura · Most,,,,,,\n"
      "2026-03-23T22:10,,200,42,,,,\n"
      "2026-03-23T22:10,Ura · Most,,,-3,,,\n"
      "2026-03-23T22:10,Ura · Most,,,,2026-03-23T22:00,,\n"
      "2026-03-23T22:10,Ura · Most,,,5,,,=cmd|x\n");
  ASSERT_THAT(visits, SizeIs(3)) << rejected.front().reason;
  EXPECT_EQ(visits[0], (recorded_visit{at(22, 10), at(22, 22), market, "B", {"sr", "sq"}}));
  EXPECT_EQ(visits[2].at, (lon_lat{20.5, 42.5}));
  EXPECT_EQ(visits[1],
            (recorded_visit{
                from_belgrade(monday, 23, 40), from_belgrade(monday, 23, 55), bridge, "Alpha", {"sq"}}));
  EXPECT_THAT(rejected.back().reason, HasSubstr("=cmd|x"));
  EXPECT_THAT(rejected, SizeIs(6));
}

TEST_F(VisitReader, FindsStaysInATrack) {
  std::string gpx = "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"synthetic\"><trk><trkseg>";
  for (int minute = 0; minute < 8; ++minute)
    gpx += "<trkpt lat=\"42.8901\" lon=\"20.8601\"><time>2026-03-23T21:0" + std::to_string(minute) +
           ":00Z</time></trkpt>";
  const auto [visits, rejected] = read(gpx + "<trkpt lat=\"42.8901\" lon=\"20.8601\"/></trkseg></trk></gpx>");
  ASSERT_THAT(visits, SizeIs(1));
  EXPECT_EQ(visits[0], (recorded_visit{at(22), at(22, 7), bridge, "Alpha", {"sq"}}));
  EXPECT_THAT(rejected, SizeIs(1));  // the position without a time
}

TEST_F(VisitReader, RefusesOtherFiles) {
  for (const char* text : {"", "a,b\n1,2\n", "<?xml version=\"1.0\"?><gpx version=\"1.1\"><trk>",
                           "\x7f"
                           "ELF\1\2\3"})
    expect_error(error_kind::invalid_input, [&] { read(text); });
}

TEST(Languages, AreTagsWithBlanksOrCommasBetween) {
  EXPECT_THAT(parse_languages(" sr, sq-Latn;rom  sr"), ElementsAre("sr", "sq-Latn", "rom"));
  EXPECT_THAT(parse_languages(""), IsEmpty());
  for (const char* text : {"s", "srpski jezik, ć", "<b>", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t"})
    expect_error(error_kind::invalid_input, [&] { parse_languages(text); });
}

}  // namespace
}  // namespace uramost::planning
