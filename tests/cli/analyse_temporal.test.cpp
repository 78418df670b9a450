#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class analyse_temporal : public Program {
 protected:
  outcome aoristic(const std::string& csv, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"analyse", "aoristic", "--in", file("in.csv", csv)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  /// A series of counts, one a day.
  std::string series(const std::vector<int>& counts) {
    std::string csv = "date,count\n";
    for (std::size_t i = 0; i < counts.size(); ++i)
      csv += "2024-01-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1) + "," +
             std::to_string(counts[i]) + "\n";
    return file("series.csv", csv);
  }
};

TEST_F(analyse_temporal, aoristic_reads_times_as_people_write_them) {
  // 2024-09-01 was a Sunday.
  const auto done =
      aoristic("start,end\n2024-09-01 00:30,2024-09-01T01:30:00Z\n1.9.2024 23:10,NA\n,2024-09-01 10:00\n");
  EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
  EXPECT_THAT(done.output, StartsWith("hour_of_week,weekday,hour,weight"));
  EXPECT_THAT(done.output, HasSubstr("\n1,Sunday,0,0.5"));
  EXPECT_THAT(done.output, HasSubstr("\n2,Sunday,1,0.5"));
  EXPECT_THAT(done.output, HasSubstr("\n24,Sunday,23,1"));
  EXPECT_THAT(done.output, HasSubstr("\n168,Saturday,23,0"));
  EXPECT_THAT(done.complaint, HasSubstr("A description, no test (n = 2)"));
  EXPECT_THAT(done.complaint, HasSubstr("Left out, without start: 1"));
}

TEST_F(analyse_temporal, aoristic_takes_a_column_of_dates_as_whole_days) {
  const auto days = aoristic("Von,Bis\n2024-09-02,2024-09-02\n", {"--start", "von", "--end", "bis"});
  EXPECT_THAT(days.output, HasSubstr("\n25,Monday,0,0.041666666666666664"));
  EXPECT_THAT(days.output, HasSubstr("\n48,Monday,23,0.041666666666666664"));
  // Midnight among other times is a time.
  const auto times = aoristic("start,end\n2024-09-02,\n2024-09-02 07:30,\n");
  EXPECT_THAT(times.output, HasSubstr("\n25,Monday,0,1"));
}

TEST_F(analyse_temporal, aoristic_gives_every_row_when_asked) {
  const auto done = aoristic("id,start,end\nb7,2024-09-01 00:30,2024-09-01 01:30\n", {"--by-row"});
  EXPECT_THAT(done.output, StartsWith("id,hour1,hour2,"));
  EXPECT_THAT(done.output, HasSubstr("\nb7,0.5,0.5,0,"));
}

TEST_F(analyse_temporal, aoristic_says_what_is_no_time) {
  const auto done = aoristic("start\n2024-09-01 00:30\n9/1/2024\n");
  EXPECT_NE(done.code, exit_code::ok);
  EXPECT_THAT(done.complaint, HasSubstr("line 3"));
}

TEST_F(analyse_temporal, decompose_gives_parts_of_every_step) {
  const auto in = series({3, 1, 4, 5, 3, 6, 7, 5, 8, 9, 7, 10});
  const auto done = run({"analyse", "decompose", "--in", in, "--frequency", "3", "--method", "Additive"});
  EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
  EXPECT_THAT(done.output, StartsWith("date,value,seasonal,trend,remainder,weight"));
  EXPECT_THAT(done.output, HasSubstr("\n2024-01-12,10,"));
  EXPECT_EQ(run({"analyse", "decompose", "--in", in, "--frequency", "3", "--robust"}).code, exit_code::ok);
  EXPECT_THAT(run({"analyse", "decompose", "--in", in, "--method", "prophet"}).complaint,
              HasSubstr("prophet"));
}

TEST_F(analyse_temporal, alarms_of_a_series_begin_after_its_baseline) {
  const auto in = series({4, 5, 3, 4, 5, 3, 4, 5, 4, 4, 4, 30, 30});
  const auto cusum = run({"analyse", "cusum", "--in", in, "--baseline", "7", "--transform", "Rossi", "--k",
                          "1.04", "--h", "2.26"});
  EXPECT_EQ(cusum.code, exit_code::ok) << cusum.complaint;
  EXPECT_THAT(cusum.output, StartsWith("date,value,transformed,cusum,upperbound,alarm"));
  EXPECT_THAT(cusum.output, Not(HasSubstr("2024-01-07")));
  EXPECT_THAT(cusum.complaint, HasSubstr("2 alarms in 6 steps; usual: mean 4,"));
  const auto ewma = run({"analyse", "ewma", "--in", in, "--mean", "4", "--sd", "2", "--lambda", "1"});
  EXPECT_THAT(ewma.output, HasSubstr("\n2024-01-01,4,4,-2,10,0"));
  EXPECT_THAT(ewma.output, HasSubstr("\n2024-01-12,30,30,-2,10,1"));
  const auto ears = run({"analyse", "ears", "--in", in});
  EXPECT_THAT(ears.output, HasSubstr("\n2024-01-07,4,,,,,,,,,,,"));
  EXPECT_THAT(ears.complaint, HasSubstr("Distinguishable from chance"));
  const auto poisson = run({"analyse", "poisson-alarm", "--in", in, "--baseline", "7"});
  EXPECT_THAT(poisson.output, HasSubstr("\n2024-01-10,4,0,1,0,"));
  EXPECT_NE(run({"analyse", "cusum", "--in", in, "--baseline", "13"}).code, exit_code::ok);
}

TEST_F(analyse_temporal, profile_names_weekdays_and_tests_them) {
  const auto in = series({1, 1, 1, 1, 20, 1, 1, 1, 1, 1, 1, 20, 1, 1});
  const auto done = run({"analyse", "profile", "--in", in});
  EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
  EXPECT_THAT(done.output, HasSubstr("\nFriday,40,2,"));
  EXPECT_THAT(done.complaint, StartsWith("Distinguishable from chance"));
}

}  // namespace
}  // namespace uramost::cli
