#include "http/response.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::Not;

TEST(Response, WritesItsHead) {
  const response answer = text_response("text/plain", "hello");
  EXPECT_EQ(head_text(answer, true),
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n");
  EXPECT_THAT(head_text(answer, false), HasSubstr("\r\nConnection: close\r\n\r\n"));
}

TEST(Response, AnnouncesStreamsByLengthOrChunks) {
  response stream = stream_response("text/csv", [] { return body_piece{}; });
  EXPECT_THAT(head_text(stream, true), HasSubstr("Transfer-Encoding: chunked"));
  EXPECT_THAT(head_text(stream, false, framing::until_close), Not(HasSubstr("Transfer-Encoding")));
  stream.stream_length = 12;
  EXPECT_THAT(head_text(stream, true), HasSubstr("Content-Length: 12"));
  EXPECT_THAT(head_text(stream, true), Not(HasSubstr("chunked")));
}

TEST(Response, SaysNoLengthWhenNotModified) {
  response answer;
  answer.status = 304;
  EXPECT_THAT(head_text(answer, true), Not(HasSubstr("Content-Length")));
}

TEST(Response, LetsNoValueForgeAnotherField) {
  response answer = text_response("text/plain", "");
  answer.set("Location", "/x\r\nSet-Cookie: a=b");
  EXPECT_THAT(head_text(answer, true), HasSubstr("Location: /x  Set-Cookie: a=b\r\n"));
}

TEST(Response, ReplacesAFieldWhateverItsCase) {
  response answer;
  answer.set("ETag", "1").set("etag", "2");
  EXPECT_EQ(answer.headers.size(), 1u);
  EXPECT_EQ(answer.header("eTag"), "2");
}

TEST(Response, FramesChunksInHexadecimal) {
  EXPECT_EQ(chunk_text(std::string(26, 'x')), "1a\r\n" + std::string(26, 'x') + "\r\n");
  EXPECT_EQ(chunk_text(""), "0\r\n\r\n");
}

}  // namespace
}  // namespace uramost::http
