#include "http/compression.hpp"

#include <gtest/gtest.h>

#include "gunzip.hpp"

namespace uramost::http {
namespace {

TEST(Gzip, GivesBackTheSameBytes) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += std::to_string(i * i) + " Zveçan/Zvečan/Звечан\n";
  EXPECT_EQ(gunzip(gzip(text)), text);
  EXPECT_LT(gzip(text).size(), text.size() / 2);
  EXPECT_EQ(gunzip(gzip("")), "");
}

TEST(AcceptEncoding, FollowsTheHeader) {
  EXPECT_TRUE(accepts_gzip("gzip"));
  EXPECT_TRUE(accepts_gzip("br, GZIP;q=0.5"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip(""));
  EXPECT_FALSE(accepts_gzip("br, deflate"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0.0, *"));
  EXPECT_FALSE(accepts_gzip("xgzip"));
}

TEST(Compression, PacksLongTextWhenItIsTaken) {
  const std::string text(5'000, 'x');
  response answer = text_response("application/geo+json", text);
  compress(answer, "gzip, br");
  EXPECT_EQ(answer.header("Content-Encoding"), "gzip");
  EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(gunzip(answer.body_text()), text);
}

TEST(Compression, SaysThatItDependsOnTheHeaderEvenWhenNotPacked) {
  response answer = text_response("text/html; charset=utf-8", std::string(5'000, 'x'));
  compress(answer, "");
  EXPECT_EQ(answer.header("Content-Encoding"), "");
  EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
}

TEST(Compression, LeavesPicturesAndShortAnswersAlone) {
  response picture = text_response("image/png", std::string(5'000, 'x'));
  response word = text_response("application/json", "{}");
  for (response* each : {&picture, &word}) {
    compress(*each, "gzip");
    EXPECT_EQ(each->header("Content-Encoding"), "");
    EXPECT_EQ(each->header("Vary"), "");
  }
}

}  // namespace
}  // namespace uramost::http
