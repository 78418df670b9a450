#include "tiles/colour_ramp.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>

#include "core/error.hpp"

namespace uramost::tiles {
namespace {

using vector3 = std::array<double, 3>;
using matrix3 = std::array<vector3, 3>;

vector3 product(const matrix3& m, const vector3& v) {
  vector3 result{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) result[i] += m[i][j] * v[j];
  return result;
}

vector3 linear(const rgba& colour) {
  const auto decode = [](std::uint8_t value) {
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return {decode(colour.red), decode(colour.green), decode(colour.blue)};
}

/// CIELAB (CIE 1976), D65.
vector3 lab(const vector3& rgb) {
  static constexpr matrix3 to_xyz{
      {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
  const vector3 xyz = product(to_xyz, rgb);
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = f(xyz[0] / 0.9505), y = f(xyz[1]), z = f(xyz[2] / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const vector3& a, const vector3& b) {
  return std::sqrt(std::pow(a[0] - b[0], 2) + std::pow(a[1] - b[1], 2) + std::pow(a[2] - b[2], 2));
}

/// Full deficiencies on linear RGB (Machado, Oliveira, Fernandes 2009, table for severity 1.0).
constexpr matrix3 protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr matrix3 deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr matrix3 tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr matrix3 full_sight{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

constexpr int classes = 7;

TEST(ColourRamp, KeepsNeighbouringClassesApartForEveryKindOfSight) {
  for (std::string_view name : ramp_names()) {
    const auto colours = ramp_colours(name, classes);
    for (const auto* sight : {&full_sight, &protanopia, &deuteranopia, &tritanopia})
      for (std::size_t i = 1; i < colours.size(); ++i)
        EXPECT_GT(difference(lab(product(*sight, linear(colours[i - 1]))),
                             lab(product(*sight, linear(colours[i])))),
                  7)
            << name << " class " << i;
  }
}

TEST(ColourRamp, RisesOrFallsSteadilyInLightness) {
  for (std::string_view name : ramp_names()) {
    const auto colours = ramp_colours(name, 64);
    const double direction = lab(linear(colours.back()))[0] - lab(linear(colours.front()))[0];
    EXPECT_GT(std::abs(direction), 50) << name;  // readable in greyscale
    for (std::size_t i = 1; i < colours.size(); ++i) {
      const double step = lab(linear(colours[i]))[0] - lab(linear(colours[i - 1]))[0];
      EXPECT_GT(step * direction, 0) << name << " step " << i;
    }
  }
}

TEST(ColourRamp, GrowsMoreOpaqueButNeverHidesTheMap) {
  for (std::string_view name : ramp_names()) {
    const auto colours = ramp_colours(name, classes);
    for (std::size_t i = 1; i < colours.size(); ++i) EXPECT_GT(colours[i].alpha, colours[i - 1].alpha);
    EXPECT_GT(colours.front().alpha, 64);
    EXPECT_LT(colours.back().alpha, 255);
  }
}

TEST(ColourRamp, EndsAtItsControlColours) {
  const auto colours = ramp_colours("viridis", classes);
  EXPECT_NEAR(colours.front().red, 0x44, 1);
  EXPECT_NEAR(colours.back().red, 0xFD, 1);
  EXPECT_NEAR(colours.back().blue, 0x25, 1);
}

TEST(ColourRamp, RefusesAnUnknownName) {
  try {
    ramp_colours("jet", classes);
    FAIL();
  } catch (const error& problem) {
    EXPECT_EQ(problem.field(), "ramp");
  }
}

TEST(ColourRamp, GivesAsManyColoursAsAskedFor) {
  EXPECT_TRUE(ramp_colours("magma", 0).empty());
  EXPECT_EQ(ramp_colours("magma", 1).size(), 1U);
}

}  // namespace
}  // namespace uramost::tiles
