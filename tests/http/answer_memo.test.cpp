#include "http/answer_memo.hpp"

#include <gtest/gtest.h>

#include "http/http_date.hpp"

namespace uramost::http {
namespace {

ready_answer answer_of(const std::string& body) {
  return {"HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nETag: \"x\"\r\n\r\n",
          std::make_shared<const std::string>(body), 200, 3};
}

std::string request_of(int number) { return "GET /" + std::to_string(number) + " HTTP/1.1\r\n\r\n"; }

TEST(AnswerMemo, KnowsAnAnswerByTheWholeHeadOnly) {
  answer_memo memo(100'000);
  memo.keep("GET /a HTTP/1.1\r\n\r\n", 1, answer_of("a"));
  ASSERT_NE(memo.find("GET /a HTTP/1.1\r\n\r\n", 1), nullptr);
  EXPECT_EQ(*memo.find("GET /a HTTP/1.1\r\n\r\n", 1)->body, "a");
  EXPECT_EQ(memo.find("GET /a HTTP/1.1\r\nHost: elsewhere\r\n\r\n", 1), nullptr);
  EXPECT_EQ(memo.find("GET /a HTTP/1.1\r\n", 1), nullptr);
}

TEST(AnswerMemo, ForgetsAllOfAnEarlierRevision) {
  answer_memo memo(100'000);
  memo.keep(request_of(1), 1, answer_of("old"));
  EXPECT_EQ(memo.find(request_of(1), 2), nullptr);
  memo.keep(request_of(1), 1, answer_of("old"));  // was made while the register went on
  EXPECT_EQ(memo.find(request_of(1), 2), nullptr);
  memo.keep(request_of(1), 2, answer_of("new"));
  EXPECT_EQ(*memo.find(request_of(1), 2)->body, "new");
}

TEST(AnswerMemo, KeepsWhatIsAskedForAndForgetsTheRest) {
  answer_memo memo(100'000);
  memo.keep(request_of(0), 1, answer_of("asked for"));
  memo.keep(request_of(1), 1, answer_of("not asked for"));
  for (int i = 2; i < 1'000; ++i) {
    memo.keep(request_of(i), 1, answer_of(std::string(1'000, 'x')));
    EXPECT_NE(memo.find(request_of(0), 1), nullptr);
  }
  EXPECT_EQ(memo.find(request_of(1), 1), nullptr);
}

TEST(AnswerMemo, HoldsNoMoreThanItsLimit) {
  answer_memo memo(100'000);
  memo.keep(request_of(-1), 1, answer_of(std::string(60'000, 'x')));
  EXPECT_EQ(memo.find(request_of(-1), 1), nullptr);
  for (int i = 0; i < 1'000; ++i) memo.keep(request_of(i), 1, answer_of(std::string(1'000, 'x')));
  int known = 0;
  for (int i = 0; i < 1'000; ++i) known += memo.find(request_of(i), 1) != nullptr;
  EXPECT_GT(known, 30);
  EXPECT_LT(known, 100);

  answer_memo none(0);
  none.keep(request_of(1), 1, answer_of("x"));
  EXPECT_EQ(none.find(request_of(1), 1), nullptr);
}

TEST(AnswerMemo, TellsTheDateOfToday) {
  ready_answer answer = answer_of("x");
  const auto size = answer.head.size();
  answer.tell_date(http_date());
  EXPECT_EQ(answer.head.size(), size);
  EXPECT_NE(answer.head.find("Date: " + std::string(http_date()) + "\r\n"), std::string::npos);
  EXPECT_EQ(http_date().size(), 29u);
}

TEST(AnswerMemo, FindsTheFirstHead) {
  EXPECT_EQ(first_head("GET / HTTP/1.1\r\nA: b\r\n\r\nGET /2"), "GET / HTTP/1.1\r\nA: b\r\n\r\n");
  EXPECT_EQ(first_head("GET / HTTP/1.1\r\nA: b\r\n\r"), "");
  EXPECT_EQ(first_head("\r\n\r\nGET / HTTP/1.1\r\n\r\n"), "\r\n\r\n");
  EXPECT_EQ(first_head(""), "");
}

}  // namespace
}  // namespace uramost::http
