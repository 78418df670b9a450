#include "planning/plan_document.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "../expect_error.hpp"

namespace uramost::planning {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* whole = R"({"title": "Ноћне патроле / Patrullat e natës", "note": "one\ntwo",
  "query": "municipality=38&datetime=2023-01-01/..",
  "demand": {"weight": "category", "category_weights": {"assault": 5, "theft": 0.5}, "surface": "heat", "cell_m": 200},
  "travel": {"by": "roads", "reach_m": 900, "reach_s": 240},
  "shifts": [{"name": "Night", "hours": "22-5", "weekdays": ["sat", "fri", "sat"]}, {"name": "Always"}],
  "points": [{"name": "Ura/Most \"1\"", "lon": 20.86, "lat": 42.89, "municipality_code": "38", "kind": "junction",
              "shifts": [1, 0, 1], "languages": ["sr", "sq"], "fixed": true}, {"lon": 20.9, "lat": 42.9}],
  "needs": [{"municipality": "38", "language": "sr"}],
  "stops": {"dwell_least_min": 5, "dwell_most_min": 8, "every_min": 60, "seed": 9007199254740991},
  "proof": {"problem": "mclp", "status": "optimal", "objective": 812, "bound": 812.5, "gap": 0.001, "seconds": 0.8}})";

TEST(PlanDocument, IsReadAsItIs) {
  const plan read = parse_plan(whole);
  EXPECT_EQ(read.title, "Ноћне патроле / Patrullat e natës");
  EXPECT_EQ(read.note, "one\ntwo");
  EXPECT_THAT(read.query.municipalities, ElementsAre(municipality_code{"38"}));
  EXPECT_EQ(read.demand.weight, demand_weight::category);
  EXPECT_EQ(read.demand.category_weights.at("theft"), 0.5);
  EXPECT_EQ(read.demand.surface, demand_surface::heat);
  EXPECT_EQ(read.travel.reach(), 240);
  EXPECT_EQ(read.shifts.at(0).hours, (hour_range{22, 5}));
  EXPECT_THAT(read.shifts.at(0).weekdays, ElementsAre(5, 6));
  EXPECT_EQ(read.shifts.at(1).hours, (hour_range{0, 24}));
  const plan_point& point = read.points.at(0);
  EXPECT_EQ(point.name, "Ura/Most \"1\"");
  EXPECT_EQ(point.at, (lon_lat{20.86, 42.89}));
  EXPECT_EQ(point.kind, point_kind::junction);
  EXPECT_THAT(point.shifts, ElementsAre(0, 1));
  EXPECT_THAT(point.languages, ElementsAre("sr", "sq"));
  EXPECT_TRUE(point.is_fixed);
  EXPECT_EQ(read.points.at(1).municipality, std::nullopt);
  EXPECT_EQ(read.needs.at(0).language, "sr");
  EXPECT_EQ(read.stops.seed, 9007199254740991U);
  EXPECT_EQ(read.proof->bound, 812.5);
}

TEST(PlanDocument, WrittenReadsTheSame) {
  const plan read = parse_plan(whole);
  EXPECT_EQ(parse_plan(plan_document(read).dump()), read);
  EXPECT_EQ(parse_plan(plan_document(plan{}).dump()), plan{});
}

TEST(PlanDocument, NeedsNothingButPoints) {
  EXPECT_EQ(parse_plan(R"({"points": []})"), plan{});
  EXPECT_EQ(parse_plan(R"({"points": [], "title": null, "stops": null, "proof": null, "shifts": null})"),
            plan{});
  expect_error(error_kind::invalid_input, [] { parse_plan("{}"); });
}

TEST(PlanDocument, SaysWhereItStandsInALargerOne) {
  const auto document = nlohmann::ordered_json::parse(R"({"points": [{"lon": "east", "lat": 42}]})");
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { read_plan(document, "plan"); }).field(),
            "plan.points[0].lon");
}

struct refusal {
  std::string document;
  const char* field;
};

class PlanRefused : public testing::TestWithParam<refusal> {};

TEST_P(PlanRefused, WithThePlaceAtFault) {
  const auto& [document, field] = GetParam();
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { parse_plan(document); }).field(), field)
      << document.substr(0, 200);
}

