#include "intake/column_mapping.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "core/error.hpp"

namespace uramost::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;
using columns = std::vector<std::string>;

/// field=header of the only column, or nothing.
std::string field_of(const std::string& header) {
  const auto guessed = guess_mapping({header, "Datum"}).columns;
  for (const auto& [field, column] : guessed)
    if (column == header) return field;
  return {};
}

TEST(ColumnGuess, ReadsTheHeadersOfASerbianRegister) {
  EXPECT_THAT(
      guess_mapping({"Br.", "Datum", "Vreme", "Mesto", "Vrsta", "Opis", "Geogr. širina", "Geogr. dužina"})
          .columns,
      UnorderedElementsAre(Pair("external_id", "Br."), Pair("date", "Datum"), Pair("time", "Vreme"),
                           Pair("place", "Mesto"), Pair("category", "Vrsta"), Pair("narrative", "Opis"),
                           Pair("lat", "Geogr. širina"), Pair("lon", "Geogr. dužina")));
  EXPECT_THAT(
      guess_mapping(
          {"Р. бр.", "ДАТУМ", "ВРЕМЕ", "МЕСТО", "ВРСТА", "ОПИС", "Географска ширина", "Географска дужина"})
          .columns,
      UnorderedElementsAre(Pair("external_id", "Р. бр."), Pair("date", "ДАТУМ"), Pair("time", "ВРЕМЕ"),
                           Pair("place", "МЕСТО"), Pair("category", "ВРСТА"), Pair("narrative", "ОПИС"),
                           Pair("lat", "Географска ширина"), Pair("lon", "Географска дужина")));
}

TEST(ColumnGuess, ReadsTheHeadersOfAnAlbanianRegister) {
  EXPECT_THAT(
      guess_mapping({"Nr.", "Data", "Ora", "Vendi", "Lloji", "Përshkrimi", "Gjerësia", "Gjatësia"}).columns,
      UnorderedElementsAre(Pair("external_id", "Nr."), Pair("date", "Data"), Pair("time", "Ora"),
                           Pair("place", "Vendi"), Pair("category", "Lloji"), Pair("narrative", "Përshkrimi"),
                           Pair("lat", "Gjerësia"), Pair("lon", "Gjatësia")));
}

TEST(ColumnGuess, ReadsTheHeadersOfAnEnglishRegisterAndOfThePublicEvents) {
  EXPECT_THAT(
      guess_mapping({"No", "Date", "Time", "Place", "Type", "Description", "Latitude", "Longitude"}).columns,
      UnorderedElementsAre(Pair("external_id", "No"), Pair("date", "Date"), Pair("time", "Time"),
                           Pair("place", "Place"), Pair("category", "Type"), Pair("narrative", "Description"),
                           Pair("lat", "Latitude"), Pair("lon", "Longitude")));
  EXPECT_THAT(guess_mapping({"occurred_on", "time_precision", "place_as_reported", "category", "summary",
                             "sources_reporting"})
                  .columns,
              UnorderedElementsAre(Pair("date", "occurred_on"), Pair("time_precision", "time_precision"),
                                   Pair("place", "place_as_reported"), Pair("category", "category"),
                                   Pair("narrative", "summary")));
}

TEST(ColumnGuess, ReadsThroughWordsThatSayNothing) {
  EXPECT_EQ(field_of("Mesto događaja"), "place");
  EXPECT_EQ(field_of("Vendi i ngjarjes"), "place");
  EXPECT_EQ(field_of("Place of incident"), "place");
  EXPECT_EQ(field_of("Vrsta krivičnog dela"), "category");
  EXPECT_EQ(field_of("Latitude (WGS 84)"), "") << "half a coordinate is none";
  EXPECT_EQ(field_of("Komuna"), "municipality");
  EXPECT_EQ(field_of("OPŠTINA"), "municipality");
  EXPECT_EQ(field_of("Koordinatat"), "position");
  EXPECT_EQ(field_of("Adresa"), "place");
  EXPECT_EQ(field_of("Datum do"), "date_end");
}

TEST(ColumnGuess, LeavesColumnsAloneThatOnlyContainAKnownWord) {
  for (const char* header :
       {"Datum rođenja", "Date of birth", "Mesto rođenja", "sources_reporting", "Type of weapon",
        "Vrsta oružja", "Data e lindjes", "Vendlindja", "Ime i prezime", "Update", "Platform", "candidate",
        "Telefon", "Vozilo", "_reason", "_line", "source", ""})
    EXPECT_EQ(field_of(header), "") << header;
}

TEST(ColumnGuess, PrefersTheBetterNameThenTheFirstColumn) {
  EXPECT_EQ(*guess_mapping({"Adresa", "Mesto", "Datum"}).column("place"), "Mesto");
  EXPECT_EQ(*guess_mapping({"Napomena", "Opis", "Datum"}).column("narrative"), "Opis");
  EXPECT_EQ(*guess_mapping({"Datum", "Date"}).column("date"), "Date");
}

TEST(ColumnGuess, TakesProjectedCoordinatesTogetherOrNotAtAll) {
  EXPECT_THAT(guess_mapping({"date", "X", "Y"}).columns,
              UnorderedElementsAre(Pair("date", "date"), Pair("lon", "X"), Pair("lat", "Y")));
  EXPECT_THAT(guess_mapping({"date", "E", "N"}).columns,
              UnorderedElementsAre(Pair("date", "date"), Pair("lon", "E"), Pair("lat", "N")));
  EXPECT_THAT(guess_mapping({"date", "X"}).columns, ElementsAre(Pair("date", "date")));
}

