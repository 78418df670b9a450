#include "http/handlers/aggregates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "opened_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

class Aggregates : public testing::Test {
 protected:
  json counts(const std::string& query) {
    return json::parse(count_(get("/api/aggregate?" + query)).body_text());
  }

  opened_register opened_{shared_register().incidents()};
  aggregates count_{opened_.views, shared_register().incidents()};
};

json row_with(const json& answer, const char* member, const char* key) {
  for (const json& row : answer["rows"])
    if (row[member] == key) return row;
  return nullptr;
}

TEST_F(Aggregates, AddUpToTheTotal) {
  for (const char* by : {"municipality", "place", "grid:500m", "month", "week", "hour", "weekday", "category",
                         "source", "stage", "municipality,month", "category,weekday"}) {
    const json answer = counts(std::string("by=") + by);
    std::uint64_t sum = 0;
    for (const json& row : answer["rows"]) sum += row["count"].get<std::uint64_t>();
    EXPECT_EQ(sum, synthetic_incidents) << by;
    EXPECT_EQ(answer["total"], synthetic_incidents) << by;
  }
}

TEST_F(Aggregates, CountByKeys) {
  EXPECT_EQ(row_with(counts("by=category"), "category", "arson")["count"], 1);
  EXPECT_EQ(row_with(counts("by=category"), "category", "assault")["count"], 10);
  EXPECT_EQ(row_with(counts("by=hour"), "hour", "23")["count"], 20);
  EXPECT_EQ(row_with(counts("by=hour"), "hour", "")["count"], 1);
  EXPECT_EQ(row_with(counts("by=municipality&category=arson"), "municipality", "30")["severity_sum"], 5);
}

TEST_F(Aggregates, GiveRatesWithTheirDenominatorAndWarn) {
  const json answer = counts("by=municipality");
  const json north = row_with(answer, "municipality", "38");
  EXPECT_EQ(north["name"]["sr-Latn"], "Severna Mitrovica");
  EXPECT_EQ(north["name"]["sq"], "Mitrovicë e Veriut");
  EXPECT_FALSE(north["denominator"]["boycotted"]);
  EXPECT_NEAR(north["rate_per_1000"].get<double>(),
              1000 * north["count"].get<double>() / north["denominator"]["persons"].get<double>(), 1e-9);
  EXPECT_THAT(answer["warnings"].dump(), HasSubstr("boycotted_census"));
  EXPECT_EQ(counts("by=category")["warnings"], json::array());
  EXPECT_FALSE(row_with(answer, "municipality", "").contains("rate_per_1000"));
}

TEST_F(Aggregates, SayTheShareOfEveryRow) {
  for (const char* by : {"municipality", "hour", "category,month"}) {
    const json answer = counts(std::string("by=") + by);
    double sum = 0;
    for (const json& row : answer["rows"]) {
      EXPECT_DOUBLE_EQ(row["share"].get<double>(), row["count"].get<double>() / synthetic_incidents);
      sum += row["share"].get<double>();
    }
    EXPECT_NEAR(sum, 1, 1e-9) << by;
  }
}

TEST_F(Aggregates, SortMunicipalitiesIntoClassesByCountAndRate) {
  const json answer = counts("by=municipality");
  for (const char* measure : {"count", "rate_per_1000"}) {
    const auto breaks = answer["classes"][measure]["breaks"].get<std::vector<double>>();
    ASSERT_FALSE(breaks.empty());
    EXPECT_EQ(answer["classes"][measure]["method"], "equal_steps");
    for (const json& row : answer["rows"]) {
      const bool is_classed = row.contains("classes") && row["classes"].contains(measure);
      EXPECT_EQ(is_classed, row["municipality"] != "" && row.contains(measure));
      if (!is_classed) continue;
      const double value = row[measure].get<double>();
      const auto below = std::ranges::count_if(breaks, [&](double from) { return from <= value; });
      EXPECT_EQ(row["classes"][measure], below - 1) << value;
    }
  }
  EXPECT_FALSE(counts("by=category").contains("classes"));
  EXPECT_EQ(counts("by=municipality&datetime=1980-01-01")["classes"], json::object());
}

TEST_F(Aggregates, SayTheRevisionThatTheyAreOf) {
  EXPECT_EQ(counts("by=municipality")["revision"], opened_.results.revision());
}

TEST_F(Aggregates, PutGridCellsWhereTheirIncidentsAre) {
  const json answer = counts("by=grid:500m&category=arson");
  ASSERT_EQ(answer["rows"].size(), 1u);
  const json& cell = answer["rows"][0];
  EXPECT_LT(distance_m({cell["lon"], cell["lat"]}, {20.8403, 42.9075}), 360);
  EXPECT_EQ(answer["by"][0], "grid:500m");
}

TEST_F(Aggregates, ComeAsCsvWithTheSameRows) {
  const response answer = count_(get("/api/aggregate?by=municipality,category&format=csv"));
  EXPECT_THAT(std::string(answer.header("Content-Type")), StartsWith("text/csv"));
  const std::string text(answer.body_text());
  EXPECT_THAT(text, StartsWith("municipality,category,count,severity_sum,"));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')) - 1,
            counts("by=municipality,category")["rows"].size());
  EXPECT_THAT(text, HasSubstr("\r\n30,arson,1,5,Zveçan,Zvečan,"));
}

TEST_F(Aggregates, NameTheParameterThatIsWrong) {
  const auto fault = [&](const std::string& query) {
    return field_at_fault([&] { count_(get("/api/aggregate?" + query)); });
  };
  EXPECT_EQ(fault(""), "by");
  EXPECT_EQ(fault("by=colour"), "by");
  EXPECT_EQ(fault("by=hour,month,week"), "by");
  EXPECT_EQ(fault("by=hour&format=xml"), "format");
  EXPECT_EQ(fault("by=hour&ramp=viridis"), "ramp");
}

}  // namespace
}  // namespace uramost::http
