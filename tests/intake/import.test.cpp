#include "intake/import.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

#include "core/error.hpp"
#include "intake/quarantine_csv.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

class Import : public scratch_register {
 protected:
  void expect_sums(const import_report& report) {
    EXPECT_EQ(report.rows, report.imported + report.updated + report.unchanged + report.quarantined);
    EXPECT_EQ(report.located_by_coordinate + report.located_by_place + report.ambiguous + report.unlocated,
              report.rows - report.quarantined);
  }
  std::vector<std::string> quarantined_fields() {
    std::vector<std::string> fields;
    for (const auto& row : reg().records().quarantine())
      fields.push_back(std::to_string(row.line) + " " + row.field);
    return fields;
  }
};

TEST_F(Import, ReadsASerbianRegisterInWindows1250) {
  const import_report report = take(fixture("register_sr_windows1250.csv"));
  expect_sums(report);
  EXPECT_EQ(report.rows, 9u);
  EXPECT_EQ(report.imported, 6u);
  EXPECT_THAT(quarantined_fields(), ElementsAre("5 date", "7 lat", "9 date"));
  EXPECT_EQ(report.located_by_coordinate, 2u);
  EXPECT_EQ(report.ambiguous, 1u) << "Banjska";
  EXPECT_EQ(report.unlocated, 1u);
  EXPECT_TRUE(report.unknown_categories.empty());

  const auto all = stored();
  EXPECT_EQ(all.at("2").category, "theft");
  EXPECT_EQ(to_rfc3339(all.at("2").occurred.begin), "2021-04-26T01:30:00Z");
  EXPECT_EQ(all.at("2").narrative, "SINTETIČKI PRIMER");
  EXPECT_EQ(all.at("9").occurred.precision, time_precision::hour);
  EXPECT_EQ(all.at("5").location.municipality, municipality_code{"30"});
  EXPECT_EQ(all.at("1").protection, tier::p1);
  EXPECT_EQ(all.at("1").source, "register_sr_windows1250");
}

TEST_F(Import, ReadsAnAlbanianRegisterWithAByteOrderMark) {
  const import_report report = take(fixture("register_sq_utf8bom.csv"));
  expect_sums(report);
  EXPECT_EQ(report.rows, 6u);
  EXPECT_THAT(quarantined_fields(), ElementsAre("4 date", "6 lat"));
  const auto all = stored();
  EXPECT_EQ(all.at("1").category, "harassment");
  EXPECT_EQ(all.at("1").protection, tier::p2) << "confidential";
  EXPECT_EQ(all.at("6").occurred.precision, time_precision::month);
  EXPECT_EQ(all.at("6").location.certainty, location_certainty::ambiguous);
}

TEST_F(Import, ReadsAnEnglishRegisterInUtf16AndSetsTheTruncatedRowAside) {
  const import_report report = take(fixture("register_en_utf16.csv"));
  expect_sums(report);
  EXPECT_EQ(report.rows, 5u);
  EXPECT_EQ(report.quarantined, 2u);
  const auto bad = reg().records().quarantine();
  EXPECT_EQ(bad[0].value, "20.86670 42.89500");
  EXPECT_EQ(bad[1].line, 6u);
  EXPECT_EQ(bad[1].row.size(), 8u) << "all columns are kept";
  EXPECT_EQ(bad[1].row[0], (std::pair<std::string, std::string>{"No", "5"}));
}

TEST_F(Import, TellsTheAuditLogWhoBroughtWhatButNothingOfItsRows) {
  import_options options;
  options.source = "North";
  options.by = "vesna";
  take_csv("id,date,place,description\n1,2023-05-29,Zvečan,synthetic\n2,2023-05-30,Zvečan,synthetic\n",
           options);
  EXPECT_THROW(take_csv("nothing here is a date\nx\n", options), error);
  const auto said = reg().records().audited_writes(0);
  ASSERT_EQ(said.size(), 1u);
  const store::audit_note& note = said[0].second;
  EXPECT_EQ(note.who, "vesna");
  EXPECT_EQ(note.action, "import");
  EXPECT_EQ(note.object, "incidents of North");
  EXPECT_EQ(note.rows, 2u);
  EXPECT_EQ(note.query, "");
}

