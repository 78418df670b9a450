#include "intake/occurrence.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "intake/clock_text.hpp"
#include "intake/date_text.hpp"

namespace uramost::intake {
namespace {

using namespace std::chrono;

const time_point today = sys_days{2026y / November / 21} + hours{12};

std::string shown(const time_interval& read) {
  return to_rfc3339(read.begin) + "/" + to_rfc3339(read.end) + " " + std::string(to_string(read.precision));
}

/// The interval, or "field: reason".
std::string occurrence(const written_occurrence& written, date_order order = date_order::day_first) {
  try {
    return shown(read_occurrence(written, order, today));
  } catch (const error& refused) {
    return refused.field() + ": " + refused.what();
  }
}

TEST(Clock, IsReadAlikeWithAWordBeforeAndWithout) {
  const auto read = [](const std::string& text) {
    try {
      return read_clock(text);
    } catch (const error&) {
      return std::optional(written_clock{.hour = -1});
    }
  };
  for (int hour = 0; hour < 30; ++hour)
    for (int minute = 0; minute < 70; ++minute) {
      const std::string text = {static_cast<char>('0' + hour / 10), static_cast<char>('0' + hour % 10), ':',
                                static_cast<char>('0' + minute / 10), static_cast<char>('0' + minute % 10)};
      EXPECT_EQ(read(text), read("u " + text)) << text;
    }
}

TEST(Date, IsReadAlikeFromIsoWithAFullStopAndWithout) {
  const auto read = [](const std::string& text) {
    try {
      return read_date(text).date;
    } catch (const error&) {
      return year_month_day{};
    }
  };
  for (const char* year : {"1900", "2023", "2024"})
    for (int month = 0; month < 14; ++month)
      for (int day = 0; day < 33; ++day) {
        const std::string text =
            year + ("-" + std::to_string(100 + month).substr(1)) + "-" + std::to_string(100 + day).substr(1);
        EXPECT_EQ(read(text), read(text + ".")) << text;
      }
}

struct reading {
  const char* date;
  const char* time;
  const char* expected;
};

class Occurrence : public testing::TestWithParam<reading> {};

TEST_P(Occurrence, IsReadAsPeopleWriteIt) {
  const auto& [date, time, expected] = GetParam();
  EXPECT_EQ(occurrence({.date = date, .time = time, .date_end = "", .time_end = "", .precision = ""}),
            expected)
      << date << " | " << time;
}

constexpr const char* may_29 = "2023-05-28T22:00:00Z/2023-05-29T22:00:00Z day";
constexpr const char* may_29_2110 = "2023-05-29T19:10:00Z/2023-05-29T19:11:00Z minute";
constexpr const char* may_29_21h = "2023-05-29T19:00:00Z/2023-05-29T20:00:00Z hour";
constexpr const char* may_2023 = "2023-04-30T22:00:00Z/2023-05-31T22:00:00Z month";
constexpr const char* second_quarter = "2023-03-31T22:00:00Z/2023-06-30T22:00:00Z quarter";
constexpr const char* year_2023 = "2022-12-31T23:00:00Z/2023-12-31T23:00:00Z year";

INSTANTIATE_TEST_SUITE_P(
    Dates, Occurrence,
    testing::Values(reading{"29.05.2023", "", may_29}, reading{"29.05.2023.", "", may_29},
                    reading{"29.5.2023", "", may_29}, reading{"29. 5. 2023.", "", may_29},
                    reading{"29.5.23", "", may_29}, reading{"29.05.23.", "", may_29},
                    reading{"29/05/2023", "", may_29}, reading{"29-05-2023", "", may_29},
                    reading{"29–05–2023", "", may_29}, reading{"2023-05-29", "", may_29},
                    reading{"2023/05/29", "", may_29}, reading{"2023.05.29.", "", may_29},
                    reading{"05/29/2023", "", may_29}, reading{"20230529", "", may_29},
                    reading{" 29.05.2023. godine", "", may_29},
                    reading{"\xC2\xA0"
                            "29.05.2023.",
                            "", may_29},
                    reading{"29. maj 2023", "", may_29}, reading{"29 maj 2023", "", may_29},
                    reading{"29. maja 2023. god.", "", may_29}, reading{"29. мај 2023.", "", may_29},
                    reading{"29. МАЈА 2023", "", may_29}, reading{"29 May 2023", "", may_29},
                    reading{"May 29, 2023", "", may_29},
                    reading{"29th of May 2023", "", "date: '29th of May 2023' cannot be read as a date"},
                    reading{"29th May 2023", "", may_29}, reading{"29-May-2023", "", may_29},
                    reading{"29.V.2023.", "", may_29}, reading{"ponedeljak, 29.05.2023.", "", may_29},
                    reading{"e hënë, 29.05.2023", "", "date: 'e hënë, 29.05.2023' cannot be read as a date"},
                    reading{"45075", "", may_29}, reading{"2023-05-29 00:00:00", "", may_29},
                    reading{"maj 2023", "", may_2023}, reading{"мај 2023", "", may_2023},
                    reading{"Maj 2023.", "", may_2023}, reading{"05/2023", "", may_2023},
                    reading{"05.2023", "", may_2023}, reading{"5.2023.", "", may_2023},
                    reading{"2023-05", "", may_2023}, reading{"May 2023", "", may_2023},
                    reading{"2023 maj", "", may_2023}, reading{"Q2 2023", "", second_quarter},
                    reading{"2023-Q2", "", second_quarter}, reading{"2. kvartal 2023", "", second_quarter},
                    reading{"II квартал 2023", "", second_quarter},
                    reading{"tremujori 2 2023", "", second_quarter}, reading{"2023", "", year_2023},
                    reading{"2023.", "", year_2023}, reading{"2023. godina", "", year_2023}));

INSTANTIATE_TEST_SUITE_P(
    Times, Occurrence,
    testing::Values(
        reading{"29.05.2023.", "21:10", may_29_2110}, reading{"29.05.2023.", "21.10", may_29_2110},
        reading{"29.05.2023.", "21,10", may_29_2110}, reading{"29.05.2023.", "21h10", may_29_2110},
        reading{"29.05.2023.", "21:10h", may_29_2110}, reading{"29.05.2023.", "21:10 časova", may_29_2110},
        reading{"29.05.2023.", "2110", may_29_2110}, reading{"29.05.2023.", "9:10 PM", may_29_2110},
        reading{"29.05.2023.", "9:10 p.m.", may_29_2110}, reading{"29.05.2023.", "u 21:10", may_29_2110},
        reading{"29.05.2023.", "ora 21:10", may_29_2110}, reading{"29.05.2023.", "0.881944", may_29_2110},
        reading{"29.05.2023.", "21:10:05", "2023-05-29T19:10:05Z/2023-05-29T19:10:06Z second"},
        reading{"29.05.2023.", "21", may_29_21h}, reading{"29.05.2023.", "21h", may_29_21h},
        reading{"29.05.2023.", "21 sat", may_29_21h}, reading{"29.05.2023.", "9 PM", may_29_21h},
        reading{"29.05.2023.", "oko 21h", may_29_21h}, reading{"29.05.2023.", "око 21:10", may_29_21h},
        reading{"29.05.2023.", "rreth orës 21", may_29_21h}, reading{"29.05.2023.", "~21:10", may_29_21h},
        reading{"29.05.2023.", "nepoznato", may_29}, reading{"29.05.2023.", "-", may_29},
        reading{"29.05.2023.", "e panjohur", may_29},
        reading{"29.05.2023.", "24:00", "2023-05-29T22:00:00Z/2023-05-29T22:01:00Z minute"},
        reading{"29.05.2023.", "12:30 AM", "2023-05-28T22:30:00Z/2023-05-28T22:31:00Z minute"},
        reading{"29.05.2023. 21:10", "", may_29_2110}, reading{"29.05.2023. u 21:10 h", "", may_29_2110},
        reading{"29.05.2023, 21h", "", may_29_21h}, reading{"29. maj 2023. 21:10", "", may_29_2110},
        reading{"2023-05-29T21:10", "", may_29_2110}, reading{"2023-05-29T21:10+02:00", "", may_29_2110},
        reading{"2023-05-29T19:10Z", "", may_29_2110}, reading{"2023-05-29 21:10", "", may_29_2110},
        reading{"2023-05-29T19:10:30Z", "", "2023-05-29T19:10:30Z/2023-05-29T19:10:31Z second"},
        reading{"2023/05/29 21:10:00", "", "2023-05-29T19:10:00Z/2023-05-29T19:10:01Z second"},
        reading{"45075.88194444", "", may_29_2110}, reading{"45075,88194444", "", may_29_2110},
        reading{"2023-05-29 00:00:00", "21:10", may_29_2110},
        reading{"29.05.2023.", "00:00", "2023-05-28T22:00:00Z/2023-05-28T22:01:00Z minute"},
        // The hour that comes twice: the offset tells which one.
        reading{"2023-10-29T02:30+01:00", "", "2023-10-29T01:30:00Z/2023-10-29T01:31:00Z minute"},
        reading{"2023-10-29T02:30+02:00", "", "2023-10-29T00:30:00Z/2023-10-29T00:31:00Z minute"}));

INSTANTIATE_TEST_SUITE_P(
    Refusals, Occurrence,
    testing::Values(
        reading{"", "", "date: there is no date"}, reading{"nepoznato", "", "date: there is no date"},
        reading{"31.02.2021.", "", "date: '31.02.2021.' is no date: that month has 28 days"},
        reading{"29.02.2021", "", "date: '29.02.2021' is no date: that month has 28 days"},
        reading{"12.13.2021.", "", "date: '12.13.2021.' is no date: there is no month 13"},
        reading{"00.05.2021.", "", "date: '00.05.2021.' is no date: that month has 31 days"},
        reading{"29.05.", "", "date: '29.05.' cannot be read as a date"},
        reading{"29.05. 21:10", "", "date: '29.05. 21:10' cannot be read as a date"},
        reading{"juče", "", "date: 'juče' cannot be read as a date"},
        reading{"12-13.05.2021", "", "date: '12-13.05.2021' cannot be read as a date"},
        reading{"12.13.05.2021", "", "date: '12.13.05.2021' cannot be read as a date"},
        reading{"12.05.2021 - 13.05.2021", "", "date: '13.05.2021' cannot be read as a time of day"},
        reading{"29.05. 21h", "", "date: 'h' cannot be read as a time of day"},
        reading{"29.05.1823", "", "date: the date is before 1900"},
        reading{"23.11.2026", "", "date: the date lies in the future"},
        reading{"29.05.2203", "", "date: the date lies in the future"},
        reading{"29.05.2023", "25:00", "time: '25:00' cannot be read as a time of day: a day has 24 hours"},
        reading{"29.05.2023", "24:10", "time: '24:10' cannot be read as a time of day: a day has 24 hours"},
        reading{"29.05.2023", "12:60",
                "time: '12:60' cannot be read as a time of day: an hour has 60 minutes"},
        reading{"29.05.2023", "13:00 PM",
                "time: '13:00 PM' cannot be read as a time of day: AM and PM go with hours 1 to 12"},
        reading{"29.05.2023", "uveče", "time: 'uveče' cannot be read as a time of day"},
        reading{
            "29.05.2023", "0.25",
            "time: '0.25' cannot be read as a time of day: it may mean 00:25 or a quarter of a day, 06:00"},
        reading{"29.05.2023 25:00", "", "date: '25:00' cannot be read as a time of day: a day has 24 hours"},
        reading{"maj 2023", "21:10", "time: a time of day needs a whole date, not 'maj 2023'"}));

TEST(Occurrence, AcceptsTomorrowForClocksThatAreWrong) {
  EXPECT_THAT(
      occurrence({.date = "22.11.2026", .time = "23:59", .date_end = {}, .time_end = {}, .precision = {}}),
      testing::HasSubstr("minute"));
}

TEST(Occurrence, ReadsSlashesDayFirstUnlessTold) {
  const written_occurrence written{
      .date = "05/06/2023", .time = {}, .date_end = {}, .time_end = {}, .precision = {}};
  EXPECT_EQ(occurrence(written), "2023-06-04T22:00:00Z/2023-06-05T22:00:00Z day");
  EXPECT_EQ(occurrence(written, date_order::month_first), "2023-05-05T22:00:00Z/2023-05-06T22:00:00Z day");
  const written_occurrence dotted{
      .date = "05.06.2023", .time = {}, .date_end = {}, .time_end = {}, .precision = {}};
  EXPECT_EQ(occurrence(dotted, date_order::month_first), occurrence(written)) << "dots are always day first";
}

TEST(Occurrence, KnowsTheMonthsOfAllLanguages) {
  const char* names[12][5] = {{"januar", "јануара", "janar", "January", "jan"},
                              {"februar", "фебруара", "shkurt", "February", "shk"},
                              {"mart", "марта", "mars", "March", "mar"},
                              {"april", "априла", "prill", "April", "apr"},
                              {"maj", "маја", "maj", "May", "maj"},
                              {"jun", "јуна", "qershor", "June", "qer"},
                              {"jul", "јула", "korrik", "July", "korr"},
                              {"avgust", "августа", "gusht", "August", "avg"},
                              {"septembar", "септембра", "shtator", "September", "sep"},
                              {"oktobar", "октобра", "tetor", "October", "okt"},
                              {"novembar", "новембра", "nëntor", "November", "nov"},
                              {"decembar", "децембра", "dhjetor", "December", "dec"}};
  for (unsigned month = 1; month <= 12; ++month)
    for (const char* name : names[month - 1]) {
      const written_date read = read_date(std::string("7. ") + name + " 2020");
      EXPECT_EQ(read.date, 2020y / std::chrono::month{month} / 7) << name;
    }
}

TEST(Occurrence, AgreesWithTheCalendarOnEveryDayOfACentury) {
  for (sys_days day = 1950y / January / 1; day < sys_days{2026y / January / 1}; day += days{1}) {
    const year_month_day date{day};
    char dotted[32], iso[32];
    std::snprintf(dotted, sizeof dotted, "%u.%u.%d.", static_cast<unsigned>(date.day()),
                  static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
    std::snprintf(iso, sizeof iso, "%d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    ASSERT_EQ(read_date(dotted).date, date) << dotted;
    ASSERT_EQ(read_date(iso).date, date) << iso;
    const auto serial = std::to_string((day - sys_days{1899y / December / 30}).count());
    ASSERT_EQ(read_date(serial).date, date) << serial;
  }
}

TEST(Occurrence, SpansANightAndIsThenKnownToTheDay) {
  EXPECT_EQ(occurrence({.date = "29.05.2023",
                        .time = "22:00",
                        .date_end = "30.05.2023",
                        .time_end = "06:30",
                        .precision = {}}),
            "2023-05-29T20:00:00Z/2023-05-30T04:30:00Z day");
  EXPECT_EQ(
      occurrence(
          {.date = "29.05.2023", .time = "22:00", .date_end = "", .time_end = "06:30", .precision = {}}),
      "2023-05-29T20:00:00Z/2023-05-30T04:30:00Z day");
  EXPECT_EQ(
      occurrence(
          {.date = "29.05.2023", .time = "22:00", .date_end = "", .time_end = "22:40", .precision = {}}),
      "2023-05-29T20:00:00Z/2023-05-29T20:40:00Z hour");
  EXPECT_EQ(
      occurrence(
          {.date = "01.05.2023", .time = "", .date_end = "09.05.2023", .time_end = "", .precision = {}}),
      "2023-04-30T22:00:00Z/2023-05-09T22:00:00Z month");
  EXPECT_EQ(
      occurrence(
          {.date = "01.05.2023", .time = "", .date_end = "01.05.2023", .time_end = "", .precision = {}}),
      "2023-04-30T22:00:00Z/2023-05-01T22:00:00Z day");
}

TEST(Occurrence, RefusesAnEndBeforeItsBegin) {
  EXPECT_EQ(
      occurrence(
          {.date = "29.05.2023", .time = "22:00", .date_end = "28.05.2023", .time_end = "", .precision = {}}),
      "date_end: the end is before the begin");
  EXPECT_EQ(occurrence({.date = "29.05.2023",
                        .time = "22:00",
                        .date_end = "29.05.2023",
                        .time_end = "21:00",
                        .precision = {}}),
            "date_end: the end is before the begin");
}

TEST(Occurrence, IsAsCoarseAsTheRegisterSaysButNeverFiner) {
  const auto with = [](std::string_view precision) {
    return occurrence(
        {.date = "29.05.2023", .time = "21:10", .date_end = {}, .time_end = {}, .precision = precision});
  };
  EXPECT_EQ(with("day"), may_29);
  EXPECT_EQ(with("dan"), may_29);
  EXPECT_EQ(with("Ditë"), may_29);
  EXPECT_EQ(with("сат"), may_29_21h);
  EXPECT_EQ(with("month"), may_2023);
  EXPECT_EQ(with("year"), year_2023);
  EXPECT_EQ(with("second"), may_29_2110);
  EXPECT_EQ(with(""), may_29_2110);
  EXPECT_EQ(with("roughly"),
            "time_precision: 'roughly' is not second, minute, hour, day, month, quarter or year");
}

TEST(Occurrence, RefusesWhatIsTooLongToBeADate) {
  EXPECT_THROW(read_date(std::string(100'000, '1')), error);
  EXPECT_THROW(read_date("29." + std::string(90, '0') + "5.2023"), error);
  EXPECT_THROW(read_clock(std::string(1000, '9')), error);
}

}  // namespace
}  // namespace uramost::intake
