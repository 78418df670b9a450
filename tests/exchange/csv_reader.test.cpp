#include "exchange/csv_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/csv_writer.hpp"
#include "temporary_folder.hpp"

namespace uramost::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

csv_reader reader_of(std::string bytes, const read_options& options = {}) {
  return {memory_source(std::move(bytes)), options};
}

std::vector<record> rows_of(csv_reader reader) {
  std::vector<record> rows;
  while (auto row = reader.next()) rows.push_back(*std::move(row));
  return rows;
}

std::vector<record> rows_of(std::string bytes) { return rows_of(reader_of(std::move(bytes))); }

TEST(CsvReader, ReadsQuotedCellsWithDelimitersQuotesAndLineEnds) {
  const auto rows = rows_of(
      "id,place,note\r\n1,\"Zveçan, veri\",\"he said \"\"po\"\"\"\r\n2,\"two\r\nlines\",\r\n3,x,y\r\n");
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_THAT(rows[0].values, ElementsAre("1", "Zveçan, veri", "he said \"po\""));
  EXPECT_THAT(rows[1].values, ElementsAre("2", "two\r\nlines", ""));
  EXPECT_THAT(rows[2].values, ElementsAre("3", "x", "y"));
  EXPECT_EQ(rows[0].line, 2u);
  EXPECT_EQ(rows[1].line, 3u);
  EXPECT_EQ(rows[2].line, 5u) << "the row before covers two physical lines";
  for (const record& row : rows) EXPECT_THAT(row.problem, IsEmpty());
}

TEST(CsvReader, KeepsAQuoteInsideAnUnquotedCell) {
  const auto rows = rows_of("a,b\n5\" pipe,\"x\"\n");
  EXPECT_THAT(rows.at(0).values, ElementsAre("5\" pipe", "x"));
  EXPECT_THAT(rows.at(0).problem, IsEmpty());
}

TEST(CsvReader, ReadsTheLastRowWithoutLineEnd) {
  EXPECT_THAT(rows_of("a,b\n1,2").at(0).values, ElementsAre("1", "2"));
  EXPECT_THAT(rows_of("a,b\n1,\"2\"").at(0).values, ElementsAre("1", "2"));
}

TEST(CsvReader, ReadsLineEndsOfOldMacs) {
  const auto rows = rows_of("a,b\r1,\"x\"\r2,3\r");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_THAT(rows[1].values, ElementsAre("2", "3"));
  EXPECT_EQ(rows[1].line, 3u);
}

TEST(CsvReader, SkipsBlankLinesButCountsThem) {
  const auto rows = rows_of("\n\na,b\n\r\n1,2\n   \n3,4\n\n");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].line, 5u);
  EXPECT_EQ(rows[1].line, 7u);
}

TEST(CsvReader, ReportsARowThatIsCutOffAndGoesOn) {
  const auto rows = rows_of("a,b,c\n1,2\n1,2,3\n");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_THAT(rows[0].problem, HasSubstr("2 of 3 columns"));
  EXPECT_THAT(rows[0].values, ElementsAre("1", "2", ""));
  EXPECT_THAT(rows[1].problem, IsEmpty());
}

TEST(CsvReader, ForgivesExtraCellsOnlyWhenEmpty) {
  const auto rows = rows_of("a,b\n1,2,,\n1,2,,x\n3,4\n");
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_THAT(rows[0].problem, IsEmpty());
  EXPECT_THAT(rows[1].problem, HasSubstr("4 cells for 2 columns"));
  for (const record& row : rows) EXPECT_THAT(row.values, SizeIs(2));
}

TEST(CsvReader, LosesOneRowToAQuoteThatIsNeverClosed) {
  std::string bytes = "id,note\n1,\"open\n";
  for (int i = 2; i <= 1000; ++i) bytes += std::to_string(i) + ",plain\n";
  const auto rows = rows_of(bytes);
  ASSERT_THAT(rows, SizeIs(1000));
  EXPECT_THAT(rows[0].problem, HasSubstr("never closed"));
  EXPECT_EQ(rows[0].line, 2u);
  EXPECT_THAT(rows[1].values, ElementsAre("2", "plain"));
  EXPECT_EQ(rows[1].line, 3u);
  EXPECT_EQ(rows[999].line, 1001u);
  EXPECT_THAT(rows[1].problem, IsEmpty());
}

