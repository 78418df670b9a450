#include <cmath>

#include "analysis/points/observation_window.hpp"
#include "cli/analyse/loose_table.hpp"
#include "cli/analyse/window_text.hpp"
#include "core/error.hpp"
#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using analysis::observation_window;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

double area_of(const char* text) { return observation_window(window_rings(text)).area(); }

TEST(window_rings, are_read_in_every_form_that_people_write_a_window_in) {
  EXPECT_EQ(area_of("xmin,xmax,ymin,ymax,area\n0,4,0,2,8\n"), 8);
  EXPECT_EQ(area_of("ymax;ymin;xmax;xmin\n2;0;4;0"), 8);
  EXPECT_EQ(area_of("0 4 0 2"), 8);
  EXPECT_EQ(area_of("x,y\n0,0\n4,0\n4,2\n0,2\n"), 8);
  EXPECT_EQ(area_of("0,0\n4,0\n4,2\n0,2\n0,0\n"), 8);
  EXPECT_EQ(area_of("\"ring\",\"x\",\"y\"\n1,0,0\n1,4,0\n1,4,2\n1,0,2\n2,1,1\n2,2,1\n2,2,1.5\n2,1,1.5\n"),
            7.5);
  EXPECT_EQ(area_of("id,x,y\n1,0,0\n2,4,0\n3,4,2\n4,0,2\n"), 8);  // numbers of corners
  EXPECT_EQ(area_of("id,x,y\na,0,0\na,4,0\na,4,2\na,0,2\nb,5,0\nb,6,0\nb,5,1\n"), 8.5);
  EXPECT_EQ(area_of("ring,id,x,y\n1,1,0,0\n1,2,4,0\n1,3,4,2\n1,4,0,2\n2,1,5,0\n2,2,6,0\n2,3,5,1\n"), 8.5);
  EXPECT_EQ(area_of("polygon,ring,x,y\n1,1,0,0\n1,1,4,0\n1,1,4,2\n1,1,0,2\n2,1,5,0\n2,1,6,0\n2,1,5,1\n"),
            8.5);
  EXPECT_EQ(area_of("POLYGON ((0 0, 4 0, 4 2, 0 2, 0 0), (1 1, 2 1, 2 1.5, 1 1.5, 1 1))"), 7.5);
  EXPECT_EQ(area_of("id,wkt\n1,\"MultiPolygon (((0 0, 4 0, 4 2, 0 2)), ((5 0, 6 0, 5 1)))\"\n"), 8.5);
  EXPECT_EQ(area_of(R"({"type":"Polygon","coordinates":[[[0,0],[4,0],[4,2],[0,2],[0,0]]]})"), 8);
  EXPECT_EQ(area_of(R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":
    {"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,2],[0,2],[0,0]]],[[[5,0],[6,0],[5,1],[5,0]]]]}}]})"),
            8.5);
}

TEST(window_rings, refuse_what_is_no_window) {
  for (const char* text : {"", "hello", "xmin,xmax,ymin,ymax\n4,0,0,2\n", "xmin,xmax,ymin,ymax\n0,,0,2\n",
                           "x,y\n1,a\n", "POLYGON ((0 0, x 1))", "POLYGON EMPTY", "{\"type\":", "{}",
                           "[[[[[[[[1]]]]]]]]", R"({"type":"Point","coordinates":[1,2]})",
                           R"({"type":"Polygon","coordinates":[[[0,0],[1],[2,2]]]})", "a,b\n1,2\n3,4\n5,6\n"})
    EXPECT_THROW(observation_window(window_rings(text)), error) << text;
}

TEST(distances, are_a_column_r_or_one_a_line) {
  EXPECT_THAT(distances_in(loose_table_of("id,r,K\n1,0,9\n2,0.5,9")), ElementsAre(0, 0.5));
  EXPECT_THAT(distances_in(loose_table_of("0.5\r\n0.25\r\n")), ElementsAre(0.5, 0.25));
  EXPECT_THAT(distances_in(loose_table_of("\"distance\"\n1e2\n")), ElementsAre(100));
  for (const char* text : {"", "r\n", "r\n-1\n", "r\nx\n"})
    EXPECT_THROW(distances_in(loose_table_of(text)), error);
}

class analyse_points : public Program {
 protected:
  // SYNTHETIC: a lattice that is shifted a little.
  std::string points() const {
    std::string text = "name,x,y\n";
    for (int i = 0; i < 36; ++i)
      text += "p" + std::to_string(i) + "," + std::to_string(i % 6 + 0.5 + 0.01 * (i % 5)) + "," +
              std::to_string(i / 6 + 0.5) + "\n";
    return file("points.csv", text);
  }
  std::string window() const { return file("window.csv", "xmin,xmax,ymin,ymax\n0,6,0,6\n"); }
};

TEST_F(analyse_points, nni_tells_an_even_pattern_from_chance) {
  const auto done = run({"analyse", "nni", "--in", points(), "--window", window(), "--planar"});
  ASSERT_EQ(done.code, exit_code::ok) << done.complaint;
  EXPECT_THAT(done.output, StartsWith("mean_distance,clark_evans_r,z,p,"));
  EXPECT_THAT(done.output, HasSubstr(",36,36,0.5"));  // n, area, expected distance
  EXPECT_THAT(done.complaint, StartsWith("Distinguishable from chance"));
}

TEST_F(analyse_points, ripley_k_answers_the_distances_in_their_order) {
  const auto done = run({"analyse", "ripley-k", "--in", points(), "--x", "X", "--y", "Y", "--window",
                         window(), "--planar", "--r", file("r.csv", "r\n1.5\n0.5\n")});
  ASSERT_EQ(done.code, exit_code::ok) << done.complaint;
  EXPECT_THAT(done.output, StartsWith("r,k_none,k_border,k_translation,k_isotropic\r\n1.5,"));
  EXPECT_THAT(done.output, HasSubstr("\n0.5,0,0,0,0\r\n"));
}

TEST_F(analyse_points, ripley_k_compares_with_chance_when_asked) {
  const auto again = [&] {
    return run({"analyse", "ripley-k", "--in", points(), "--window", window(), "--planar", "--l",
                "--permutations", "39", "--seed", "4", "--out", path("k.json")});
  };
  ASSERT_EQ(again().code, exit_code::ok);
  const auto first = read_json("k.json");
  ASSERT_EQ(again().code, exit_code::ok);
  EXPECT_EQ(read_json("k.json"), first);
  EXPECT_THAT(first, SizeIs(51));
  for (const char* column :
       {"l_isotropic", "l_observed", "l_low", "l_high", "l_low_global", "l_high_global", "p_global"})
    EXPECT_TRUE(first.at(7).contains(column)) << column;
}

TEST_F(analyse_points, kde_keeps_the_columns_of_the_places) {
  const auto done =
      run({"analyse", "kde", "--in", points(), "--window", window(), "--planar", "--at",
           file("at.csv", "what,x,y\nfar,900,900\n"), "--kernel", "Biweight", "--bandwidth", "1"});
  ASSERT_EQ(done.code, exit_code::ok) << done.complaint;
  EXPECT_EQ(done.output, "what,x,y,density\r\nfar,900,900,0\r\n");
}

TEST_F(analyse_points, are_brought_to_metres_when_they_are_longitude_and_latitude) {
  const auto in = file("in.csv", "lon,lat\n20.80,42.90\n20.81,42.90\n20.82,42.90\n20.80,42.91\n");
  const auto done = run({"analyse", "centrography", "--in", in, "--out", path("c.json")});
  ASSERT_EQ(done.code, exit_code::ok) << done.complaint;
  const auto row = read_json("c.json").at(0);
  EXPECT_NEAR(row.at("mean_x"), 20.8075, 1e-5);
  EXPECT_NEAR(row.at("mean_y"), 42.9025, 1e-5);
  EXPECT_NEAR(row.at("standard_distance"), 1183, 30);  // a hundredth of a degree is about 817 m × 1,111 m
  const auto nni = run({"analyse", "nni", "--in", in, "--out", path("n.json")});
  EXPECT_THAT(nni.complaint, HasSubstr("bounding box"));
  EXPECT_NEAR(read_json("n.json").at(0).at("area"), 1634 * 1111, 40'000);
}

TEST_F(analyse_points, outside_the_window_are_left_out_and_counted) {
  const auto done = run({"analyse", "nni", "--in", points(), "--window", file("w.csv", "0,3,0,3\n"),
                         "--planar", "--out", path("n.json")});
  EXPECT_THAT(done.complaint, HasSubstr("27 of 36 points are outside"));
  EXPECT_EQ(read_json("n.json").at(0).at("n"), 9);
}

TEST_F(analyse_points, say_what_is_wrong) {
  const auto complaint = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"analyse"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto done = run(arguments);
    EXPECT_NE(done.code, exit_code::ok);
    return done.complaint;
  };
  EXPECT_THAT(complaint({"nni", "--in", points(), "--window", path("nowhere.csv"), "--planar"}),
              HasSubstr("nowhere.csv"));
  EXPECT_THAT(complaint({"nni", "--in", file("utm.csv", "x,y\n480000,4750000\n480001,4750001\n")}),
              HasSubstr("--planar"));
  EXPECT_THAT(complaint({"kde", "--in", points(), "--planar", "--kernel", "flat"}),
              HasSubstr("gaussian, quartic"));
  EXPECT_THAT(complaint({"kde", "--in", points(), "--planar", "--bandwidth", "wide"}),
              HasSubstr("bandwidth"));
  EXPECT_THAT(complaint({"nni", "--in", file("one.csv", "x,y\n1,1\n"), "--window", window(), "--planar"}),
              HasSubstr("at least 2 points"));
}

}  // namespace
}  // namespace uramost::cli
