#include "http/compression.hpp"

#include <gtest/gtest.h>

#include "unpacked.hpp"

namespace uramost::http {
namespace {

TEST(Packed, GivesBackTheSameBytes) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += std::to_string(i * i) + " Zveçan/Zvečan/Звечан\n";
  for (const effort spent : {effort::quick, effort::thorough}) {
    for (const coding as : {coding::none, coding::gzip, coding::br}) {
      EXPECT_EQ(unpacked(packed(text, as, spent), to_string(as)), text);
      EXPECT_EQ(unpacked(packed("", as, spent), to_string(as)), "");
    }
    EXPECT_LT(packed(text, coding::gzip, spent).size(), text.size() / 2);
    EXPECT_LT(packed(text, coding::br, spent).size(), text.size() / 2);
  }
}

TEST(AcceptEncoding, GetsTheCodingOfTheHighestWeight) {
  EXPECT_EQ(preferred_coding("gzip"), coding::gzip);
  EXPECT_EQ(preferred_coding("gzip, deflate, br"), coding::br);
  EXPECT_EQ(preferred_coding("br;q=0.2, GZIP ; Q=0.5"), coding::gzip);
  EXPECT_EQ(preferred_coding("gzip;q=0.5, br; q=0.5"), coding::br);
  EXPECT_EQ(preferred_coding("*"), coding::br);
  EXPECT_EQ(preferred_coding("br;q=0, *;q=0.1"), coding::gzip);
  EXPECT_EQ(preferred_coding("identity;q=0.1, gzip;q=0.2"), coding::gzip);
}

TEST(AcceptEncoding, GetsNoCodingThatIsNotWanted) {
  for (const char* header : {"", "deflate", "xgzip", "gzip;q=0", "gzip;q=0.0, br;q=0", "br;q=0, gzip;q=0, *",
                             "identity, gzip;q=0.5", "gzip;q=x", "gzip;q=-1", ",;,;q=1", "*;q=0"})
    EXPECT_EQ(preferred_coding(header), coding::none) << header;
}

TEST(Compression, PacksLongTextWhenItIsTaken) {
  const std::string text(5'000, 'x');
  for (const std::string as : {"gzip", "br"}) {
    response answer = text_response("application/geo+json", text);
    compress(answer, "deflate, " + as);
    EXPECT_EQ(answer.header("Content-Encoding"), as);
    EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(unpacked(answer.body_text(), as), text);
  }
}

TEST(Compression, SaysThatItDependsOnTheHeaderEvenWhenNotPacked) {
  response answer = text_response("text/html; charset=utf-8", std::string(5'000, 'x'));
  compress(answer, "");
  EXPECT_EQ(answer.header("Content-Encoding"), "");
  EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
}

TEST(Compression, LeavesBytesAloneThatAreTaggedExactly) {
  response exact = text_response("application/json", std::string(5'000, 'x'));
  exact.set("ETag", "\"abc\"");
  compress(exact, "gzip");
  EXPECT_EQ(exact.header("Content-Encoding"), "");
  EXPECT_EQ(exact.body_text().size(), 5'000u);
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
