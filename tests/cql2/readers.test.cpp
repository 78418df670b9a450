#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "../expect_error.hpp"
#include "cql2/json_reader.hpp"
#include "cql2/json_writer.hpp"
#include "cql2/limits.hpp"
#include "cql2/text_reader.hpp"
#include "cql2/text_writer.hpp"
#include "random_expression.hpp"

namespace uramost::cql2 {
namespace {
using testing::HasSubstr;

TEST(Readers, ReadWhatTheWritersWroteOfAnyTree) {
  random_expression random(7);
  for (int i = 0; i < 3'000; ++i) {
    const expression tree = random.condition();
    try {
      limits::expect_within(tree);
    } catch (const error&) {
      continue;
    }
    const std::string text = to_text(tree), json = to_json_text(tree);
    if (text.size() <= limits::bytes) {
      ASSERT_EQ(read_text(text), tree) << text;
    }
    if (json.size() <= limits::bytes) {
      ASSERT_EQ(read_json(json), tree) << json;
    }
  }
}

struct both_ways {
  const char* text;
  const char* json;
};

// The same conditions in the standard's two encodings (OGC 21-065r2, clauses 6 to 8).
class Encodings : public testing::TestWithParam<both_ways> {};

TEST_P(Encodings, MeanTheSame) {
  EXPECT_EQ(to_json_text(read_text(GetParam().text)), to_json_text(read_json(GetParam().json)));
}

INSTANTIATE_TEST_SUITE_P(
    OfTheStandard, Encodings,
    testing::Values(
        both_ways{"eo:cloud_cover BETWEEN 0.1 AND 0.2 AND landsat:wrs_row=28 AND landsat:wrs_path=203",
                  R"({"op":"and","args":[{"op":"between","args":[{"property":"eo:cloud_cover"},0.1,0.2]},
                     {"op":"=","args":[{"property":"landsat:wrs_row"},28]},{"op":"=","args":[{"property":"landsat:wrs_path"},203]}]})"},
        both_ways{"eo:instrument LIKE 'OLI%'",
                  R"({"op":"like","args":[{"property":"eo:instrument"},"OLI%"]})"},
        both_ways{"CASEI(road_class) IN (CASEI('Οδος'),CASEI('Straße'))",
                  R"({"op":"in","args":[{"op":"casei","args":[{"property":"road_class"}]},
                     [{"op":"casei","args":["Οδος"]},{"op":"casei","args":["Straße"]}]]})"},
        both_ways{
            "ACCENTI(etat_vol) = ACCENTI('débárquér')",
            R"({"op":"=","args":[{"op":"accenti","args":[{"property":"etat_vol"}]},{"op":"accenti","args":["débárquér"]}]})"},
        both_ways{
            "S_INTERSECTS(geometry,POINT(36.319836 32.288087))",
            R"({"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[36.319836,32.288087]}]})"},
        both_ways{
            "S_WITHIN(road,POLYGON((43.7286 -79.2986,43.7311 -79.2996,43.7323 -79.2972,43.7286 -79.2986)))",
            R"({"op":"s_within","args":[{"property":"road"},{"type":"Polygon",
                     "coordinates":[[[43.7286,-79.2986],[43.7311,-79.2996],[43.7323,-79.2972],[43.7286,-79.2986]]]}]})"},
        both_ways{
            "t_intersects(event_time, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z'))",
            R"({"op":"t_intersects","args":[{"property":"event_time"},{"interval":["1969-07-16T05:32:00Z","1969-07-24T16:50:35Z"]}]})"},
        both_ways{
            "T_DURING(INTERVAL(starts_at, ends_at), INTERVAL('2005-01-10', '..'))",
            R"({"op":"t_during","args":[{"interval":[{"property":"starts_at"},{"property":"ends_at"}]},{"interval":["2005-01-10",".."]}]})"},
        both_ways{"updated >= DATE('1999-11-05') or NOT built = TIMESTAMP('1999-11-05T10:20:30.25Z')",
                  R"({"op":"or","args":[{"op":">=","args":[{"property":"updated"},{"date":"1999-11-05"}]},
                     {"op":"not","args":[{"op":"=","args":[{"property":"built"},{"timestamp":"1999-11-05T10:20:30.25Z"}]}]}]})"},
        both_ways{
            "vehicle_height > (bridge_clearance-1)",
            R"({"op":">","args":[{"property":"vehicle_height"},{"op":"-","args":[{"property":"bridge_clearance"},1]}]})"},
        both_ways{"geophys:SURVEY_NAME IS NOT NULL",
                  R"({"op":"not","args":[{"op":"isNull","args":[{"property":"geophys:SURVEY_NAME"}]}]})"},
        both_ways{
            "owner NOT LIKE '%Mike%' AND swimming_pool=true AND NOT (floors>5)",
            R"({"op":"and","args":[{"op":"not","args":[{"op":"like","args":[{"property":"owner"},"%Mike%"]}]},
                     {"op":"=","args":[{"property":"swimming_pool"},true]},{"op":"not","args":[{"op":">","args":[{"property":"floors"},5]}]}]})"},
        both_ways{
            "value NOT IN ('a','b') OR value NOT BETWEEN -1.5 AND 2e3",
            R"({"op":"or","args":[{"op":"not","args":[{"op":"in","args":[{"property":"value"},["a","b"]]}]},
                     {"op":"not","args":[{"op":"between","args":[{"property":"value"},-1.5,2000]}]}]})"},
        both_ways{"a % 2 + 3 * b ^ 2 div 4 <> -c",
                  R"({"op":"<>","args":[{"op":"+","args":[{"op":"%","args":[{"property":"a"},2]},
                     {"op":"div","args":[{"op":"*","args":[3,{"op":"^","args":[{"property":"b"},2]}]},4]}]},
                     {"op":"*","args":[-1,{"property":"c"}]}]})"},
        both_ways{
            "S_INTERSECTS(geom, BBOX(-180,-90,180,90)) AND \"and\" = 'it''s'",
            R"({"op":"and","args":[{"op":"s_intersects","args":[{"property":"geom"},{"bbox":[-180,-90,180,90]}]},
                     {"op":"=","args":[{"property":"and"},"it's"]}]})"}));

