#include "study/parameters.hpp"

#include <gtest/gtest.h>

#include "../expect_error.hpp"

namespace uramost::study {
namespace {

const std::vector<parameter> known{
    {.name = "cell_m", .standard = "500", .least = 100, .most = 5'000},
    {.name = "permutations",
     .kind = parameter_kind::whole_number,
     .standard = "999",
     .least = 99,
     .most = 9'999},
    {.name = "units", .kind = parameter_kind::choice, .standard = "square", .choices = {"square", "hexagon"}},
    {.name = "period", .kind = parameter_kind::period, .standard = ""}};

settings read(const char* text) {
  auto given = query_parameters::parse(text);
  return settings::take_from(given, known);
}

std::string field_at_fault(const char* text) {
  return expect_error(error_kind::invalid_input, [&] { read(text); }).field();
}

TEST(settings, are_the_standards_where_nobody_says_otherwise) {
  EXPECT_EQ(read("").canonical(), "cell_m=500&permutations=999&units=square");
  EXPECT_EQ(read("cell_m=&units=").canonical(), read("").canonical());
  EXPECT_FALSE(read("").is_set("period"));
}

TEST(settings, are_the_same_text_however_they_were_written) {
  EXPECT_EQ(read("units=hexagon&cell_m=1e3").canonical(), read("cell_m=1000.0&units=hexagon").canonical());
}

TEST(settings, name_what_is_wrong) {
  EXPECT_EQ(field_at_fault("cell_m=99"), "cell_m");
  EXPECT_EQ(field_at_fault("cell_m=nan"), "cell_m");
  EXPECT_EQ(field_at_fault("cell_m=wide"), "cell_m");
  EXPECT_EQ(field_at_fault("permutations=199.5"), "permutations");
  EXPECT_EQ(field_at_fault("units=triangle"), "units");
  EXPECT_EQ(field_at_fault("period=yesterday"), "period");
  EXPECT_NO_THROW(read("period=2024-01-01/2024-02-29"));
}

TEST(settings, leave_what_they_do_not_know) {
  auto given = query_parameters::parse("cell_m=200&colour=red");
  settings::take_from(given, known);
  EXPECT_EQ(given.take("colour"), "red");
}

}  // namespace
}  // namespace uramost::study