TEST_F(Import, ChangesNothingTheSecondTime) {
  for (const char* name :
       {"register_sr_windows1250.csv", "register_sq_utf8bom.csv", "register_en_utf16.csv"}) {
    const import_report first = take(fixture(name));
    const revision before = reg().records().current_revision();
    const auto in_quarantine = reg().records().quarantine().size();
    const import_report second = take(fixture(name));
    EXPECT_EQ(second.unchanged, first.imported) << name;
    EXPECT_EQ(second.imported + second.updated, 0u) << name;
    EXPECT_EQ(second.quarantined, first.quarantined) << name;
    EXPECT_EQ(second.sha256, first.sha256);
    EXPECT_EQ(reg().records().current_revision(), before) << name;
    EXPECT_EQ(reg().records().quarantine().size(), in_quarantine) << "the same bad rows are there once";
  }
}

TEST_F(Import, UpdatesAChangedRowAndKeepsItsHistory) {
  take_csv("id,date,place\nA1,29.05.2023.,Zvečan\nA2,30.05.2023.,Leposavić\n");
  const import_report report =
      take_csv("id,date,place\nA1,29.05.2023.,Zubin Potok\nA2,30.05.2023.,Leposavić\n");
  EXPECT_EQ(report.updated, 1u);
  EXPECT_EQ(report.unchanged, 1u);
  const incident now = stored().at("A1");
  EXPECT_EQ(now.location.municipality, municipality_code{"29"});
  const auto history = reg().records().history(now.id);
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].state.location.municipality, municipality_code{"30"});
}

TEST_F(Import, GivesRowsWithoutAnIdOneThatFollowsFromWhatTheySay) {
  const std::string rows = "29.05.2023.,Zvečan\n29.05.2023.,Zvečan\n30.05.2023.,Zvečan\n";
  EXPECT_EQ(take_csv("date,place\n" + rows).imported, 3u) << "two equal rows are two incidents";
  EXPECT_EQ(take_csv("date,place\n" + rows).unchanged, 3u);
  EXPECT_EQ(take_csv("place,date\nZvečan,29.05.2023.\nZvečan,29.05.2023.\nZvečan,30.05.2023.\n").unchanged,
            3u)
      << "whatever the order of columns";
  const import_report more = take_csv("date,place\n" + rows + "31.05.2023.,Zvečan\n");
  EXPECT_EQ(more.unchanged, 3u);
  EXPECT_EQ(more.imported, 1u);
}

TEST_F(Import, SetsASecondRowOfTheSameIdAsideUnlessItIsTheSameRow) {
  const import_report report =
      take_csv("id,date,place\n7,29.05.2023.,Zvečan\n7,29.05.2023.,Zvečan\n7,30.05.2023.,Leposavić\n");
  EXPECT_EQ(report.imported, 1u);
  EXPECT_EQ(report.unchanged, 1u);
  EXPECT_EQ(report.quarantined, 1u);
  EXPECT_EQ(reg().records().quarantine()[0].reason, "the external id '7' appears twice (first in line 2)");
  expect_sums(report);
}

TEST_F(Import, KeepsAnUnknownCategoryAsOtherAndSaysSo) {
  const import_report report =
      take_csv("date,type\n29.05.2023.,čudan događaj\n30.05.2023.,krađa\n31.05.2023.,čudan događaj\n");
  EXPECT_EQ(report.imported, 3u);
  EXPECT_THAT(report.unknown_categories, ElementsAre(Pair("čudan događaj", 2u)));
  std::vector<std::string> categories;
  for (const auto& [id, each] : stored()) categories.push_back(each.category);
  EXPECT_THAT(categories, testing::UnorderedElementsAre("other", "other", "theft"));

  column_mapping mapping;
  mapping.categories = {{"Čudan događaj", "public_order"}};
  EXPECT_EQ(
      take_csv("date,type\n29.05.2023.,čudan događaj\n", {.source = {}, .mapping = mapping, .reading = {}})
          .updated,
      1u);
}