TEST(TextReader, ReadsEveryGeometryAndLeavesHeightsOut) {
  for (const char* wkt :
       {"POINT Z(1 2 3)", "LINESTRING(1 2,3 4)", "POLYGON((0 0,1 0,1 1,0 0),(0.1 0,0.2 0,0.2 0.1,0.1 0))",
        "MULTIPOINT((1 2),(3 4))", "MULTIPOINT(1 2,3 4)", "MULTILINESTRING((1 2,3 4))",
        "MULTIPOLYGON(((0 0,1 0,1 1,0 0)))", "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))"})
    EXPECT_NO_THROW(read_text("S_DISJOINT(g," + std::string(wkt) + ")")) << wkt;
  EXPECT_EQ(read_text("S_EQUALS(g,point z(1 2 3))"), read_text("S_EQUALS(g,POINT(1 2))"));
  EXPECT_EQ(read_text("S_EQUALS(g,MULTIPOINT(1 2,3 4))"), read_text("S_EQUALS(g,MULTIPOINT((1 2),(3 4)))"));
}

TEST(TextReader, SaysWhereWhatWasExpected) {
  const std::map<std::string, std::string> faults{
      {"a = ", "byte 5: a value is expected, not its end"},
      {"a = 1 b", "byte 7: an operator"},
      {"a LIKE 5", "byte 1: LIKE takes a text"},
      {"a IN 5", "byte 6: '(' is expected"},
      {"severity", "severity"},
      {"1 + 2", "byte 1: a filter is a condition"},
      {"a = 'x", "byte 5: what is quoted"},
      {"nothing(a) = 1", "byte 1: there is no function"},
      {"S_INTERSECTS(g, POLYGON((0 0,1 1,0 1,0.5 0)))", "byte 17: a ring ends where it begins"},
      {"t > DATE('2023-02-30')", "byte 10: a date"},
      {"a AND AND b", "byte 7: a value is expected, not AND"},
      {"a = 1 ; DROP", "byte 7: nothing begins with ';'"},
      {"a NOT 5", "byte 7: LIKE, BETWEEN or IN is expected"},
      {"a = 1e999", "is no number"},
      {"a = 5x", "is no number"},
      {"\xFF = 1", "not UTF-8"},
      {"", "byte 1: a value is expected"}};
  for (const auto& [text, fault] : faults) {
    if (text == "severity") {
      EXPECT_NO_THROW(read_text(text));  // a property may be a truth value
      continue;
    }
    const error thrown = expect_error(error_kind::invalid_input, [&] { read_text(text); });
    EXPECT_THAT(thrown.what(), HasSubstr(fault)) << text;
    EXPECT_EQ(thrown.field(), "filter");
  }
}