TEST(CsvReader, LosesOneRowToAnOpenQuoteThatALaterRowSeemsToClose) {
  const auto rows = rows_of("id,note,x\n1,\"open,x\n2,\"sound\",y\n3,c,z\n");
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_THAT(rows[0].problem, HasSubstr("never closed"));
  EXPECT_THAT(rows[1].values, ElementsAre("2", "sound", "y"));
  EXPECT_THAT(rows[1].problem, IsEmpty());
  EXPECT_THAT(rows[2].problem, IsEmpty());
}

TEST(CsvReader, ReportsTextAfterAClosingQuote) {
  const auto rows = rows_of("id,note\n1,\"Kafe \"Ura\" Mitrovica\"\n2,b\n");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_THAT(rows[0].problem, HasSubstr("after a closing quote"));
  EXPECT_THAT(rows[1].problem, IsEmpty());
}

TEST(CsvReader, ReportsOversizedCellsAndRowsWithoutKeepingThem) {
  const std::string long_cell(csv_scanner::max_cell_bytes + 1, 'x'),
      long_line(csv_scanner::max_row_bytes + 9, 'y');
  const auto rows = rows_of("a,b\n1," + long_cell + "\n2,\"" + long_cell + "\"\n3," + long_line + "\n4,ok\n");
  ASSERT_THAT(rows, SizeIs(4));
  EXPECT_THAT(rows[0].problem, HasSubstr("1 MB"));
  EXPECT_THAT(rows[1].problem, HasSubstr("never closed"));
  EXPECT_THAT(rows[2].problem, HasSubstr("4 MB"));
  EXPECT_THAT(rows[3].values, ElementsAre("4", "ok"));
  EXPECT_EQ(rows[3].line, 5u);
}

