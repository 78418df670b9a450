#include "http/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "http/json.hpp"

namespace uramost::http {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr auto everybody = accounts::permission::read_published;

handler says(const std::string& what) {
  return [what](const request&) { return text_response("text/plain", what); };
}

const router& table() {
  static const router made({{"GET", "/api/jobs", everybody, says("list")},
                            {"POST", "/api/jobs", everybody, says("start")},
                            {"GET", "/api/jobs/{job}", everybody, says("one")},
                            {"DELETE", "/api/jobs/{job}", everybody, says("cancel")},
                            {"GET", "/tiles/{z}/{x}/{y}.png", everybody, says("tile")},
                            {"GET", "/{*}", everybody, says("file")}});
  return made;
}

std::string answer_of(std::string_view method, std::string_view path) {
  const auto match = table().match(method, path);
  return match.found ? std::string(match.found->answer(request{}).body_text()) : "";
}

TEST(Router, FindsRoutesByMethodAndPath) {
  EXPECT_EQ(answer_of("GET", "/api/jobs"), "list");
  EXPECT_EQ(answer_of("POST", "/api/jobs"), "start");
  EXPECT_EQ(answer_of("DELETE", "/api/jobs/x"), "cancel");
  EXPECT_EQ(answer_of("GET", "/"), "file");
  EXPECT_EQ(answer_of("GET", "/a/b/c.js"), "file");
}

TEST(Router, CapturesWhatNamesMatch) {
  EXPECT_THAT(table().match("GET", "/tiles/1/2/3.png").captures,
              ElementsAre(Pair("z", "1"), Pair("x", "2"), Pair("y", "3")));
  EXPECT_THAT(table().match("GET", "/assets/map.js").captures, ElementsAre(Pair("*", "assets/map.js")));
}

TEST(Router, WantsTheWholePath) {
  EXPECT_EQ(answer_of("GET", "/tiles/1/2/3.jpg"), "file");
  EXPECT_EQ(answer_of("GET", "/tiles/1/2/.png"), "file");
  EXPECT_EQ(answer_of("GET", "/tiles/1/2/3.png/4"), "file");
  EXPECT_EQ(answer_of("GET", "/api/jobs/"), "file");
}

TEST(Router, AnswersHeadWithGet) { EXPECT_EQ(answer_of("HEAD", "/api/jobs"), "list"); }

TEST(Router, NamesTheMethodsAPathHas) {
  EXPECT_THAT(table().match("PUT", "/api/jobs").allowed, ElementsAre("GET", "HEAD", "POST"));
  EXPECT_THAT(table().match("PUT", "/api/jobs/x").allowed, ElementsAre("GET", "HEAD", "DELETE"));
  EXPECT_THAT(router({{"GET", "/a", everybody, says("a")}}).match("GET", "/b").allowed, IsEmpty());
}

struct failure {
  error_kind kind;
  int status;
};
class FailingHandler : public testing::TestWithParam<failure> {};

TEST_P(FailingHandler, BecomesAProblem) {
  const route line{"GET", "/", everybody,
                   [](const request&) -> response { throw error(GetParam().kind, "why", "where"); }};
  const response made = answer(line, request{});
  EXPECT_EQ(made.status, GetParam().status);
  EXPECT_EQ(made.header("Content-Type"), "application/problem+json");
  const json problem = json::parse(made.body_text());
  EXPECT_EQ(problem["status"], GetParam().status);
  EXPECT_EQ(problem["type"], "about:blank");
  EXPECT_EQ(problem["detail"], "why");
  EXPECT_EQ(problem["field"], "where");
}

INSTANTIATE_TEST_SUITE_P(
    Router, FailingHandler,
    testing::Values(failure{error_kind::invalid_input, 400}, failure{error_kind::not_found, 404},
                    failure{error_kind::conflict, 409}, failure{error_kind::forbidden, 403},
                    failure{error_kind::unavailable, 503}, failure{error_kind::internal, 500}));

TEST(Router, TellsNothingOfForeignExceptions) {
  const route line{"GET", "/", everybody,
                   [](const request&) -> response { throw std::runtime_error("a secret"); }};
  const response made = answer(line, request{});
  EXPECT_EQ(made.status, 500);
  EXPECT_EQ(made.body_text().find("secret"), std::string_view::npos);
}

}  // namespace
}  // namespace uramost::http