TEST_F(Import, LetsNoRowClaimToBePublicInARestrictedSource) {
  const std::string csv = "id,date,tier\n1,29.05.2023.,P0\n2,29.05.2023.,P2\n3,29.05.2023.,\n";
  import_report report = take_csv(csv);
  EXPECT_EQ(report.quarantined, 1u);
  EXPECT_EQ(reg().records().quarantine()[0].field, "tier");
  EXPECT_EQ(stored().at("2").protection, tier::p2);
  EXPECT_EQ(stored().at("3").protection, tier::p1);

  column_mapping mapping;
  mapping.public_source = true;
  mapping.source_name = "press";
  report = take_csv(csv, {.source = {}, .mapping = mapping, .reading = {}});
  EXPECT_EQ(report.source, "press");
  EXPECT_EQ(report.quarantined, 0u);
}

TEST_F(Import, TakesACorrectedQuarantineExportAndReleasesItsRows) {
  take(fixture("register_sr_windows1250.csv"));
  ASSERT_EQ(reg().records().quarantine().size(), 3u);
  std::string csv;
  write_quarantine_csv(reg().records().quarantine(), [&](std::string_view bytes) { csv += bytes; });
  const auto at = csv.find("31.02.2021.");
  ASSERT_NE(at, std::string::npos);
  csv.replace(at, 11, "28.02.2021.");

  const import_report report = take(file("corrected.csv", csv));
  EXPECT_EQ(report.rows, 3u);
  EXPECT_EQ(report.imported, 1u);
  EXPECT_EQ(report.quarantined, 2u) << "still wrong, still there";
  EXPECT_EQ(reg().records().quarantine().size(), 2u);
  EXPECT_EQ(stored().at("4").source, "register_sr_windows1250") << "back to the register it came from";
  EXPECT_EQ(stored().size(), 7u);
  for (const auto& bad : reg().records().quarantine())
    for (const auto& [column, text] : bad.row) EXPECT_FALSE(column.starts_with("_")) << column;
}

TEST_F(Import, TakesACorrectedQuarantineExportOfSeveralRegisters) {
  take_csv("id,date,place\n1,31.02.2023.,Zvečan\n");
  take(file("serbian.csv", "Br.;Datum;Mesto;Vreme\n7;31.02.2021.;Lešak;21:10\n"));
  take(file("albanian.csv", "Nr.,Data,Vendi,Ora\n8,31.02.2022,Zubin Potok,\n"));
  ASSERT_EQ(reg().records().quarantine().size(), 3u);
  std::string csv;
  write_quarantine_csv(reg().records().quarantine(), [&](std::string_view bytes) { csv += bytes; });
  for (auto at = csv.find("31.02."); at != std::string::npos; at = csv.find("31.02."))
    csv.replace(at, 2, "28");

  const auto corrected = file("corrected.csv", csv);
  const import_preview plan = preview_import(corrected, {});
  EXPECT_EQ(plan.mapping.columns.at("date"), "date");
  EXPECT_THAT(plan.mapping.further_columns.at("date"), ElementsAre("Datum", "Data"));
  EXPECT_THAT(plan.first_rows[1].problem, "");
  // The web map sends the mapping that it was shown.
  column_mapping shown;
  shown.columns = plan.mapping.columns;
  const import_report report =
      import_incidents(reg(), corrected, {.source = {}, .mapping = shown, .reading = {}});
  EXPECT_EQ(report.imported, 3u);
  EXPECT_TRUE(reg().records().quarantine().empty());
  EXPECT_EQ(stored().at("1").source, "register");
  EXPECT_EQ(stored().at("7").source, "serbian");
  EXPECT_EQ(stored().at("8").source, "albanian");
  EXPECT_EQ(stored().at("8").location.place_text, "Zubin Potok");
}

