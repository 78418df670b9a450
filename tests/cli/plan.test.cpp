#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::HasSubstr;

constexpr const char* three_places =
    R"({"problem": "mclp", "p": 1, "radius": 100, "weights": [5, 3, 4],
        "distances": [[0, 100, 200], [100, 0, 100], [200, 100, 0]], "time_limit_s": 10})";

TEST_F(Program, SolvesAPlacementProblem) {
  const outcome solved =
      run({"plan", "solve", file("problem.json", three_places), "--out", path("plan.json")});
  ASSERT_EQ(solved.code, exit_code::ok) << solved.complaint;
  EXPECT_THAT(solved.output, HasSubstr("optimal: 12 with 1 points"));
  const auto answer = read_json("plan.json");
  EXPECT_EQ(answer.at("status"), "optimal");
  EXPECT_EQ(answer.at("objective"), 12);
  EXPECT_EQ(answer.at("bound"), 12);
  EXPECT_EQ(answer.at("gap"), 0);
  EXPECT_EQ(answer.at("selected"), nlohmann::json::array({1}));
  EXPECT_TRUE(answer.at("seconds").is_number());
}

TEST_F(Program, SaysWhyThereIsNoPlan) {
  const outcome solved = run(
      {"plan", "solve", file("problem.json", R"({"problem": "lscp", "radius": 5, "distances": [[9], [2]]})"),
       "--out", path("plan.json")});
  ASSERT_EQ(solved.code, exit_code::ok) << solved.complaint;
  const auto answer = read_json("plan.json");
  EXPECT_EQ(answer.at("status"), "infeasible");
  EXPECT_EQ(answer.at("objective"), nullptr);
  EXPECT_EQ(answer.at("reason"),
            "1 demand point has no candidate within 5; a radius of 9 would reach them all");
}

TEST_F(Program, RefusesAPlacementProblemThatIsNone) {
  EXPECT_EQ(run({"plan", "solve", path("none.json"), "--out", path("plan.json")}).code, exit_code::not_found);
  const outcome refused =
      run({"plan", "solve", file("bad.json", R"({"problem": "mclp"})"), "--out", path("plan.json")});
  EXPECT_EQ(refused.code, exit_code::usage);
  EXPECT_THAT(refused.complaint, HasSubstr("the document has no distances"));
  EXPECT_FALSE(fs::exists(path("plan.json")));
}

}  // namespace
}  // namespace uramost::cli
