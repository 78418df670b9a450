#include "core/query_parameters.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost {
namespace {

TEST(QueryParameters, DecodesEscapesAndBlanks) {
  auto parameters = query_parameters::parse("q=%C5%A0ta+je&empty=&flag&&x=a%3Db");
  EXPECT_EQ(parameters.take("q"), "Šta je");
  EXPECT_EQ(parameters.take("empty"), "");
  EXPECT_EQ(parameters.take("flag"), "");
  EXPECT_EQ(parameters.take("x"), "a=b");
  EXPECT_EQ(parameters.take("absent"), std::nullopt);
  EXPECT_NO_THROW(parameters.expect_all_taken());
}

TEST(QueryParameters, RefusesBrokenEscapesForeignBytesAndFloods) {
  std::string flood;
  for (int i = 0; i < 300; ++i) flood += "a" + std::to_string(i) + "=1&";
  for (const std::string& text : {std::string("a=%"), std::string("a=%4"), std::string("a=%zz"),
                                  std::string("a=%FF"), std::string("a=%00"), std::string("%E2%82=1"), flood})
    EXPECT_THROW(query_parameters::parse(text), error) << text;
  EXPECT_EQ(query_parameters::parse("a=%41").take("a"), "A");
}

TEST(QueryParameters, WhatNobodyTookIsNamed) {
  auto parameters = query_parameters::parse("known=1&unknown=2");
  parameters.take("known");
  try {
    parameters.expect_all_taken();
    FAIL();
  } catch (const error& problem) {
    EXPECT_EQ(problem.field(), "unknown");
  }
}

TEST(PercentEncode, ComesBackThroughParse) {
  std::string bytes;
  for (int c = 1; c < 128; ++c) bytes += static_cast<char>(c);
  bytes += "ëčćžšđ Звечан";
  EXPECT_EQ(query_parameters::parse("a=" + percent_encode(bytes)).take("a"), bytes);
}

}  // namespace
}  // namespace uramost
