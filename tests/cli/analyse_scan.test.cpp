#include "core/text.hpp"
#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::HasSubstr;

class analyse_scan : public Program {
 protected:
  /// The clusters of a set of SaTScan's, run by its parameter file.
  nlohmann::json clusters(const std::string& set, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{
        "analyse",        "scan", "--parameters", URAMOST_TEST_DATA "/reference/scan/" + set + ".prm",
        "--permutations", "99",   "--out",        path("out.json")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto done = run(arguments);
    EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
    return read_json("out.json");
  }

  void expect(const nlohmann::json& got, const std::string& centre, double llr, double expected,
              const std::string& locations, const std::string& start, const std::string& end) {
    EXPECT_EQ(got["centre_id"], centre);
    EXPECT_NEAR(got["llr"].get<double>(), llr, 1e-6);
    EXPECT_NEAR(got["expected"].get<double>(), expected, 0.0051);
    EXPECT_EQ(got["locations"], locations);
    EXPECT_EQ(got["start"], start);
    EXPECT_EQ(got["end"], end);
  }
};

TEST_F(analyse_scan, finds_the_clusters_of_pennsylvania) {
  const auto got = clusters("penn_poisson", {"--locations", path("places.csv")});
  ASSERT_GE(got.size(), 4U);
  expect(got[0], "washington", 36.538616, 2008.22,
         "washington;greene;allegheny;beaver;fayette;westmoreland;butler", "2000-01-01", "2000-12-31");
  expect(got[1], "delaware", 9.649491, 1731.22, "delaware;philadelphia", "2000-01-01", "2000-12-31");
  expect(got[2], "potter", 2.102996, 20.13, "potter;cameron", "2000-01-01", "2000-12-31");
  expect(got[3], "blair", 1.582721, 108.09, "blair", "2000-01-01", "2000-12-31");
  EXPECT_EQ(got[0]["observed"], 2359);
  EXPECT_EQ(got[0]["population"], 2399367);
  EXPECT_NEAR(got[0]["relative_risk"].get<double>(), 1.23, 0.005);
  EXPECT_NEAR(got[0]["radius"].get<double>(), 84998.26, 0.005);
  EXPECT_EQ(got[0]["p_monte_carlo"], 0.01);
  EXPECT_LT(got[0]["p"].get<double>(), 1e-10);  // SaTScan: 8.5e-14, by Gumbel
  EXPECT_THAT(read("places.csv"), HasSubstr("\ngreene,1,"));
}

TEST_F(analyse_scan, counts_low_rates_too_when_asked) {
  const auto got = clusters("penn_poisson", {"--both"});
  EXPECT_NEAR(got[0]["llr"].get<double>(), 47.442075, 1e-6);
  EXPECT_EQ(got[0]["rate"], "low");
}

TEST_F(analyse_scan, finds_the_cluster_in_space_and_time_of_new_mexico) {
  const auto got = clusters("nm_spacetime_poisson_constpop");
  expect(got[0], "Torrance", 24.593388, 215.25,
         "Torrance;Bernalillo;Valencia;SantaFe;Guadelupe;Socorro;Sandoval;SanMiguel;LosAlamos", "1985-01-01",
         "1991-12-31");
  expect(got[1], "Chaves", 7.958246, 4.87, "Chaves", "1988-01-01", "1989-12-31");
}

TEST_F(analyse_scan, finds_outbreaks_without_a_population) {
  const auto got = clusters("nycfever_stp_retrospective");
  ASSERT_GE(got.size(), 14U);
  expect(got[0], "10454", 8.119521, 0.397, "10454;10455;10451;10035;10037;10030;10456;10029", "2001-11-08",
         "2001-11-08");
  // As likely as the next one, and of fewer places.
  expect(got[1], "11379", 5.113791, 0.464, "11379;11374;11373", "2001-11-10", "2001-11-11");
  // Shares 10455 with the first, at another time.
  expect(got[6], "10474", 4.144433, 0.309, "10474;10455;10473", "2001-11-02", "2001-11-03");
  expect(got[13], "11221", 3.257048, 0.433, "11221", "2001-11-07", "2001-11-10");
}

TEST_F(analyse_scan, finds_what_is_going_on_now) {
  const auto got = clusters("nycfever_stp_retrospective", {"--prospective"});
  EXPECT_NEAR(got[0]["llr"].get<double>(), 3.845418, 1e-6);
  EXPECT_EQ(got[0]["end"], "2001-11-24");
}

TEST_F(analyse_scan, reads_one_file_with_everything) {
  const auto in = file("in.csv",
                       "id,x,y,cases,population\na,0,0,9,100\nb,10,0,8,100\nc,1000,0,1,100\n"
                       "d,1010,0,1,100\ne,2000,0,1,100\nf,2010,0,2,100\n");
  const auto done = run({"analyse", "scan", "--in", in, "--permutations", "999"});
  EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
  EXPECT_THAT(done.output, HasSubstr(",a;b\r\n"));
  EXPECT_THAT(done.complaint, HasSubstr("Distinguishable from chance"));
}

TEST_F(analyse_scan, reads_cases_and_controls) {
  const auto coordinates = file("x.geo", "a 0 0\nb 10 0\nc 1000 0\nd 1010 0\n");
  const auto cases = file("x.cas", "a 5\nb 4\nc 1\n");
  const auto controls = file("x.ctl", "a 1\nb 2\nc 6\nd 8\n");
  const auto done = run({"analyse", "scan", "--model", "Bernoulli", "--cases", cases, "--controls", controls,
                         "--coordinates", coordinates, "--permutations", "99", "--out", path("out.json")});
  EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
  const auto best = read_json("out.json")[0];
  EXPECT_EQ(best["locations"], "a;b");
  // c ln(c/n) + (n-c) ln((n-c)/n) and so on, by hand: 9 of 12 within, 1 of 15 without, 10 of 27 in all
  const auto part = [](double k, double n) { return k * std::log(k / n) + (n - k) * std::log((n - k) / n); };
  EXPECT_NEAR(best["llr"].get<double>(), part(9, 12) + part(1, 15) - part(10, 27), 1e-12);
}

TEST_F(analyse_scan, says_what_is_wrong_with_files) {
  const auto coordinates = file("x.geo", "a 0 0\nb 10 0\n");
  const auto population = file("x.pop", "a 2000 10\nb 2000 10\n");
  const auto run_with = [&](const std::string& cases) {
    return run({"analyse", "scan", "--cases", file("x.cas", cases), "--population", population,
                "--coordinates", coordinates});
  };
  EXPECT_THAT(run_with("z 1\n").complaint, HasSubstr("line 1: place 'z' has no coordinates"));
  EXPECT_THAT(run_with("a 1.5\n").complaint, HasSubstr("whole numbers"));
  EXPECT_THAT(run_with("a\n").complaint, HasSubstr("line 1"));
  EXPECT_THAT(run_with("a 1\n").complaint, HasSubstr("at least 2 cases"));
  EXPECT_THAT(run({"analyse", "scan", "--in", path("none.csv")}).complaint, HasSubstr("none.csv"));
}

}  // namespace
}  // namespace uramost::cli