TEST(JsonReader, SaysAtWhichMemberWhatWasExpected) {
  const std::map<std::string, std::string> faults{
      {"{", "no JSON"},
      {"[]", "a value is expected"},
      {"5", "a filter is a condition"},
      {R"({"op":"near","args":[]})", "no op 'near'"},
      {R"({"op":"interval","args":["..",".."]})", "no op 'interval'"},
      {R"({"op":"="})", "args is a list"},
      {R"({"op":"=","args":[1]})", "= takes 2"},
      {R"({"op":"and","args":[true,{"op":"=","args":[{"property":""},1]}]})", "args/1/args/0: a text"},
      {R"({"op":"in","args":[1,2]})", "a value and a list"},
      {R"({"op":"s_within","args":[{"property":"g"},{"type":"Point","coordinates":[1,"x"]}]})",
       "args/1: a coordinate"},
      {R"({"op":"s_within","args":[{"property":"g"},{"type":"Circle"}]})", "a geometry has a type"},
      {R"({"op":"t_after","args":[{"property":"t"},{"date":"tomorrow"}]})", "args/1: a date"}};
  for (const auto& [text, fault] : faults) {
    const error thrown = expect_error(error_kind::invalid_input, [&] { read_json(text); });
    EXPECT_THAT(thrown.what(), HasSubstr(fault)) << text;
    EXPECT_EQ(thrown.field(), "filter");
  }
}

TEST(Readers, RefuseWhatIsTooLongTooDeepOrTooMuch) {
  const auto repeated = [](const std::string& what, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += what;
    return text;
  };
  EXPECT_NO_THROW(read_text(repeated("NOT ", 60) + "a"));
  EXPECT_NO_THROW(read_text(repeated("(", 60) + "a" + repeated(")", 60)));
  for (const std::string& text :
       {repeated("(", 9'000), repeated("NOT ", 4'000), "a = " + repeated("-", 9'000) + "1",
        "1" + repeated("+1", 7'000) + " = 1", repeated("a OR ", 3'000) + "a",
        "a = '" + repeated("x", 16'384) + "'", repeated("casei(", 2'000),
        "S_WITHIN(g," + repeated("GEOMETRYCOLLECTION(", 800)})
    expect_error(error_kind::invalid_input, [&] { read_text(text); });
  for (const std::string& text :
       {repeated("[", 16'000), repeated(R"({"op":"not","args":[)", 800),
        R"({"op":"not","args":[{"type":"MultiPolygon","coordinates":)" + repeated("[", 8'000)})
    expect_error(error_kind::invalid_input, [&] { read_json(text); });
}

TEST(TextWriter, RefusesWhatCql2CannotSay) {
  expect_error(error_kind::invalid_input,
               [] { to_text(read_json(R"({"op":"=","args":[{"property":"a"},"x\\"]})")); });
}

}  // namespace
}  // namespace uramost::cql2