TEST(ColumnGuess, TakesATimeColumnWithoutADateForBoth) {
  EXPECT_EQ(*guess_mapping({"Vreme izvršenja"}).column("date"), "Vreme izvršenja");
  EXPECT_EQ(*guess_mapping({"Datum i vreme izvršenja"}).column("date"), "Datum i vreme izvršenja");
}

TEST(ColumnGuess, KnowsTheSourceColumnOnlyOfItsOwnExports) {
  EXPECT_EQ(guess_mapping({"date", "source"}).column("source"), nullptr);
  EXPECT_EQ(*guess_mapping({"external_id", "source", "occurred_at"}).column("source"), "source");
}

TEST(ColumnGuess, FindsNothingInNothing) {
  EXPECT_THAT(guess_mapping({}).columns, IsEmpty());
  EXPECT_THAT(guess_mapping({"", "中文", "\xFF"}).columns, IsEmpty());
}

TEST(ColumnGuess, ReadsPatrolPoints) {
  EXPECT_THAT(guess_patrol_point_mapping({"ID", "Naziv", "Vrsta", "Smena", "Jezici", "lat", "lon"}).columns,
              UnorderedElementsAre(Pair("external_id", "ID"), Pair("name", "Naziv"), Pair("kind", "Vrsta"),
                                   Pair("shift", "Smena"), Pair("languages", "Jezici"), Pair("lat", "lat"),
                                   Pair("lon", "lon")));
}

std::string field_of_refusal(std::string_view toml) {
  try {
    parse_mapping(toml);
  } catch (const error& refused) {
    EXPECT_EQ(refused.kind(), error_kind::invalid_input);
    return refused.field();
  }
  return "(accepted)";
}

TEST(MappingFile, ReadsEveryPart) {
  const column_mapping mapping = parse_mapping(R"(
    crs = "EPSG:9141"
    date_order = "mdy"
    [source]
    name = "press"
    public = true
    [columns]
    date = "Datum"
    shift = "Smena"
    [categories]
    "krađa" = "theft"
  )");
  EXPECT_EQ(mapping.crs, geodata::coordinate_system::kosovaref01);
  EXPECT_EQ(mapping.dates, date_order::month_first);
  EXPECT_EQ(mapping.source_name, "press");
  EXPECT_TRUE(mapping.public_source);
  EXPECT_THAT(mapping.columns, UnorderedElementsAre(Pair("date", "Datum"), Pair("shift", "Smena")));
  EXPECT_THAT(mapping.categories, UnorderedElementsAre(Pair("krađa", "theft")));
}

TEST(MappingFile, NamesTheKeyAtFault) {
  EXPECT_EQ(field_of_refusal("colums = 1"), "colums");
  EXPECT_EQ(field_of_refusal("[columns]\ndatum = 'Datum'"), "datum");
  EXPECT_EQ(field_of_refusal("[columns]\ndate = 5"), "date");
  EXPECT_EQ(field_of_refusal("[columns]\ndate = ''"), "date");
  EXPECT_EQ(field_of_refusal("columns = 'date'"), "columns");
  EXPECT_EQ(field_of_refusal("[categories]\n'krađa' = 'kradja'"), "krađa");
  EXPECT_EQ(field_of_refusal("crs = 'EPSG:1'"), "crs");
  EXPECT_EQ(field_of_refusal("date_order = 'ymd'"), "date_order");
  EXPECT_EQ(field_of_refusal("[source]\npublic = 'yes'"), "public");
  EXPECT_EQ(field_of_refusal("[source]\nsecret = true"), "secret");
}

TEST(MappingFile, SaysInWhichLineTheTomlIsBroken) {
  try {
    parse_mapping("crs = 'EPSG:9141'\n[columns\n");
    FAIL();
  } catch (const error& refused) {
    EXPECT_THAT(refused.what(), testing::HasSubstr("line 2"));
  }
  EXPECT_THROW(parse_mapping("\xFF\xFE"), error);
}

TEST(MappingFile, IsWrittenSoThatItReadsBackTheSame) {
  column_mapping mapping;
  mapping.columns = {{"date", "Datum \"od\""}, {"place", "Место"}};
  mapping.categories = {{"krađa = ?", "theft"}, {"tab\tquote\"\\ \x7F", "other"}};
  mapping.crs = geodata::coordinate_system::mgi_zone7;
  mapping.dates = date_order::month_first;
  mapping.source_name = "policia / policija";
  mapping.public_source = true;
  const column_mapping again = parse_mapping(to_toml(mapping));
  EXPECT_EQ(again.columns, mapping.columns);
  EXPECT_EQ(again.categories, mapping.categories);
  EXPECT_EQ(again.crs, mapping.crs);
  EXPECT_EQ(again.dates, mapping.dates);
  EXPECT_EQ(again.source_name, mapping.source_name);
  EXPECT_EQ(again.public_source, mapping.public_source);
  EXPECT_TRUE(parse_mapping(to_toml({})).columns.empty());
}

TEST(MappingFile, IsReadFromDiskAndMissedThere) {
  const auto file = std::filesystem::temp_directory_path() / "uramost-mapping-test.toml";
  std::ofstream(file) << "[columns]\ndate = 'Datum'\n";
  EXPECT_EQ(*read_mapping(file).column("date"), "Datum");
  std::filesystem::remove(file);
  try {
    read_mapping(file);
    FAIL();
  } catch (const error& missing) {
    EXPECT_EQ(missing.kind(), error_kind::not_found);
  }
}

}  // namespace
}  // namespace uramost::intake
