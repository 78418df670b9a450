#include "core/incident_query.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost {
namespace {

incident_query parse(std::string_view text) {
  auto parameters = query_parameters::parse(text);
  auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  return query;
}

std::string canonical(std::string_view text) { return parse(text).canonical(); }

/// The field that the error for this query string names.
std::string field_at_fault(std::string_view text) {
  try {
    parse(text);
  } catch (const error& problem) {
    EXPECT_EQ(problem.kind(), error_kind::invalid_input);
    EXPECT_STRNE(problem.what(), "");
    return problem.field();
  }
  return "accepted";
}

TEST(IncidentQuery, AnEmptyQueryHasNoConditions) {
  EXPECT_EQ(parse(""), incident_query{});
  EXPECT_EQ(canonical(""), "");
}

TEST(IncidentQuery, CanonicalTextSortsAndDropsDuplicates) {
  EXPECT_EQ(canonical("weekdays=sat,fri,sat&municipality=38,30"), "weekdays=fri,sat&municipality=30,38");
  EXPECT_EQ(canonical("source=b,a&category=z,y"), "category=y,z&source=a,b");
}

TEST(IncidentQuery, EqualQueriesHaveEqualTexts) {
  EXPECT_EQ(canonical("datetime=2023-05-29"), canonical("datetime=2023-05-29/2023-05-29"));
  EXPECT_EQ(canonical("datetime=2023-05-29T21:10:00%2B02:00/.."),
            canonical("datetime=2023-05-29T19:10:00Z/"));
  EXPECT_EQ(canonical("severity=3"), canonical("severity=3-3"));
  EXPECT_EQ(canonical("bbox=20.5,42.80,21.00,43"), canonical("bbox=20.50,42.8,21,43.000"));
}

TEST(IncidentQuery, ItsCanonicalTextGivesTheSameQueryAgain) {
  const auto query = parse(
      "bbox=20.5,42.8,21,43.3&datetime=2019-01-01/"
      "2023-12-31T10:00:00Z&hours=22-5&weekdays=fri,sat&municipality=38,30,none"
      "&place=-74410,3&category=theft&source=a%20b,%D0%B6&severity=3-5&stage=closed,reported&text=%C4%91ak+%"
      "26%3D");
  EXPECT_EQ(parse(query.canonical()), query);
  EXPECT_EQ(query.text, "đak &=");
  EXPECT_EQ(query.places.front().value, -74410);
}

TEST(IncidentQuery, DatesIncludeTheirWholeLastDayInBelgrade) {
  const auto range = parse("datetime=2023-05-29/2023-05-30").datetime;
  EXPECT_EQ(to_rfc3339(*range.begin), "2023-05-28T22:00:00Z");
  EXPECT_EQ(to_rfc3339(*range.end), "2023-05-30T22:00:00Z");
}

TEST(IncidentQuery, InstantsAreIncludedAtBothEnds) {
  const auto range = parse("datetime=2023-05-29T10:00:00Z/2023-05-29T11:00:00Z").datetime;
  EXPECT_TRUE(range.contains(*parse_rfc3339("2023-05-29T10:00:00Z")));
  EXPECT_TRUE(range.contains(*parse_rfc3339("2023-05-29T11:00:00Z")));
  EXPECT_FALSE(range.contains(*parse_rfc3339("2023-05-29T11:00:01Z")));
}

TEST(IncidentQuery, EndsMayBeOpen) {
  EXPECT_FALSE(parse("datetime=../2023-05-29").datetime.begin);
  EXPECT_FALSE(parse("datetime=2023-05-29/..").datetime.end);
  EXPECT_TRUE(parse("datetime=2023-05-29T00:00:00Z/9999-12-31T00:00:00Z").datetime.end);
}

TEST(IncidentQuery, HoursRunOverMidnight) {
  const hour_range night = parse_hours("22-5");
  EXPECT_TRUE(night.contains(22));
  EXPECT_TRUE(night.contains(0));
  EXPECT_TRUE(night.contains(4));
  EXPECT_FALSE(night.contains(5));
  EXPECT_FALSE(night.contains(21));
  EXPECT_EQ(parse_hours("18-0"), parse_hours("18-24"));
}

TEST(IncidentQuery, NamesTheParameterAtFault) {
  for (const char* text : {"bbox=1,2,3", "bbox=a,b,c,d", "bbox=21,43,20,42", "bbox=20,43,21,42",
                           "bbox=0,0,0,95", "bbox=nan,0,1,1"})
    EXPECT_EQ(field_at_fault(text), "bbox") << text;
  for (const char* text : {"datetime=yesterday", "datetime=2023-02-31", "datetime=../..", "datetime=/",
                           "datetime=2023-05-30/2023-05-29", "datetime=2023-05-29/2023-05-30/2023-05-31"})
    EXPECT_EQ(field_at_fault(text), "datetime") << text;
  for (const char* text : {"hours=22", "hours=5-5", "hours=24-3", "hours=-1-3", "hours=a-b", "hours=1-25"})
    EXPECT_EQ(field_at_fault(text), "hours") << text;
  for (const char* text : {"severity=0", "severity=6", "severity=4-3", "severity=x", "severity="})
    EXPECT_EQ(field_at_fault(text), "severity") << text;
  EXPECT_EQ(field_at_fault("weekdays=friday"), "weekdays");
  EXPECT_EQ(field_at_fault("weekdays="), "weekdays");
  EXPECT_EQ(field_at_fault("municipality=38,,30"), "municipality");
  EXPECT_EQ(field_at_fault("place=Banjska"), "place");
  EXPECT_EQ(field_at_fault("stage=solved"), "stage");
  EXPECT_EQ(field_at_fault("text=" + std::string(201, 'a')), "text");
  EXPECT_EQ(field_at_fault("kategorija=theft"), "kategorija");
  EXPECT_EQ(field_at_fault("category=theft&category=arson"), "category");
}

}  // namespace
}  // namespace uramost
