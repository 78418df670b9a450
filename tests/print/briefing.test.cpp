#include "print/briefing.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <thread>

#include "../expect_error.hpp"
#include "read_pdf.hpp"
#include "sample.hpp"

namespace uramost::print {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Poppler writes ligatures as they are printed, and breaks lines where the page does.
std::string plain(std::string text) {
  for (const auto& [from, to] : std::map<std::string, std::string>{
           {"ﬁ", "fi"}, {"ﬂ", "fl"}, {"ﬀ", "ff"}, {"\n", " "}, {"\f", " "}, {"\u00A0", " "}})
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  return text;
}

class BriefingIn : public testing::TestWithParam<language> {};
INSTANTIATE_TEST_SUITE_P(EveryLanguage, BriefingIn, testing::ValuesIn(all_languages), [](const auto& each) {
  std::string name(tag(each.param));
  std::erase(name, '-');
  return name;
});

TEST_P(BriefingIn, SaysItsWordsOnPaper) {
  const read_pdf pdf(briefing_pdf(sample_briefing(GetParam())));
  const std::string text = plain(pdf.text());
  for (const word each : {word::briefing, word::conclusion, word::key_facts, word::period,
                          word::number_of_incidents, word::method, word::source, word::caveats, word::charts,
                          word::tables, word::municipality_border, word::place, word::scale, word::synthetic,
                          word::not_distinguishable, word::revision, word::query, word::geodata})
    EXPECT_THAT(text, HasSubstr(plain(std::string(in(GetParam(), each)))));
  EXPECT_THAT(text, HasSubstr("Ëmbëlsira çdo ditë, Đurđevdan, Šaš, Čečan, Ćirković, Žižavac."));
  EXPECT_THAT(text, HasSubstr("Љиљана, Њујорк и њива, Џеп и џбун, Ђурђевдан, Ћићевац."));
  EXPECT_THAT(text, HasSubstr(plain(written(GetParam(), std::int64_t{2926}))));
}

TEST_P(BriefingIn, NamesPlacesInBothLanguages) {
  const std::string text = plain(read_pdf(briefing_pdf(sample_briefing(GetParam()))).text());
  EXPECT_THAT(text, HasSubstr("Zveçan"));
  EXPECT_THAT(text, HasSubstr(GetParam() == language::sr_cyrl ? "Звечан" : "Zvečan"));
}

TEST_P(BriefingIn, IsMadeTwiceOfTheSameBytes) {
  EXPECT_EQ(briefing_pdf(sample_briefing(GetParam())), briefing_pdf(sample_briefing(GetParam())));
}

TEST(Briefing, IsATaggedA4DocumentThatSaysWhatItIs) {
  const read_pdf pdf(briefing_pdf(sample_briefing(language::en)));
  EXPECT_THAT(pdf.info("Page size"), HasSubstr("(A4)"));
  EXPECT_EQ(pdf.info("Title"), "Hot spots of burglary in the north");
  EXPECT_EQ(pdf.info("Author"), "Analytical unit");
  EXPECT_EQ(pdf.info("Subject"), "Briefing");
  EXPECT_EQ(pdf.info("Keywords"), "hot spots, Gi*");
  EXPECT_THAT(pdf.info("CreationDate"), HasSubstr("2026-11-21T19:05:00"));
  EXPECT_EQ(pdf.info("Tagged"), "yes");
  EXPECT_EQ(pdf.info("JavaScript"), "no");
}

TEST(Briefing, HasHeadingsTablesAndFiguresInItsStructure) {
  const std::string structure = read_pdf(briefing_pdf(sample_briefing(language::en))).structure();
  for (const char* element : {"Document", "H1", "H2", "P (block)", "Table", "TR", "TH", "TD", "Figure"})
    EXPECT_THAT(structure, HasSubstr(element));
  EXPECT_THAT(structure, HasSubstr("\"Hot spots of burglary in the north\""));
}

TEST(Briefing, EmbedsItsFontsWithTheirLetters) {
  const std::string fonts = read_pdf(briefing_pdf(sample_briefing(language::sr_cyrl))).fonts();
  EXPECT_THAT(fonts, HasSubstr("NotoSans-Regular"));
  EXPECT_THAT(fonts, HasSubstr("NotoSans-Bold"));
  // The columns are: emb sub uni.
  EXPECT_THAT(fonts, Not(testing::ContainsRegex(" no +(yes|no) +(yes|no) +[0-9]+ +0\n")));
}

TEST(Briefing, NumbersItsPagesAndStampsEachOfThem) {
  briefing of = sample_briefing(language::en);
  of.tables = {sample_table(110)};
  const read_pdf pdf(briefing_pdf(of));
  const int pages = pdf.pages();
  EXPECT_GE(pages, 4);
  for (int page = 1; page <= pages; ++page) {
    const std::string text = plain(pdf.text_of_page(page));
    EXPECT_THAT(text, HasSubstr("Page " + std::to_string(page) + " of " + std::to_string(pages)));
    EXPECT_THAT(text, HasSubstr("Synthetic data – not real incidents"));
    EXPECT_THAT(text, HasSubstr("Revision 4711"));
  }
}

TEST(Briefing, OfRealDataHasNoStamp) {
  briefing of = sample_briefing(language::en);
  of.of.is_synthetic = false;
  EXPECT_THAT(plain(read_pdf(briefing_pdf(of)).text()), Not(HasSubstr("Synthetic")));
}

TEST(Briefing, RepeatsTheHeadingsOfALongTable) {
  briefing of{.of = sample_imprint(language::en), .tables = {sample_table(100)}};
  const read_pdf pdf(briefing_pdf(of));
  ASSERT_EQ(pdf.pages(), 3);
  std::string all;
  for (int page = 1; page <= 3; ++page) {
    const std::string text = plain(pdf.text_of_page(page));
    EXPECT_THAT(text, HasSubstr("Municipality"));
    all += text;
  }
  for (int row = 1; row <= 100; ++row)
    EXPECT_THAT(all, HasSubstr("Лепосавић " + std::to_string(row) + ' ')) << row;
}

TEST(Briefing, OfNothingIsOnePage) {
  const read_pdf pdf(briefing_pdf({}));
  EXPECT_EQ(pdf.pages(), 1);
  EXPECT_THAT(pdf.text(), HasSubstr("Briefing"));
}

TEST(Briefing, PrintsMarkupAsItIsWritten) {
  briefing of = sample_briefing(language::en);
  of.of.title = "<b>&amp;</b> <script>alert(1)</script>";
  of.note = "100 % <i>sure</i> \\(not\\) (/JavaScript) endobj";
  const read_pdf pdf(briefing_pdf(of));
  EXPECT_EQ(pdf.info("Title"), of.of.title);
  EXPECT_EQ(pdf.info("JavaScript"), "no");
  const std::string text = plain(pdf.text());
  EXPECT_THAT(text, HasSubstr(of.of.title));
  EXPECT_THAT(text, HasSubstr("100 % <i>sure</i> \\(not\\) (/JavaScript) endobj"));
}

TEST(Briefing, BreaksALongNoteOverPagesAndLosesNothing) {
  briefing of{.of = sample_imprint(language::sq)};
  for (int i = 0; i < 2000; ++i) of.note += "fjalë" + std::to_string(i) + ' ';
  const read_pdf pdf(briefing_pdf(of));
  EXPECT_GE(pdf.pages(), 3);
  const std::string text = plain(pdf.text());
  for (int i = 0; i < 2000; ++i) ASSERT_THAT(text, HasSubstr("fjalë" + std::to_string(i) + ' ')) << i;
}

TEST(Briefing, StandsUpToHostileText) {
  const std::string hostile[] = {std::string(10'000, 'W'),
                                 std::string("\0\x01\x1b[31m\x7f\r\n\t", 10),
                                 "\u202Egnp.exe",
                                 "مرحبا بالعالم שלום",
                                 "\xff\xfe\xc3(",
                                 "\U0001F6A8 \u0301\u0301\u0301",
                                 ""};
  for (const std::string& text : hostile) {
    briefing of = sample_briefing(language::sr_latn);
    of.of.title = of.of.author = of.of.query = of.of.revision = of.of.kind = text;
    of.of.keywords = {text, text};
    of.note = of.conclusion = of.method_name = of.method_explained = of.source = text;
    of.caveats = {text};
    of.facts = {{text, text}};
    of.map->caption = of.map->base.attribution = text;
    for (map_layer& layer : of.map->layers) {
      layer.title = layer.unit = layer.note = text;
      for (map_class& one : layer.classes) one.label = text;
      for (map_circle& circle : layer.circles) circle.label = text;
    }
    of.tables = {{.title = text,
                  .columns = {{text}, {text, true}},
                  .rows = {{text}, {}, {text, text, text}},
                  .note = text}};
    of.charts = {
        bar_chart{
            .title = text, .note = text, .y_label = text, .categories = {text}, .series = {{text, {1}}}},
        line_chart{.title = text, .x_label = text, .y_label = text, .lines = {{text, {0, 1}, {0, 1}}}},
        matrix_chart{.title = text, .rows = {text}, .columns = {text}, .values = {NAN}}};
    const read_pdf pdf(briefing_pdf(of));
    EXPECT_LE(pdf.pages(), 40);  // four texts of 250 lines of W, and what is shortened
    const std::string printed = pdf.text();
    EXPECT_TRUE(
        std::ranges::none_of(printed, [](char letter) { return letter == '\x1b' || letter == '\x01'; }));
    EXPECT_THAT(printed, Not(HasSubstr("\u202E")));
  }
}

TEST(Briefing, RefusesChartsWhoseLengthsDisagree) {
  const auto refused = [](const chart& drawn) {
    const error thrown = expect_error(error_kind::invalid_input, [&] {
      briefing_pdf({.of = sample_imprint(language::en), .charts = {drawn}});
    });
    EXPECT_EQ(thrown.field(), "charts");
  };
  refused(line_chart{.lines = {{"", {1, 2}, {1}}}});
  refused(line_chart{.bands = {{"", {1}, {1}, {}}}});
  refused(bar_chart{.categories = {"a", "b"}, .series = {{"", {1}}}});
  refused(matrix_chart{.rows = {"a"}, .columns = {"b"}, .values = {}});
}

TEST(Briefing, IsTheSameFromManyThreads) {
  const std::string alone = briefing_pdf(sample_briefing(language::sr_cyrl));
  std::vector<std::string> made(3);
  {
    std::vector<std::jthread> threads;
    for (std::string& each : made)
      threads.emplace_back([&each] { each = briefing_pdf(sample_briefing(language::sr_cyrl)); });
  }
  for (const std::string& each : made) EXPECT_EQ(each, alone);
}

}  // namespace
}  // namespace uramost::print