TEST_F(Import, ReleasesARowThatWasCorrectedInTheRegisterItself) {
  take_csv("id,date,place\n1,31.02.2023.,Zvečan\n2,29.05.2023.,Zvečan\n");
  EXPECT_EQ(reg().records().quarantine().size(), 1u);
  take_csv("id,date,place\n1,28.02.2023.,Zvečan\n2,29.05.2023.,Zvečan\n");
  EXPECT_TRUE(reg().records().quarantine().empty());
}

TEST_F(Import, ReleasesNothingOnTheWordOfAnotherKindOfFile) {
  take_csv("id,date,place\n1,31.02.2023.,Zvečan\n");
  const auto id = reg().records().quarantine()[0].id;
  const auto points =
      file("points.csv", "name,lat,lon,_quarantine_id\nx,42.9,20.85," + std::to_string(id) + "\n");
  import_patrol_points(reg(), points, {});
  EXPECT_EQ(reg().records().quarantine().size(), 1u);
}

TEST_F(Import, LeavesNothingBehindWhenCancelled) {
  std::string csv = "id,date,place\n";
  for (int i = 0; i < 5'000; ++i) csv += std::to_string(i) + ",29.05.2023.,Zvečan\n";
  const auto path = file("long.csv", csv);
  std::uint64_t calls = 0;
  try {
    import_incidents(reg(), path, {}, [&](const progress& made) {
      EXPECT_GT(made.done, 0u);
      return ++calls < 3;
    });
    FAIL() << "not cancelled";
  } catch (const error& cancelled) {
    EXPECT_EQ(cancelled.kind(), error_kind::unavailable);
  }
  EXPECT_EQ(calls, 3u);
  EXPECT_EQ(reg().incidents()->size(), 0u);
  EXPECT_TRUE(reg().records().imports().empty());
  EXPECT_EQ(take(path).imported, 5'000u) << "and the register is free for the next one";
}

TEST_F(Import, ReportsProgressToTheEnd) {
  std::string csv = "id,date\n";
  for (int i = 0; i < 4'500; ++i) csv += std::to_string(i) + ",29.05.2023.\n";
  std::vector<std::uint64_t> done;
  double fraction = 0;
  import_incidents(reg(), file("long.csv", csv), {}, [&](const progress& made) {
    done.push_back(made.done);
    EXPECT_GE(made.fraction.value_or(fraction), fraction);
    fraction = made.fraction.value_or(fraction);
    return true;
  });
  EXPECT_THAT(done, ElementsAre(1'000u, 2'000u, 3'000u, 4'000u, 4'500u));
  EXPECT_NEAR(fraction, 1, 1e-6);
}

TEST_F(Import, RefusesAFileThatIsNoRegister) {
  const auto field_of = [&](const std::filesystem::path& path,
                            const import_options& options = {}) -> std::string {
    try {
      take(path, options);
    } catch (const error& refused) {
      return refused.field().empty() ? std::string(to_string(refused.kind())) : refused.field();
    }
    return "(accepted)";
  };
  EXPECT_EQ(field_of(file("a.csv", "colour,size\nred,5\n")), "date");
  EXPECT_EQ(field_of(folder() / "missing.csv"), "not_found");
  column_mapping mapping;
  mapping.columns = {{"date", "Datum"}};
  EXPECT_EQ(field_of(file("b.csv", "Date\n29.05.2023\n"), {.source = {}, .mapping = mapping, .reading = {}}),
            "date");
  mapping.columns = {{"date", "Date"}, {"shift", "Date"}};
  EXPECT_EQ(field_of(file("b.csv", "Date\n29.05.2023\n"), {.source = {}, .mapping = mapping, .reading = {}}),
            "shift");
  EXPECT_EQ(reg().incidents()->size(), 0u);
}

TEST_F(Import, TakesAnEmptyRegister) {
  const import_report report = take_csv("id,date,place\n");
  EXPECT_EQ(report.rows, 0u);
  EXPECT_EQ(reg().records().imports().size(), 1u);
}

TEST_F(Import, SurvivesHostileRows) {
  const std::string huge(200'000, 'x');
  const import_report report =
      take_csv("id,date,place,type\n1,29.05.2023.," + huge + ",krađa\n2," + huge + ",Zvečan,krađa\n" +
               "3,29.05.2023.,'; DROP TABLE incidents; --,krađa\n4,29.05.2023.,=cmd|'/c calc'!A1,\n" +
               "5,29.05.2023.,\xE4\xB8\xAD\xE5\x9B\xBD,\xE4\xB8\xAD\n");
  expect_sums(report);
  EXPECT_EQ(report.rows, 5u);
  EXPECT_EQ(stored().at("3").location.place_text, "'; DROP TABLE incidents; --");
  EXPECT_EQ(stored().at("5").location.certainty, location_certainty::unlocated);
}

TEST_F(Import, ShowsBeforeItWritesWhatWouldHappen) {
  const auto path = fixture("register_sr_windows1250.csv");
  const import_preview preview = preview_import(path, {});
  EXPECT_THAT(preview.description, HasSubstr("indows-1250"));
  EXPECT_EQ(*preview.mapping.column("date"), "Datum");
  ASSERT_EQ(preview.first_rows.size(), 9u);
  EXPECT_EQ(preview.first_rows[0].problem, "");
  EXPECT_THAT(preview.first_rows[3].problem, HasSubstr("28 days"));
  EXPECT_NE(preview.first_rows[5].problem, "") << "swapped";
  const import_preview unknown = preview_import(file("x.csv", "date,type\n29.05.2023,zzz\n"), {});
  EXPECT_THAT(unknown.unknown_categories, ElementsAre(Pair("zzz", 1u)));
  EXPECT_NO_THROW(preview_import(file("y.csv", "colour\nred\n"), {}))
      << "the user is about to name the columns";
}

TEST_F(Import, TakesThePublicEventsAsTheyStand) {
  const auto path = std::filesystem::path(URAMOST_TEST_DATA) / "../../src/intake/data/public_events.csv";
  const import_report report = take(path);
  EXPECT_EQ(report.rows, 18u);
  EXPECT_EQ(report.imported, 18u);
  EXPECT_TRUE(report.unknown_categories.empty());
  for (const auto& [id, each] : stored()) EXPECT_EQ(each.occurred.precision, time_precision::day);
}

TEST_F(Import, ReadsPatrolPoints) {
  const auto path = file("points.csv",
                         "id,naziv,vrsta,smena,jezici,lat,lon\n"
                         "1,Stanica SINTETIČKA,station,,\"sq, sr\",42.9075,20.84028\n"
                         "2,Tačka SINTETIČKA,patrol_stop,22-5,sr-Latn,,\n"
                         "3,x,patrol_stop,25-99,sq,42.9,20.85\n"
                         "4,y,patrol_stop,,Klingon,42.9,20.85\n"
                         "5,,,,,,\n");
  const import_report report = import_patrol_points(reg(), path, {});
  expect_sums(report);
  EXPECT_EQ(report.imported, 2u);
  EXPECT_THAT(quarantined_fields(), ElementsAre("4 shift", "5 languages", "6 name"));
  const auto points = reg().patrol_points();
  ASSERT_EQ(points->size(), 2u);
  EXPECT_THAT(points->front().languages, ElementsAre("sq", "sr-Latn"));
  EXPECT_EQ(points->front().location.municipality, municipality_code{"30"});
  EXPECT_EQ(points->back().shift, "22-5");
  EXPECT_EQ(import_patrol_points(reg(), path, {}).unchanged, 2u);
  EXPECT_EQ(reg().patrol_points()->size(), 2u);
}

}  // namespace
}  // namespace uramost::intake