std::string with(const std::string& member) { return R"({"points": [], )" + member + "}"; }
std::string with_point(const std::string& members) {
  return R"({"shifts": [{}], "points": [{"lon": 1, "lat": 2}, {)" + members + "}]}";
}
std::string many(std::size_t count, const std::string& each) {
  std::string list = "[";
  for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? "" : ",") + each;
  return list + "]";
}

INSTANTIATE_TEST_SUITE_P(
    Plans, PlanRefused,
    testing::Values(
        refusal{"", "document"}, refusal{"{\"points\": [", "document"},
        refusal{"{\"title\": \"\xff\"}", "document"}, refusal{std::string(200'000, '['), "document"},
        refusal{"[]", ""}, refusal{"null", ""}, refusal{R"({"points": {}})", "points"},
        refusal{R"({"points": [3]})", "points[0]"}, refusal{with(R"("titel": "x")"), "titel"},
        refusal{with(R"("title": 3)"), "title"}, refusal{with(R"("title": "a\u0000b")"), "title"},
        refusal{with(R"("title": "a\nb")"), "title"},
        refusal{with("\"note\": \"" + std::string(2'001, 'a') + '"'), "note"},
        refusal{with(R"("query": "municipality=38&who=me")"), "query"},
        refusal{with(R"("query": "hours=5-5")"), "query"},
        refusal{with(R"("demand": {"weight": "harm"})"), "demand.weight"},
        refusal{with(R"("demand": {"category_weights": {"theft": -1}})"), "demand.category_weights.theft"},
        refusal{with(R"("demand": {"cell_m": 1})"), "demand.cell_m"},
        refusal{with(R"("travel": {"by": "air"})"), "travel.by"},
        refusal{with(R"("travel": {"reach_m": 1e999})"), "document"},
        refusal{with(R"("travel": {"reach_s": true})"), "travel.reach_s"},
        refusal{with(R"("shifts": [{"hours": "9-9"}])"), "shifts[0].hours"},
        refusal{with(R"("shifts": [{"weekdays": ["fri", "fry"]}])"), "shifts[0].weekdays[1]"},
        refusal{with("\"shifts\": " + many(21, "{}")), "shifts"},
        refusal{R"({"points": )" + many(501, R"({"lon": 1, "lat": 1})") + "}", "points"},
        refusal{with_point(R"("lat": 1)"), "points[1].lon"},
        refusal{with_point(R"("lon": 1, "lat": 90.5)"), "points[1].lat"},
        refusal{with_point(R"("lon": 1, "lat": 1, "kind": "tree")"), "points[1].kind"},
        refusal{with_point(R"("lon": 1, "lat": 1, "shifts": [1])"), "points[1].shifts[0]"},
        refusal{with_point(R"("lon": 1, "lat": 1, "shifts": [0.5])"), "points[1].shifts[0]"},
        refusal{with_point(R"("lon": 1, "lat": 1, "shifts": [18446744073709551615])"), "points[1].shifts[0]"},
        refusal{with_point(R"("lon": 1, "lat": 1, "languages": [""])"), "points[1].languages[0]"},
        refusal{with_point(R"("lon": 1, "lat": 1, "fixed": 1)"), "points[1].fixed"},
        refusal{with_point(R"("lon": 1, "lat": 1, "where": "x")"), "points[1].where"},
        refusal{R"({"points": [{"lon": 1, "lat": 1, "shifts": [0]}]})", "points[0].shifts[0]"},
        refusal{with(R"("needs": [{"language": "sr"}])"), "needs[0].municipality"},
        refusal{with(R"("stops": {"dwell_least_min": 20})"), "stops"},
        refusal{with(R"("stops": {"every_min": 12, "dwell_least_min": 14})"), "stops"},
        refusal{with(R"("stops": {"seed": -1})"), "stops.seed"},
        refusal{with(R"("stops": {"every_min": 0})"), "stops.every_min"},
        refusal{with(R"("proof": {"problem": "mclp"})"), "proof.status"}));

}  // namespace
}  // namespace uramost::planning
