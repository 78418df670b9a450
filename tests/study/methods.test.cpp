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
    settings set = defaults(each.parameters);
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
    settings set = defaults(each.parameters);
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

TEST(methods, that_there_are_not_are_not_found) { EXPECT_THROW(method_of("astrology"), error); }

}  // namespace
}  // namespace uramost::study
