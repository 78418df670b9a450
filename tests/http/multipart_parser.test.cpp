#include "http/multipart_parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost::http {
namespace {
using testing::ElementsAre;

struct part {
  std::string name, file_name, data;
  bool ended = false;
  friend bool operator==(const part&, const part&) = default;
  friend void PrintTo(const part& one, std::ostream* out) {
    *out << one.name << '|' << one.file_name << '|' << one.data;
  }
};

/// Reads a form in pieces of `step` bytes.
std::vector<part> parse(std::string_view body, std::size_t step, std::string_view boundary = "XX") {
  std::vector<part> parts;
  multipart_parser parser(boundary,
                          {[&](const part_heading& heading) {
                             parts.push_back({heading.name, heading.file_name.value_or("-"), "", false});
                           },
                           [&](std::string_view bytes) {
                             EXPECT_FALSE(bytes.empty());
                             parts.back().data += bytes;
                           },
                           [&] { parts.back().ended = true; }});
  for (std::size_t at = 0; at < body.size(); at += step) parser.feed(body.substr(at, step));
  parser.finish();
  return parts;
}

const std::string two_parts =
    "--XX\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nincidents\r\n"
    "--XX\r\nContent-Type: text/csv\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a "
    "b.csv\"\r\n\r\n"
    "x,y\r\n1,--X\r\n--\r\n\r\n--XX--\r\n";

TEST(MultipartParser, ReadsPartsWhateverThePieces) {
  for (std::size_t step : {1u, 2u, 3u, 7u, 16u, 1000u})
    EXPECT_THAT(parse(two_parts, step), ElementsAre(part{"kind", "-", "incidents", true},
                                                    part{"file", "a b.csv", "x,y\r\n1,--X\r\n--\r\n", true}))
        << step;
}

TEST(MultipartParser, TakesAPreambleAnEpilogueAndEmptyParts) {
  const std::string body =
      "hello\r\n--XX  \r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--XX--\r\nand more --XX";
  for (std::size_t step : {1u, 5u, 1000u})
    EXPECT_THAT(parse(body, step), ElementsAre(part{"a", "-", "", true})) << step;
}

TEST(MultipartParser, ReadsQuotedAndForeignNames) {
  const std::string body =
      "--XX\r\nContent-Disposition: form-data; name=\"a\\\"b\"; filename=\"Регистар; "
      "Zveçan.csv\"\r\n\r\n1\r\n--XX--";
  EXPECT_THAT(parse(body, 1000), ElementsAre(part{"a\"b", "Регистар; Zveçan.csv", "1", true}));
}

TEST(MultipartParser, KeepsZeroBytes) {
  std::string body = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n";
  body += std::string("\0\r\0\n", 4) + "\r\n--XX--";
  EXPECT_EQ(parse(body, 1).front().data, std::string("\0\r\0\n", 4));
}

class BadForm : public testing::TestWithParam<std::string> {};

TEST_P(BadForm, IsRefusedWhateverThePieces) {
  EXPECT_THROW(parse(GetParam(), 1), error);
  EXPECT_THROW(parse(GetParam(), 100'000), error);
}

INSTANTIATE_TEST_SUITE_P(
    MultipartParser, BadForm,
    testing::Values("", "nothing", "--XX", "--XX\r\n",
                    "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nabc",
                    "--XX\r\n\r\nno name\r\n--XX--", "--XX\r\nContent-Type: a/b\r\n\r\nno name\r\n--XX--",
                    "--XXY\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--XX--",
                    "--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--XX--",
                    "--XX\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\n1\r\n--XX--",
                    "--XX\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n1\r\n--XX--",
                    "--XX" + std::string(20'000, ' ') + "\r\n"));

TEST(MultipartBoundary, IsReadFromTheContentType) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""), "a b");
  EXPECT_EQ(multipart_boundary("multipart/form-data"), std::nullopt);
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary="), std::nullopt);
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'x')), std::nullopt);
  EXPECT_EQ(multipart_boundary("application/json; boundary=abc"), std::nullopt);
}

}  // namespace
}  // namespace uramost::http
