#include "http/application.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/json.hpp"
#include "temporary_directory.hpp"
#include "unpacked.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;

class Application : public testing::Test {
 protected:
  response ask(const std::string& target, header_fields headers = {}, const std::string& method = "GET") {
    request asked;
    asked.method = method;
    asked.headers = std::move(headers);
    asked.headers.emplace_back("host", "localhost:8080");
    admission admitted = app_.admit(asked, target);
    if (admitted.refusal) return *admitted.refusal;
    if (auto refused = app_.let_in(*admitted.matched, asked, app_.recognises(asked))) return *refused;
    return app_.answer(*admitted.matched, asked);
  }

  static constexpr auto everybody = accounts::permission::read_published;
  temporary_directory folder_;
  accounts::account_files people_{folder_.path()};
  gate gate_{people_};
  std::int64_t revision_ = 1;
  int computed_ = 0;
  application app_{
      router({{"GET", "/numbers", everybody,
               [this](const request& asked) {
                 ++computed_;
                 auto parameters = asked.parameters();
                 const auto size = parameters.take("size");
                 parameters.expect_all_taken();
                 return json_response({{"text", std::string(size ? std::stoul(*size) : 1, 'x')}});
               },
               freshness::snapshot},
              {"GET", "/now", everybody,
               [](const request&) {
                 return json_response({{"now", 1}});
               }},
              {"GET", "/tile", everybody,
               [](const request&) {
                 response answer = text_response("image/png", "png");
                 return answer.set("ETag", "\"abc\"").set("Cache-Control", "private, max-age=3600");
               },
               freshness::own},
              {"POST", "/write", everybody, [](const request&) { return json_response({}, 201); }}}),
      guard({.port = 8080}),
      gate_,
      {[this] { return revision_; }, [] { return 1; }}};
};

TEST_F(Application, SetsSecurityHeadersOnEveryAnswer) {
  for (const char* target : {"/numbers", "/nothing", "/numbers?size=x&unknown=1", "/%zz"}) {
    const response answer = ask(target);
    EXPECT_THAT(std::string(answer.header("Content-Security-Policy")), HasSubstr("default-src 'none'"))
        << target;
    EXPECT_EQ(std::string(answer.header("Content-Security-Policy")).find("unsafe"), std::string::npos);
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_THAT(std::string(answer.header("Permissions-Policy")), HasSubstr("geolocation=()"));
    EXPECT_EQ(answer.header("Server"), "");
    EXPECT_THAT(std::string(answer.header("Date")), testing::MatchesRegex("[A-Z][a-z][a-z], .* GMT"));
  }
}

TEST_F(Application, AnswersUnchangedSnapshotsWithoutComputing) {
  const response first = ask("/numbers?size=3");
  const std::string etag(first.header("ETag"));
  ASSERT_FALSE(etag.empty());
  EXPECT_EQ(first.header("Cache-Control"), "no-cache");
  const response second = ask("/numbers?size=3", {{"if-none-match", etag}});
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.body_text(), "");
  EXPECT_EQ(second.header("ETag"), etag);
  EXPECT_EQ(computed_, 1);
}

TEST_F(Application, ChangesTheTagWithTheRevisionAndTheQuery) {
  const std::string etag(ask("/numbers?size=3").header("ETag"));
  EXPECT_NE(ask("/numbers?size=4").header("ETag"), etag);
  ++revision_;
  EXPECT_EQ(ask("/numbers?size=3", {{"if-none-match", etag}}).status, 200);
}

TEST_F(Application, ComparesTheTagsThatHandlersSet) {
  EXPECT_EQ(ask("/tile", {{"if-none-match", "\"abc\""}}).status, 304);
  EXPECT_EQ(ask("/tile", {{"if-none-match", "\"x\", W/\"abc\""}}).status, 304);
  EXPECT_EQ(ask("/tile", {{"if-none-match", "\"abd\""}}).status, 200);
  EXPECT_EQ(ask("/tile").header("Cache-Control"), "private, max-age=3600");
}

TEST_F(Application, TagsLiveAnswersByTheirBytes) {
  const response first = ask("/now");
  EXPECT_EQ(first.header("Cache-Control"), "no-cache");
  EXPECT_EQ(ask("/now", {{"if-none-match", std::string(first.header("ETag"))}}).status, 304);
}

TEST_F(Application, LetsNoProblemBeStored) {
  EXPECT_EQ(ask("/numbers?oops=1").header("Cache-Control"), "no-store");
  EXPECT_EQ(ask("/numbers?oops=1").header("ETag"), "");
  EXPECT_EQ(ask("/write", {}, "POST").header("Cache-Control"), "no-store");
}

TEST_F(Application, CompressesWhenAsked) {
  const response answer = ask("/numbers?size=5000", {{"accept-encoding", "gzip"}});
  EXPECT_EQ(answer.header("Content-Encoding"), "gzip");
  EXPECT_EQ(json::parse(gunzip(answer.body_text()))["text"].get<std::string>().size(), 5'000u);
}

TEST_F(Application, RefusesForeignHostsAndOrigins) {
  EXPECT_EQ(ask("http://example.org/numbers").status, 403);
  EXPECT_EQ(ask("/write", {{"origin", "https://example.org"}}, "POST").status, 403);
  EXPECT_EQ(ask("/write", {{"origin", "http://localhost:8080"}}, "POST").status, 201);
}

TEST_F(Application, SaysToOtherSitesNothingButThatTheyMayNot) {
  const response answer = ask(
      "/numbers", {{"origin", "https://example.org"}, {"access-control-request-method", "GET"}}, "OPTIONS");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "");
}

TEST_F(Application, NamesTheAllowedMethods) {
  const response answer = ask("/numbers", {}, "DELETE");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET, HEAD");
}

TEST_F(Application, NamesAnUnknownParameter) {
  const response answer = ask("/numbers?colour=red");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(json::parse(answer.body_text())["field"], "colour");
}

}  // namespace
}  // namespace uramost::http
