#include "exchange/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include "core/error.hpp"
#include "exchange/csv_reader.hpp"

namespace uramost::exchange {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// By iconv, so that the decoder is checked against another program's tables.
std::string encoded(std::string text, const char* to) {
  const iconv_t converter = iconv_open(to, "UTF-8");
  EXPECT_NE(converter, reinterpret_cast<iconv_t>(-1)) << to;
  std::string bytes(text.size() * 4 + 8, '\0');
  char* in = text.data();
  char* out = bytes.data();
  std::size_t in_left = text.size(), out_left = bytes.size();
  EXPECT_NE(iconv(converter, &in, &in_left, &out, &out_left), static_cast<std::size_t>(-1)) << to;
  iconv_close(converter);
  bytes.resize(bytes.size() - out_left);
  return bytes;
}

const std::string serbian = "SINTETIČKI PRIMER: krađa kod škole u Leposaviću, oštećenje, Žitkovac";
const std::string albanian = "SHEMBULL SINTETIK: vjedhje në Zveçan, dëmtim i pronës, Çabër";
const std::string cyrillic = "СИНТЕТИЧКИ ПРИМЕР: крађа код школе у Лепосавићу, Њива, Џеп";

struct sample {
  const char* encoding;
  std::string text;
  const char* detected;  ///< what the reader calls it
};

class EncodingOfCsv : public testing::TestWithParam<std::tuple<sample, char>> {};

TEST_P(EncodingOfCsv, IsDetectedAndReadRight) {
  const auto& [how, delimiter] = GetParam();
  std::string text = std::string("id") + delimiter + "tekst" + delimiter + "x\r\n";
  for (int i = 0; i < 20; ++i)
    text += std::to_string(i) + delimiter + '"' + how.text + '"' + delimiter + "\r\n";
  csv_reader reader(memory_source(encoded(text, how.encoding)), {});
  const std::string shown = delimiter == '\t' ? "tab" : std::string{'\'', delimiter, '\''};
  EXPECT_EQ(reader.description(), "CSV, " + shown + ", " + how.detected);
  std::size_t rows = 0;
  for (; auto row = reader.next(); ++rows) {
    EXPECT_THAT(row->problem, IsEmpty());
    ASSERT_THAT(row->values, SizeIs(3));
    EXPECT_EQ(row->values[1], how.text);
  }
  EXPECT_EQ(rows, 20u);
}

INSTANTIATE_TEST_SUITE_P(EveryLanguageAndDelimiter, EncodingOfCsv,
                         testing::Combine(testing::Values(sample{"UTF-8", serbian, "UTF-8"},
                                                          sample{"UTF-8", cyrillic, "UTF-8"},
                                                          sample{"UTF-16LE", serbian, "UTF-16LE"},
                                                          sample{"UTF-16BE", cyrillic, "UTF-16BE"},
                                                          sample{"UTF-16LE", cyrillic, "UTF-16LE"},
                                                          sample{"UTF-16", albanian, "UTF-16LE"},
                                                          sample{"CP1250", serbian, "windows-1250"},
                                                          sample{"CP1250", albanian, "windows-1250"},
                                                          sample{"ISO-8859-2", serbian, "ISO-8859-2"},
                                                          sample{"CP1251", cyrillic, "windows-1251"}),
                                          testing::Values(',', ';', '\t', '|')));

TEST(Encoding, SkipsTheByteOrderMark) {
  for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE"}) {
    csv_reader reader(memory_source(encoded("\uFEFFid,tekst\n1,ž\n", name)), {});
    EXPECT_EQ(reader.columns().front(), "id") << name;
    EXPECT_EQ(reader.next()->values[1], "ž") << name;
  }
}

TEST(Encoding, IsJudgedByTheFirstTextBeyondAsciiHoweverLateItComes) {
  std::string text = "id,tekst\n";
  while (text.size() < 3'000'000) text += "1,plain synthetic text\n";
  csv_reader reader(memory_source(encoded(text + "2,krađa u školi u Leposaviću\n", "CP1250")), {});
  EXPECT_EQ(reader.description(), "CSV, ',', windows-1250");
  record row;
  while (reader.next(row)) EXPECT_THAT(row.problem, IsEmpty());
  EXPECT_EQ(row.values[1], "krađa u školi u Leposaviću");
}

TEST(Encoding, ObeysWhatItIsTold) {
  csv_reader reader(memory_source(encoded("id,tekst\n1,Þór æ\n", "CP1252")), {.encoding = "Windows-1252"});
  EXPECT_EQ(reader.next()->values[1], "Þór æ");
  csv_reader utf16(memory_source(encoded("\uFEFFid,tekst\n1,ž\n", "UTF-16BE")), {.encoding = "UTF-16"});
  EXPECT_EQ(utf16.next()->values[1], "ž");
}

TEST(Encoding, ReportsUndecodableBytesForTheirRowOnly) {
  csv_reader reader(memory_source("id,t\n1,a\n2,\x81\n3,c\n"), {.encoding = "windows-1250"});
  EXPECT_THAT(reader.next()->problem, IsEmpty());
  EXPECT_THAT(reader.next()->problem, HasSubstr("windows-1250"));
  EXPECT_THAT(reader.next()->problem, IsEmpty());
}

TEST(Encoding, ReportsALoneSurrogateForItsRowOnly) {
  std::string bytes = encoded("id,t\n1,a\n2,X\n3,😀\n", "UTF-16LE");
  bytes[bytes.find('X') + 1] = '\xD8';  // the lead of a pair without its trail
  csv_reader reader(memory_source(bytes), {.encoding = "UTF-16LE"});
  EXPECT_THAT(reader.next()->problem, IsEmpty());
  EXPECT_THAT(reader.next()->problem, HasSubstr("UTF-16LE"));
  const auto last = reader.next();
  EXPECT_THAT(last->problem, IsEmpty());
  EXPECT_EQ(last->values[1], "😀");
}

TEST(Encoding, StaysUtf8WhenAFewRowsAreBroken) {
  EXPECT_EQ(detect_encoding("Zvečan, Leposavić, Žitkovac, kra\xF0"
                            "a")
                .name,
            "UTF-8");
  EXPECT_EQ(detect_encoding("plain ASCII").name, "UTF-8");
  EXPECT_EQ(detect_encoding("").name, "UTF-8");
}

TEST(Encoding, RefusesWhatCannotBeRead) {
  for (const char* name : {"no such encoding", "EBCDIC-US", "GB18030", "ibm-37"})
    EXPECT_THROW(encoding_of(name), error) << name;
}

}  // namespace
}  // namespace uramost::exchange
