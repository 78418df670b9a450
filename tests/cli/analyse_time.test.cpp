#include "cli/analyse/plain_table.hpp"
#include "cli/analyse/written_time.hpp"
#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST(written_time, is_read_as_people_and_programs_write_it) {
  const auto read = [](const char* text) {
    const auto time = parse_written_time(text);
    return time ? written_moment(time->at) : std::string("none");
  };
  EXPECT_EQ(read("2016-03-01"), "2016-03-01 00:00:00");
  EXPECT_EQ(read("2001/11/3"), "2001-11-03 00:00:00");
  EXPECT_EQ(read("3.11.2001 7:05"), "2001-11-03 07:05:00");
  EXPECT_EQ(read("2016-03-01T23:59:58.25+02:00"), "2016-03-01 23:59:58");
  EXPECT_EQ(read("1973"), "1973-01-01 00:00:00");
  EXPECT_EQ(read("1973/4"), "1973-04-01 00:00:00");
  for (const char* text : {"", "x", "11/3/2001", "2016-02-30", "2016-03-01x", "2016-03-01 25:00",
                           "-2016-01-01", "12", "12.5", "2016-03-01 12", "20160301", "1.2"})
    EXPECT_EQ(read(text), "none") << text;
}

TEST(plain_cells, are_between_commas_or_blanks) {
  EXPECT_THAT(plain_cells("a\t 1  2001/11/22 "), ElementsAre("a", "1", "2001/11/22"));
  EXPECT_THAT(plain_cells("1, ,2016-01-01 10:00"), ElementsAre("1", "", "2016-01-01 10:00"));
  EXPECT_THAT(plain_cells("\"San Miguel\" 3"), ElementsAre("San Miguel", "3"));
  EXPECT_THAT(plain_cells("\"a,b\";2"), ElementsAre("a,b", "2"));
  EXPECT_THAT(plain_cells(R"("Zone ""A"", west",2,"","""")"), ElementsAre("Zone \"A\", west", "2", "", "\""));
  EXPECT_THAT(plain_cells("Zveçan Звечан"), ElementsAre("Zveçan", "Звечан"));
}

class analyse : public Program {};

TEST_F(analyse, mann_kendall_gives_a_row_for_each_series) {
  const auto in = file("in.csv", "series,value\na,1\nb,9\na,2\nb,8\na,3\nb,7\n");
  const auto done = run({"analyse", "mann-kendall", "--in", in});
  EXPECT_EQ(done.code, exit_code::ok);
  EXPECT_THAT(done.output, StartsWith("series,n,s,variance,z,p_two_sided,tau,"));
  EXPECT_THAT(done.output, HasSubstr("\na,3,3,"));
  EXPECT_THAT(done.output, HasSubstr("\nb,3,-3,"));
  EXPECT_THAT(done.complaint, HasSubstr("Not distinguishable from chance"));
}

TEST_F(analyse, near_repeat_reads_files_with_and_without_a_header) {
  const std::string rows = "0,0,2020-01-01\n50,0,2020-01-01\n5000,0,2020-03-01\n5000,0,2020-03-03\n";
  const auto bare = run({"analyse", "near-repeat", "--in", file("bare.csv", rows)});
  const auto named = run({"analyse", "near-repeat", "--in", file("named.csv", "E,N,when\n" + rows), "--x",
                          "e", "--y", "n", "--date", "When"});
  EXPECT_EQ(bare.code, exit_code::ok) << bare.complaint;
  EXPECT_EQ(bare.output, named.output);
  EXPECT_THAT(bare.output, HasSubstr("\n[1;201),[0;1),1,"));
  EXPECT_THAT(bare.output, HasSubstr("\n[0;1),[2;3),1,"));
}

TEST_F(analyse, near_repeat_says_what_is_no_date) {
  const auto in = file("in.csv", "x,y,date\n0,0,2020-01-01\n1,1,yesterday\n");
  const auto done = run({"analyse", "near-repeat", "--in", in});
  EXPECT_NE(done.code, exit_code::ok);
  EXPECT_THAT(done.complaint, HasSubstr("line 3"));
}

}  // namespace
}  // namespace uramost::cli
