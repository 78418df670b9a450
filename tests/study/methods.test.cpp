#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "analysis/areal/global_autocorrelation.hpp"
#include "asked_incidents.hpp"
#include "core/error.hpp"
#include "study/method.hpp"
#include "study/units.hpp"
#include "study/words.hpp"

namespace uramost::study {
namespace {

outcome carry_out(const char* id, const question& asked, const char* given = "") {
  const method& of = method_of(id);
  settings set = defaults(of.parameters, given);
  return of.carry_out(asked, set);
}

/// What has to be said of a method that has no answer without, and few permutations.
settings quick(const method& of) {
  std::string given = of.id == "effect" ? "treated=12&control=29&began=2024-07-01/2024-12-31" : "";
  for (const parameter& each : of.parameters)
    if (each.name == "permutations") given += "permutations=99";
  return defaults(of.parameters, given.c_str());
}

double fact(const outcome& of, std::string_view code) {
  for (const auto& [name, value] : of.facts)
    if (name == code)
      return std::holds_alternative<double>(value) ? std::get<double>(value)
                                                   : static_cast<double>(std::get<std::int64_t>(value));
  ADD_FAILURE() << "no fact " << code;
  return 0;
}

/// All over Leposaviq/Leposavić, and many around one place in it.
asked_incidents with_a_cluster() {
  asked_incidents made(5);
  made.add_anywhere("12", 240);
  made.add_around({20.803, 43.104}, 0.006, 120);
  return made;
}

std::string all_codes() {
  std::string text;
  for (const auto& each : geodata::built_in_boundaries().municipalities)
    text += (text.empty() ? "" : ",") + each.code.value;
  return text;
}

asked_incidents evenly() {
  asked_incidents made(7);
  made.add_anywhere("12", 400);
  return made;
}

TEST(methods, know_their_words_for_all_that_they_answer) {
  auto incidents = with_a_cluster();
  for (const method& each : methods()) {
    settings set = quick(each);
    outcome made;
    try {
      made = each.carry_out(incidents.ask(), set);
    } catch (const error& refused) {
      ADD_FAILURE() << each.id << ": " << refused.what();
      continue;
    }
    const auto expect_known = [&](std::string_view group, const std::string& code) {
      const auto all = nlohmann::json::parse(all_words(language::en));
      EXPECT_TRUE(all[std::string(group)].contains(code)) << each.id << ": " << group << ' ' << code;
    };
    for (const auto& [code, value] : made.facts) expect_known("facts", code);
    for (const auto& column : made.table.columns) expect_known("columns", column);
    for (const auto& one : made.classes) expect_known("classes", one.code);
    for (const auto& one : made.caveats) expect_known("caveats", one.code);
    for (const auto& one : made.charts) {
      expect_known("charts", one.code);
      if (const auto* lines = std::get_if<line_chart>(&one.drawn))
        for (const auto& [code, values] : lines->lines) {
          expect_known("lines", code);
          EXPECT_EQ(values.size(), lines->x.size()) << each.id;
        }
    }
    for (const auto& row : made.table.rows) EXPECT_EQ(row.size(), made.table.columns.size()) << each.id;
    for (const mark& one : made.marks) {
      EXPECT_LT(one.mark_class, made.classes.size());
      EXPECT_LT(one.row, made.table.rows.size());
    }
    EXPECT_GT(made.said.n, 0U) << each.id;
  }
}

TEST(methods, refuse_with_the_number_they_need_when_there_are_too_few_incidents) {
  asked_incidents incidents;
  incidents.add_anywhere("12", 2);
  for (const method& each : methods()) {
    settings set = quick(each);
    try {
      each.carry_out(incidents.ask(), set);
      ADD_FAILURE() << each.id << " answered";
    } catch (const error& refused) {
      EXPECT_EQ(refused.field(), "n") << each.id << ": " << refused.what();
      EXPECT_THAT(refused.what(), testing::HasSubstr("at least"));
    }
  }
}

TEST(hot_spots, are_found_where_they_were_planted) {
  auto incidents = with_a_cluster();
  const outcome made = carry_out("gi-star", incidents.ask(), "neighbours=queen&region=12");
  EXPECT_TRUE(made.said.distinguishable());
  ASSERT_GT(fact(made, "hot"), 0);
  for (const mark& each : made.marks) {
    if (made.classes[each.mark_class].code != "hot_99") continue;
    const lon_lat corner = std::get<std::vector<geodata::polygon>>(each.shape)[0].exterior[0];
    EXPECT_LT(distance_m(corner, {20.803, 43.104}), 6'000);
  }
}

TEST(hot_spots, hold_as_many_incidents_as_there_are) {
  auto incidents = with_a_cluster();
  const outcome made = carry_out("gi-star", incidents.ask(),
                                 ("units=municipality&neighbours=queen&region=" + all_codes()).c_str());
  std::int64_t sum = 0;
  for (const auto& row : made.table.rows) sum += std::get<std::int64_t>(row[2]);
  EXPECT_EQ(sum, 360);
}

TEST(clusters, of_evenly_spread_incidents_are_not_distinguishable_from_chance) {
  auto incidents = evenly();
  for (const char* id : {"local-moran", "gi-star"}) {
    const outcome made = carry_out(id, incidents.ask(), "region=12&cell_m=2000&neighbours=queen");
    EXPECT_FALSE(made.said.distinguishable()) << id;
  }
  const outcome neighbours = carry_out("nearest-neighbours", incidents.ask(), "region=12");
  EXPECT_NEAR(fact(neighbours, "clark_evans_r"), 1, 0.1);
}

TEST(clusters, have_the_global_moran_of_their_cells) {
  auto incidents = with_a_cluster();
  const question asked = incidents.ask();
  const outcome made = carry_out("local-moran", asked, "neighbours=queen&cell_m=2000");
  settings set = defaults({region_parameter()});
  const region where(asked, set);
  const units cells(where, unit_kind::square, 2'000);
  const auto direct =
      analysis::global_moran(cells.count(seen_in(where, *asked.incidents())),
                             cells.touching().styled(analysis::weight_style::row_standardised));
  EXPECT_NEAR(fact(made, "moran_i"), direct.statistic, 1e-12);
}

TEST(near_repeats, are_found_where_every_incident_was_repeated) {
  asked_incidents incidents(11);
  using namespace std::chrono;
  for (int i = 0; i < 80; ++i) {
    const lon_lat at{incidents.number(20.7, 20.9), incidents.number(42.95, 43.1)};
    const time_point when = incidents.any_time();
    incidents.add(at, when);
    incidents.add({at.lon + 0.0005, at.lat}, when + hours(30));
  }
  const outcome made = carry_out("near-repeat", incidents.ask());
  EXPECT_TRUE(made.said.distinguishable());
  EXPECT_GE(fact(made, "flagged"), 1);
}

time_point day(int year, unsigned month, unsigned day_of_month) {
  using namespace std::chrono;
  return sys_days{std::chrono::year{year} / month / day_of_month} + hours(11);
}

/// A column of the row whose first cell is this text.
double number_of(const outcome& of, const std::string& first, const std::string& column) {
  const auto position =
      static_cast<std::size_t>(std::ranges::find(of.table.columns, column) - of.table.columns.begin());
  for (const auto& row : of.table.rows)
    if (row[0] == analysis::cell(first)) {
      const auto* whole = std::get_if<std::int64_t>(&row[position]);
      return whole ? static_cast<double>(*whole) : std::get<double>(row[position]);
    }
  ADD_FAILURE() << "no row " << first;
  return 0;
}

TEST(periods, compare_a_year_with_the_year_before) {
  asked_incidents incidents(13);
  for (int i = 0; i < 40; ++i) incidents.add({20.80, 43.10}, day(2023, 1 + i % 12, 5));
  for (int i = 0; i < 90; ++i) incidents.add({20.80, 43.10}, day(2024, 1 + i % 12, 5));
  for (int i = 0; i < 50; ++i) incidents.add({20.69, 42.91}, day(2023 + i % 2, 1 + i / 2 % 12, 7));
  const outcome made =
      carry_out("periods", incidents.ask(),
                "comparison=own&period=2024-01-01/2024-12-31&period_before=2023-01-01/2023-12-31");
  EXPECT_EQ(number_of(made, "12", "now"), 90);
  EXPECT_EQ(number_of(made, "12", "before"), 40);
  // 2024 had a day more.
  EXPECT_NEAR(number_of(made, "12", "ratio"), 90.0 / 366 / (40.0 / 365), 1e-12);
  EXPECT_NEAR(fact(made, "ratio"), 115.0 / 366 / (65.0 / 365), 1e-12);
  EXPECT_LT(number_of(made, "12", "p_adjusted"), 0.001);
  for (const mark& each : made.marks)
    if (made.classes[each.mark_class].code == "rise") {
      EXPECT_EQ(made.table.rows[each.row][0], analysis::cell(std::string("12")));
    }
}

TEST(rhythm, shares_a_day_out_over_its_hours_and_keeps_the_hour_of_what_is_known) {
  asked_incidents incidents(17);
  for (int i = 0; i < 35; ++i)
    incidents.add({20.80, 43.10}, day(2024, 1, 1) + std::chrono::days(7 * i));  // Mondays, noon
  const outcome made = carry_out("rhythm", incidents.ask());
  const auto& week = std::get<matrix_chart>(made.charts[0].drawn);
  // 11 h UTC is noon in winter and 13 h in summer.
  EXPECT_NEAR(week.values[12] + week.values[13], 35, 1e-9);
  EXPECT_TRUE(made.said.distinguishable());
}

TEST(alarms, name_the_municipality_whose_last_weeks_are_out_of_line) {
  asked_incidents incidents(19);
  for (int week = 0; week < 56; ++week) {
    const time_point when = day(2023, 12, 4) + std::chrono::days(7 * week);
    for (int i = 0; i < (week >= 52 ? 9 : 2); ++i) incidents.add({20.80, 43.10}, when);
    for (int i = 0; i < 2; ++i) incidents.add({20.69, 42.91}, when);
  }
  const outcome made = carry_out("alarms", incidents.ask());
  EXPECT_EQ(number_of(made, "12", "now"), 36);
  EXPECT_NEAR(number_of(made, "12", "expected"), 8, 0.5);
  for (const mark& each : made.marks)
    EXPECT_EQ(made.classes[each.mark_class].code == "alarm",
              made.table.rows[each.row][0] == analysis::cell(std::string("12")));
}

TEST(back_test, says_that_a_lasting_hot_spot_would_have_predicted) {
  asked_incidents incidents(23);
  incidents.add_anywhere("12", 300);
  incidents.add_around({20.803, 43.104}, 0.004, 300);
  const outcome made = carry_out("back-test", incidents.ask(), "region=12&bandwidth_m=1500");
  EXPECT_TRUE(made.said.distinguishable());
  EXPECT_GT(fact(made, "pai"), 5);
  // Half of all incidents, and what chance puts there besides.
  EXPECT_NEAR(number_of(made, "kernel", "hit_rate"), 40, 15);
}

TEST(back_test, takes_any_surface_that_is_asked_for) {
  for (const std::string surface : {"kernel", "gi_star", "last_months", "near_repeat"}) {
    asked_incidents incidents(23);
    incidents.add_anywhere("12", 300);
    incidents.add_around({20.803, 43.104}, 0.004, 300);
    const outcome made = carry_out("back-test", incidents.ask(), ("region=12&surface=" + surface).c_str());
    EXPECT_TRUE(made.said.distinguishable()) << surface;
    EXPECT_GT(number_of(made, surface, "pai"), 3) << surface;
  }
}

TEST(back_test, says_that_what_began_lately_is_foreseen_by_late_incidents) {
  asked_incidents incidents(31);
  incidents.add_anywhere("12", 200);
  for (unsigned month = 5; month <= 12; ++month)
    for (unsigned at = 1; at <= 20; ++at) incidents.add({20.803 + 0.0002 * at, 43.104}, day(2024, month, at));
  for (const std::string surface : {"last_months", "near_repeat"}) {
    const outcome made = carry_out("back-test", incidents.ask(), ("region=12&surface=" + surface).c_str());
    EXPECT_GT(number_of(made, surface, "hit_rate"), 40) << surface;
  }
}

TEST(effect, is_what_fell_beside_the_control) {
  asked_incidents incidents(29);
  const auto put = [&](lon_lat at, int before, int after) {
    for (int i = 0; i < before; ++i) incidents.add(at, day(2024, 3, 1 + static_cast<unsigned>(i % 28)));
    for (int i = 0; i < after; ++i) incidents.add(at, day(2024, 9, 1 + static_cast<unsigned>(i % 28)));
  };
  put({20.80, 43.10}, 80, 30);
  put({20.69, 42.91}, 50, 45);
  const outcome made =
      carry_out("effect", incidents.ask(), "treated=12&control=29&began=2024-07-01/2024-12-31");
  EXPECT_EQ(number_of(made, "treated", "before"), 80);
  EXPECT_EQ(number_of(made, "control", "after"), 45);
  EXPECT_NEAR(fact(made, "wdd"), (30 - 80) - (45 - 50), 1e-12);
  EXPECT_NEAR(fact(made, "did_ratio"), (30.0 / 80) / (45.0 / 50), 1e-12);
  EXPECT_TRUE(made.said.distinguishable());
  EXPECT_THROW(carry_out("effect", incidents.ask(), "treated=12&control=12&began=2024-07-01/2024-12-31"),
               error);
}

TEST(methods, that_there_are_not_are_not_found) { EXPECT_THROW(method_of("astrology"), error); }

}  // namespace
}  // namespace uramost::study