TEST(CsvReader, ReportsTooManyCells) {
  const auto rows = rows_of("a,b\n" + std::string(100'000, ',') + "\n1,2\n");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_THAT(rows[0].problem, HasSubstr("cells"));
  EXPECT_THAT(rows[1].problem, IsEmpty());
}

TEST(CsvReader, ReportsInvalidBytesForThatRowOnly) {
  const std::string zero(1, '\0');
  const auto rows = rows_of("id,place\n1,Zvečan ë\n2,bad\xC4\n3,Лепосавић\n4,a" + zero + "b\n5,ok\n");
  ASSERT_THAT(rows, SizeIs(5));
  EXPECT_THAT(rows[0].problem, IsEmpty());
  EXPECT_THAT(rows[1].problem, HasSubstr("UTF-8"));
  EXPECT_THAT(rows[1].values, ElementsAre("2", "bad\uFFFD"));
  EXPECT_THAT(rows[2].values, ElementsAre("3", "Лепосавић"));
  EXPECT_THAT(rows[3].problem, HasSubstr("zero bytes"));
  EXPECT_THAT(rows[4].problem, IsEmpty());
}

TEST(CsvReader, MakesColumnNamesUniqueAndSaysSo) {
  const auto reader = reader_of("id,,Data,Data, id ,Data_2\n1,2,3,4,5,6\n");
  EXPECT_THAT(reader.columns(), ElementsAre("id", "column_2", "Data", "Data_3", "id_2", "Data_2"));
  EXPECT_THAT(reader.notes(), SizeIs(3));
}

TEST(CsvReader, RefusesFilesWithoutHeaderAndUnknownOptions) {
  EXPECT_THROW(reader_of(""), error);
  EXPECT_THROW(reader_of("\n\n"), error);
  const auto field_of = [](const read_options& options) {
    try {
      reader_of("a,b\n", options);
    } catch (const error& failure) {
      return failure.field();
    }
    return std::string("no error");
  };
  EXPECT_EQ(field_of({.delimiter = "x"}), "delimiter");
  EXPECT_EQ(field_of({.encoding = "klingon"}), "encoding");
}

TEST(CsvReader, DetectsEveryDelimiterThroughQuotedTextAndDecimalCommas) {
  for (const std::string delimiter : {",", ";", "\t", "|"}) {
    std::string bytes = "id" + delimiter + "lat" + delimiter + "note\n";
    for (int i = 0; i < 50; ++i)
      bytes += std::to_string(i) + delimiter + "\"42,9" + std::to_string(i) + "\"" + delimiter +
               "\"a,b;c|d\te,f\"\n";
    auto reader = reader_of(bytes);
    EXPECT_THAT(reader.columns(), SizeIs(3)) << delimiter;
    EXPECT_THAT(reader.next()->values, ElementsAre("0", "42,90", "a,b;c|d\te,f"));
  }
}

TEST(CsvReader, DetectsASemicolonBesideUnquotedDecimalCommas) {
  auto reader = reader_of("id;lat;lon\n1;42,9;20,8\n2;43,1;20,7\n");
  EXPECT_THAT(reader.columns(), ElementsAre("id", "lat", "lon"));
  EXPECT_EQ(reader.description(), "CSV, ';', UTF-8");
}

TEST(CsvReader, ObeysTheToldDelimiterAndTheHintOfSpreadsheets) {
  EXPECT_THAT(reader_of("a;b,c\n1;2,3\n", {.delimiter = ";"}).columns(), ElementsAre("a", "b,c"));
  EXPECT_THAT(reader_of("a\tb\n1\t2\n", {.delimiter = "tab"}).columns(), ElementsAre("a", "b"));
  auto hinted = reader_of("sep=|\r\na,1|b,2\r\n1|2\r\n");
  EXPECT_THAT(hinted.columns(), ElementsAre("a,1", "b,2"));
  EXPECT_EQ(hinted.next()->line, 3u);
}

TEST(CsvReader, ReadsWhatTheCsvWriterWrites) {
  const std::vector<std::string> awkward{"",       " ",  "a,b",     "\"",   "\"\"", "x\ny",
                                         "x\r\ny", "\r", "Đ ž ë љ", ";\t|", "=1+1"};
  std::string bytes;
  csv_writer out([&](std::string_view piece) { bytes += piece; }, {.neutralise_formulas = false});
  std::vector<std::string> header;
  for (std::size_t i = 0; i < awkward.size(); ++i) header.push_back("c" + std::to_string(i));
  out.row(header);
  for (int i = 0; i < 3; ++i) out.row(awkward);
  out.finish();
  const auto rows = rows_of(reader_of(bytes, {.delimiter = ","}));
  ASSERT_THAT(rows, SizeIs(3));
  for (const record& row : rows) {
    EXPECT_THAT(row.problem, IsEmpty());
    EXPECT_EQ(row.values, awkward);
  }
}

TEST(CsvReader, TellsHowFarItIs) {
  std::string bytes = "id,text\n";
  for (int i = 0; i < 100'000; ++i) bytes += std::to_string(i) + ",synthetic row\n";
  auto reader = reader_of(bytes);
  double before = 0;
  for (int i = 0; i < 100'000; ++i) {
    ASSERT_TRUE(reader.next());
    ASSERT_GE(*reader.fraction_read(), before - 1e-9);
    before = *reader.fraction_read();
    if (i == 50'000) {
      EXPECT_NEAR(before, 0.5, 0.02);
    }
  }
  EXPECT_FALSE(reader.next());
  EXPECT_DOUBLE_EQ(*reader.fraction_read(), 1);
}

std::size_t resident_bytes() {
  std::ifstream status("/proc/self/statm");
  std::size_t total = 0, resident = 0;
  status >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST(CsvReader, ReadsALargeFileInConstantMemory) {
  const temporary_folder folder;
  std::string line = "1,29.05.2023,Zvečan/Zveçan,\"SYNTHETIC row, with a quoted cell\",42.9,20.8\n";
  std::string block = "id,date,place,note,lat,lon\n";
  std::size_t rows = 0;
  {
    std::ofstream file(folder / "large.csv", std::ios::binary);
    file << block;
    block.clear();
    for (int i = 0; i < 1000; ++i) block += line;
    for (; static_cast<std::size_t>(file.tellp()) < 50'000'000; rows += 1000) file << block;
  }
  const std::size_t before = resident_bytes();
  auto reader = open_records(folder / "large.csv");
  record row;
  std::size_t read = 0;
  while (reader->next(row)) read += row.problem.empty();
  EXPECT_EQ(read, rows);
  EXPECT_LT(resident_bytes() - before, 20u << 20);
}

}  // namespace
}  // namespace uramost::exchange
