#include "patrol/instance_document.hpp"

#include <gmock/gmock.h>

#include "../expect_error.hpp"

namespace uramost::patrol {
namespace {

using testing::ElementsAre;

constexpr const char* small =
    R"({"problem": "mclp", "p": 1, "radius": 800, "weights": [3, 4.5], "distances": [[0, 900], [900, null]],
        "costs": [1, 2], "fixed": [1], "time_limit_s": 5})";

TEST(InstanceDocument, IsReadAsItIs) {
  const instance read = parse_instance(small);
  EXPECT_EQ(read.problem, problem_kind::mclp);
  EXPECT_EQ(read.p, 1U);
  EXPECT_EQ(read.radius, 800);
  EXPECT_THAT(read.weights, ElementsAre(3, 4.5));
  EXPECT_THAT(read.distances.row(0), ElementsAre(0, 900));
  EXPECT_THAT(read.distances.row(1), ElementsAre(900, unreachable));
  EXPECT_THAT(read.costs, ElementsAre(1, 2));
  EXPECT_THAT(read.fixed, ElementsAre(1));
  EXPECT_EQ(read.time_limit_s, 5);
}

TEST(InstanceDocument, LeavesOutWhatItNeedNotSay) {
  const instance read =
      parse_instance(R"({"problem": "bacop", "p": 1, "radius": 1, "distances": [[0]], "fixed": null})");
  EXPECT_EQ(read.problem, problem_kind::bacop1);
  EXPECT_THAT(read.weights, ElementsAre(1));
  EXPECT_EQ(read.time_limit_s, 60);
}

TEST(InstanceDocument, HasConstraintsInAnyScript) {
  const instance read = parse_instance(R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[0], [2]],
    "groups": [{"name": "Зубин Поток", "candidates": [0]}],
    "demand_groups": [{"name": "Leposaviq/Leposavić", "demand": [0, 1], "min_share": 0.5}],
    "max_uncovered_share": 0.5, "level_shares": true, "min_separation": 10, "candidate_distances": [[0]],
    "skills": ["sr", null], "staff": [{"name": "ë", "skills": ["sr"], "count": 2}], "seed": 9})");
  EXPECT_EQ(read.groups.at(0).name, "Зубин Поток");
  EXPECT_EQ(read.groups.at(0).at_least, 1U);
  EXPECT_EQ(read.demand_groups.at(0).min_share, 0.5);
  EXPECT_THAT(read.skills, ElementsAre("sr", ""));
  EXPECT_EQ(read.staff.at(0).count, 2U);
  EXPECT_TRUE(read.level_shares);
}

struct refusal {
  const char* document;
  const char* field;
};

class Refused : public testing::TestWithParam<refusal> {};

TEST_P(Refused, WithTheMemberAtFault) {
  const auto [document, field] = GetParam();
  EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { parse_instance(document); }).field(), field)
      << document;
}

INSTANTIATE_TEST_SUITE_P(
    InstanceDocument, Refused,
    testing::Values(
        refusal{"", "document"}, refusal{"[]", "document"}, refusal{"{", "document"},
        refusal{"nonsense", "document"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": NaN, "distances": [[0]]})", "document"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1e999, "distances": [[0]]})", "document"},
        refusal{R"({"p": 1, "radius": 1, "distances": [[0]]})", "problem"},
        refusal{R"({"problem": "tsp", "distances": [[0]]})", "problem"},
        refusal{R"({"problem": 3, "distances": [[0]]})", "problem"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": []})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[], []]})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [1, 2]})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": {"a": [1]}})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[1, 2], [1]]})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[1, "2"]]})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[1, -2]]})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[1, 1e300]]})", "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": 1, "distances": [[1]], "distances": [[1]]})",
                "distances"},
        refusal{R"({"problem": "mclp", "p": 1, "distances": [[1]]})", "radius"},
        refusal{R"({"problem": "mclp", "p": 1, "radius": -1, "distances": [[1]]})", "radius"},
        refusal{R"({"problem": "mclp", "radius": 1, "distances": [[1]]})", "p"},
        refusal{R"({"problem": "p_median", "p": 0, "distances": [[1]]})", "p"},
        refusal{R"({"problem": "p_median", "p": 1.5, "distances": [[1]]})", "p"},
        refusal{R"({"problem": "p_median", "p": 2, "distances": [[1]]})", "p"},
        refusal{R"({"problem": "p_median", "p": 1, "distances": [[1]], "weights": [1, 2]})", "weights"},
        refusal{R"({"problem": "p_median", "p": 1, "distances": [[1]], "weights": [-1]})", "weights"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "costs": [-1]})", "costs"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "costs": [1, 1]})", "costs"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "fixed": [1]})", "fixed"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "fixed": [-1]})", "fixed"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "forbidden": [0, 0]})", "forbidden"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "time_limit_s": 0})", "time_limit_s"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "wieghts": [1]})", "wieghts"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "groups": [{"candidates": [7]}]})",
                "groups"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "min_separation": 5})",
                "candidate_distances"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "max_uncovered_share": 0.5})",
                "demand_groups"},
        refusal{R"({"problem": "lscp", "radius": 1, "distances": [[1]], "skills": ["sr"]})", "staff"},
        refusal{R"({"problem": "p_median", "p": 1, "distances": [[1]], "staff": [{"count": 1}]})", "staff"}));

}  // namespace
}  // namespace uramost::patrol
