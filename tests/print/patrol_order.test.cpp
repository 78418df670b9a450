#include "print/patrol_order.hpp"

#include <gmock/gmock.h>

#include "print/language_names.hpp"
#include "print/words.hpp"
#include "read_pdf.hpp"
#include "sample_order.hpp"

namespace uramost::print {
namespace {

using testing::HasSubstr;
using testing::Not;

/// What stands on paper, whichever line it stands in.
std::string printed(const patrol_order& order) {
  std::string text = read_pdf(patrol_order_pdf(order)).text();
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"ﬁ", "fi"}, {"\n", " "}, {"\f", " "}})
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  return text;
}

class PatrolOrderIn : public testing::TestWithParam<language> {};
INSTANTIATE_TEST_SUITE_P(EveryLanguage, PatrolOrderIn, testing::ValuesIn(all_languages),
                         [](const auto& each) {
                           std::string name(tag(each.param));
                           std::erase(name, '-');
                           return name;
                         });

TEST_P(PatrolOrderIn, SaysWhoStopsWhereAndWhen) {
  const std::string text = printed(sample_order(GetParam()));
  for (const word each :
       {word::patrol_order, word::handling, word::shift, word::begin, word::end, word::points, word::stay,
        word::points_without_patrol, word::municipality, word::languages_needed, word::arrive, word::leave,
        word::notes, word::what_to_note, word::note_nobody, word::synthetic})
    EXPECT_THAT(text, HasSubstr(std::string(in(GetParam(), each))));
  for (const char* each : {"22:00", "22:12", "22:17", "Ura/Most 5", "Раскрсница", "Љиљана, џеп и џбун."})
    EXPECT_THAT(text, HasSubstr(each));
  EXPECT_THAT(text, HasSubstr(std::string(in(GetParam(), word::patrol)) + " 3"));
  EXPECT_THAT(text, HasSubstr(language_name(GetParam(), "sr")));
  EXPECT_THAT(text, HasSubstr("Zveçan"));
}

TEST(PatrolOrder, HasTimesOfTheClockOnTheWall) {
  patrol_order order = sample_order(language::en);
  // Summer time ends this night: an hour comes twice.
  order.begin = time_point{std::chrono::seconds{1'792'872'000}};  // 2026-10-24 20:00 UTC
  order.patrols = {{{.point = 0, .arrive = order.begin, .leave = order.begin + std::chrono::minutes(10)},
                    {.point = 1,
                     .arrive = order.begin + std::chrono::hours(6),
                     .leave = order.begin + std::chrono::minutes(370)}}};
  const std::string text = printed(order);
  EXPECT_THAT(text, HasSubstr("22:00"));
  EXPECT_THAT(text, HasSubstr("03:10"));
}

TEST(PatrolOrder, SaysWhoseRoadsItWasPlannedOn) {
  patrol_order order = sample_order(language::en);
  EXPECT_THAT(printed(order), Not(HasSubstr("OpenStreetMap")));
  order.roads = "© OpenStreetMap contributors, ODbL 1.0";
  EXPECT_THAT(printed(order), HasSubstr(order.roads));
}

TEST(PatrolOrder, OfNothingIsStillAPage) {
  const std::string text = printed({.of = {.in = language::en, .title = "Empty"}});
  EXPECT_THAT(text, HasSubstr("Empty"));
  EXPECT_THAT(text, Not(HasSubstr("Points without a patrol")));
}

TEST(PatrolOrder, TakesAnyTextForAName) {
  patrol_order order = sample_order(language::sr_cyrl);
  order.points[0].name = std::string(2'000, 'W') + "<b>&amp;</b>\xff\x01";
  order.points[0].languages = {"xx", ""};
  order.points[0].municipality = {};
  EXPECT_THAT(printed(order), HasSubstr("xx"));
}

TEST(LanguageNames, AreThoseOfTheLanguageWhateverItsScript) {
  EXPECT_EQ(language_name(language::en, "sr-Cyrl"), "Serbian");
  EXPECT_EQ(language_name(language::sr_cyrl, "SQ"), "албански");
  EXPECT_EQ(language_name(language::sq, "rom"), "romisht");
  EXPECT_EQ(language_name(language::en, "de"), "de");
}

}  // namespace
}  // namespace uramost::print
