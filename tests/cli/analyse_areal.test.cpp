#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

const std::string nc_sids = std::string(URAMOST_TEST_DATA) + "/reference/nc_sids/";

/// Analyses of the counties of North Carolina, with what spdep says of them.
class AnalyseAreal : public Program {
 protected:
  nlohmann::json analysed(const std::string& method, std::vector<std::string> more) {
    std::vector<std::string> all{"analyse", method, "--in", nc_sids + "input.csv", "--out", path("out.json")};
    all.insert(all.end(), more.begin(), more.end());
    const auto done = run(all);
    EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
    said_ = done.complaint;
    return read_json("out.json");
  }

  std::vector<std::string> rate_by_queen() const {
    return {"--id", "id", "--value", "rate74", "--weights", nc_sids + "input.weights_queen.csv"};
  }

  std::string said_;
};

std::vector<std::string> operator+(std::vector<std::string> all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST_F(AnalyseAreal, gives_global_methods_one_row) {
  const auto moran = analysed("moran", rate_by_queen() + std::vector<std::string>{"--style", "w"});
  ASSERT_EQ(moran.size(), 1U);
  EXPECT_NEAR(moran[0]["statistic"], 0.23091044884585782, 1e-12);
  EXPECT_NEAR(moran[0]["variance"], 0.0040651336857610073, 1e-12);
  EXPECT_NEAR(moran[0]["z"], 3.7800737711718022, 1e-9);
  EXPECT_NEAR(moran[0]["p_two_sided"], 0.00015678189872985715, 1e-12);
  EXPECT_FALSE(moran[0].contains("p_permutation"));
  EXPECT_THAT(said_, testing::HasSubstr("Distinguishable from chance"));
  EXPECT_NEAR(
      analysed("geary", rate_by_queen() + std::vector<std::string>{"--assumption", "Normality"})[0]["z"],
      3.9812777223995908, 1e-9);
  EXPECT_NEAR(analysed("global-g", rate_by_queen() + std::vector<std::string>{"--style", "B"})[0]["z"],
              2.4525821117827116, 1e-9);
}

TEST_F(AnalyseAreal, gives_local_methods_a_row_a_place) {
  const auto moran =
      analysed("local-moran", rate_by_queen() + std::vector<std::string>{"--permutations", "999"});
  ASSERT_EQ(moran.size(), 100U);
  EXPECT_EQ(moran[27]["id"], "28");
  EXPECT_NEAR(moran[27]["z"], 3.6404847445102559, 1e-9);
  EXPECT_NEAR(moran[27]["p_bh"], 0.020280343471694051, 1e-9);
  EXPECT_EQ(moran[27]["quadrant"], "High-High");
  EXPECT_LT(moran[27]["p_permutation"], 0.05);
  const auto total =
      analysed("local-moran", rate_by_queen() + std::vector<std::string>{"--variance", "total"});
  EXPECT_NEAR(total[27]["z"], 5.8788613097809694, 1e-9);
  const auto star = analysed("gi-star", rate_by_queen());
  EXPECT_NEAR(star[27]["z"], 3.9457571024864171, 1e-9);
  EXPECT_NEAR(star[27]["p_by"], 0.020632333299779107, 1e-9);
  EXPECT_NEAR(analysed("gi", rate_by_queen() + std::vector<std::string>{"--style", "W"})[27]["z"],
              3.6404847445102555, 1e-9);
}

TEST_F(AnalyseAreal, gives_the_same_numbers_for_the_same_seed) {
  const std::vector<std::string> seven{"--permutations", "199", "--seed", "7"};
  EXPECT_EQ(analysed("gi-star", rate_by_queen() + seven), analysed("gi-star", rate_by_queen() + seven));
  EXPECT_NE(analysed("gi-star", rate_by_queen() + seven),
            analysed("gi-star",
                     rate_by_queen() + std::vector<std::string>{"--permutations", "199", "--seed", "8"}));
}

TEST_F(AnalyseAreal, takes_neighbours_by_kind) {
  const std::vector<std::string> rate{"--value", "rate74"};
  EXPECT_NEAR(analysed("moran", rate + std::vector<std::string>{"--neighbours", "knn:6"})[0]["statistic"],
              0.18675112390482076, 1e-12);
  EXPECT_EQ(
      analysed("gi-star", rate + std::vector<std::string>{"--neighbours", "band:60000"})[0]["neighbours"], 5);
}

TEST_F(AnalyseAreal, takes_queen_neighbours_from_polygons) {
  const auto square = [](int id, int west, int south, int value) {
    const auto corner = [](int x, int y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
    return R"({"type":"Feature","properties":{"id":")" + std::to_string(id) + R"(","value":)" +
           std::to_string(value) + R"(},"geometry":{"type":"Polygon","coordinates":[[)" +
           corner(west, south) + "," + corner(west + 1, south) + "," + corner(west + 1, south + 1) + "," +
           corner(west, south + 1) + "," + corner(west, south) + "]]}}";
  };
  const auto areas = file("areas.geojson", R"({"type":"FeatureCollection","features":[)" +
                                               square(4, 20, 42, 1) + "," + square(2, 21, 42, 2) + "," +
                                               square(3, 20, 43, 4) + "," + square(1, 21, 43, 9) + "]}");
  for (const auto& [kind, links] : {std::pair("queen", 3), std::pair("rook", 2)}) {
    const auto done = run({"analyse", "gi", "--in", areas, "--neighbours", kind, "--out", path("out.json")});
    ASSERT_EQ(done.code, exit_code::ok) << done.complaint;
    EXPECT_EQ(read_json("out.json")[0]["id"], "4");
    EXPECT_EQ(read_json("out.json")[0]["neighbours"], links);
  }
}

TEST_F(AnalyseAreal, reads_pairs_in_any_dress) {
  const auto data = file("data.csv", "code,value\nŽitkovac,1\nLešak ,2\nЗвечан,4\nBanjskë,8\n07,16\n");
  const auto pairs = file("pairs.txt",
                          "Žitkovac;Lešak;2\nLešak;Žitkovac;1\nЗвечан;Banjskë;1\n"
                          "Banjskë;Звечан;1\n7;Banjskë;0.5");
  const auto done = run({"analyse", "moran", "--in", data, "--weights", pairs});
  EXPECT_EQ(done.code, exit_code::ok) << done.complaint;
  const auto headed = file("headed.csv",
                           "weight,from,to\n2,Žitkovac,Lešak\n1,Lešak,Žitkovac\n1,Звечан,Banjskë\n"
                           "1,Banjskë,Звечан\n0.5,07,Banjskë\n");
  EXPECT_EQ(run({"analyse", "moran", "--in", data, "--weights", headed}).output, done.output);
}

TEST_F(AnalyseAreal, reads_files_as_spreadsheets_write_them) {
  const std::string mark = "\xEF\xBB\xBF";
  const auto plain = run({"analyse", "moran", "--in", file("data.csv", "id,value\n1,1\n2,2\n3,4\n4,9\n"),
                          "--weights", file("pairs.csv", "1,2\n2,1\n2,3\n3,4\n4,1\n")});
  ASSERT_EQ(plain.code, exit_code::ok) << plain.complaint;
  const auto data = file("marked.csv", mark + "value,id\r\n1,\"1\"\r\n2,\"2\"\r\n4,\"3\"\r\n9,\"4\"\r\n");
  for (const auto* pairs : {"\"1\",\"2\"\r\n2,1\r\n2,3\r\n3,4\r\n4,1\r\n",
                            "w,j,i\r\n1,2,1\r\n1,1,2\r\n1,3,2\r\n1,4,3\r\n1,1,4\r\n"})
    EXPECT_EQ(
        run({"analyse", "moran", "--in", data, "--weights", file("marked_pairs.csv", mark + pairs)}).output,
        plain.output)
        << pairs;
}

TEST_F(AnalyseAreal, says_what_is_wrong_with_pairs) {
  const auto data = file("data.csv", "id,value\n1,1\n2,2\n3,4\n4,8\n");
  const auto complaint = [&](const std::string& pairs) {
    const auto done = run({"analyse", "moran", "--in", data, "--weights", file("pairs.csv", pairs)});
    EXPECT_EQ(done.code, exit_code::usage) << pairs;
    EXPECT_EQ(done.output, "");
    return done.complaint;
  };
  EXPECT_THAT(complaint("i,j\n1,2\n1,5\n"), testing::HasSubstr("line 3: '5' is no id"));
  EXPECT_THAT(complaint("i,j,w\n1,2,x\n"), testing::HasSubstr("'x' is no weight"));
  EXPECT_THAT(complaint("i,j\n1\n"), testing::HasSubstr("cells missing"));
  EXPECT_THAT(complaint("i,j,w\n1,2,1\n1,2,3\n"), testing::HasSubstr("two different weights"));
  EXPECT_THAT(complaint(""), testing::HasSubstr("needs at least 4 places with neighbours"));
  const auto twice = file("twice.csv", "id,value\n1,1\n1,2\n");
  EXPECT_THAT(run({"analyse", "gi", "--in", twice, "--weights", file("p.csv", "1,1\n")}).complaint,
              testing::HasSubstr("occurs twice"));
  EXPECT_THAT(run({"analyse", "gi", "--in", data, "--neighbours", "bishop"}).complaint,
              testing::HasSubstr("not 'bishop'"));
  EXPECT_THAT(run({"analyse", "gi", "--in", data}).complaint, testing::HasSubstr("say who is a neighbour"));
}

TEST_F(AnalyseAreal, smooths_rates_and_counts_joins) {
  const std::vector<std::string> sids{"--cases", "SID74",     "--population",
                                      "BIR74",   "--weights", nc_sids + "input.weights_queen.csv"};
  const auto smoothed = analysed("empirical-bayes", sids);
  EXPECT_NEAR(smoothed[0]["eb_global"], 0.0016972973308556228, 1e-12);
  EXPECT_NEAR(smoothed[0]["eb_local"], 0.00099222755085166207, 1e-12);
  EXPECT_NEAR(analysed("empirical-bayes-moran", sids)[0]["statistic"], 0.24874621426351115, 1e-12);
  const auto joins = analysed("join-count", rate_by_queen() + std::vector<std::string>{"--above", "median"});
  EXPECT_NEAR(joins[1]["z"], 2.0125397600502368, 1e-9);
  EXPECT_EQ(analysed("correlogram", rate_by_queen()).size(), 6U);
}

TEST_F(AnalyseAreal, finds_the_scale_of_clustering) {
  const auto scan = analysed("incremental-moran", {"--value", "rate74", "--distances", "50000,60000,70000"});
  ASSERT_EQ(scan.size(), 3U);
  EXPECT_NEAR(scan[1]["z"], 4.4483980538242678, 1e-9);
  EXPECT_EQ(analysed("incremental-moran", {"--value", "rate74"}).size(), 10U);
}

TEST_F(AnalyseAreal, tells_how_hot_spots_came_about) {
  // SYNTHETIC: forty places in a row; the first five are hot from month to month, more and more.
  std::string rows = "id,month,count\n", pairs = "i,j\n";
  for (int place = 0; place < 40; ++place) {
    for (int month = 1; month <= 12; ++month)
      if (place < 5 || (place + month) % 3 == 0)
        rows += "p" + std::to_string(place) + "," + std::to_string(month) + "," +
                std::to_string(place < 5 ? 30 + 5 * month : 1) + "\n";
    if (place > 0) {
      const std::string a = "p" + std::to_string(place - 1), b = "p" + std::to_string(place);
      pairs += a + "," + b + "\n" + b + "," + a + "\n";
    }
  }
  const auto done = run({"analyse", "emerging-hot-spots", "--in", file("months.csv", rows), "--weights",
                         file("pairs.csv", pairs), "--out", path("out.json")});
  ASSERT_EQ(done.code, exit_code::ok) << done.complaint;
  const auto places = read_json("out.json");
  ASSERT_EQ(places.size(), 40U);
  EXPECT_EQ(places[2]["id"], "p2");
  EXPECT_EQ(places[2]["category"], "intensifying");
  EXPECT_EQ(places[2]["spot"], "hot");
  EXPECT_EQ(places[30]["category"], "none");
}

}  // namespace
}  // namespace uramost::cli
