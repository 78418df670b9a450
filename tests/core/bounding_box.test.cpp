#include "core/bounding_box.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost {
namespace {

TEST(BoundingBox, HoldsItsBorders) {
  const bounding_box box = parse_bounding_box("20.5,42.8,21,43.3");
  EXPECT_TRUE(box.contains({20.5, 42.8}));
  EXPECT_TRUE(box.contains({21, 43.3}));
  EXPECT_FALSE(box.contains({21.0000001, 43}));
}

TEST(BoundingBox, IgnoresHeights) {
  EXPECT_EQ(parse_bounding_box("20.5,42.8,0,21,43.3,500"), parse_bounding_box("20.5,42.8,21,43.3"));
}

TEST(BoundingBox, ReadsBackItsOwnText) {
  const bounding_box box = parse_bounding_box("20.123456789,42.8,21,43.3");
  EXPECT_EQ(parse_bounding_box(to_string(box)), box);
}

TEST(BoundingBox, RefusesBoxesAcrossTheAntimeridianAndUpsideDown) {
  for (const char* text : {"179,42,-179,43", "20,43,21,42", "20,42,21", "20,42,21,43,44", "", "20,42,21,91"})
    EXPECT_THROW(parse_bounding_box(text), error) << text;
}

}  // namespace
}  // namespace uramost
