#include "tiles/colour_ramp.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"

namespace uramost::tiles {

namespace {
/// A colour in OKLab (Ottosson 2020), where equal distances look equal.
struct oklab {
  double lightness, green_red, blue_yellow;
};

double to_linear(double encoded) {
  return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}

std::uint8_t to_encoded(double linear) {
  const double clamped = std::clamp(linear, 0.0, 1.0);
  const double encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(encoded * 255));
}

oklab to_oklab(std::uint32_t rgb) {
  const double r = to_linear((rgb >> 16 & 255) / 255.0), g = to_linear((rgb >> 8 & 255) / 255.0),
               b = to_linear((rgb & 255) / 255.0);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

rgba to_rgb(oklab colour) {
  const auto cube = [](double root) { return root * root * root; };
  const double l =
      cube(colour.lightness + 0.3963377774 * colour.green_red + 0.2158037573 * colour.blue_yellow);
  const double m =
      cube(colour.lightness - 0.1055613458 * colour.green_red - 0.0638541728 * colour.blue_yellow);
  const double s =
      cube(colour.lightness - 0.0894841775 * colour.green_red - 1.2914855480 * colour.blue_yellow);
  return {to_encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          to_encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          to_encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s), 255};
}

/// Evenly spaced control points, 0xRRGGBB, from low to high.
struct ramp {
  std::string_view name;
  std::array<std::uint32_t, 5> colours;
};

/// The first three have the run of colours that the names promise, the last two one hue each.
constexpr std::array ramps{
    ramp{"viridis", {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725}},
    ramp{"magma", {0x120D31, 0x51127C, 0xB73779, 0xFC8961, 0xFCFDBF}},
    ramp{"cividis", {0x00224E, 0x434E6C, 0x7D7C78, 0xBBAE6C, 0xFEE838}},
    ramp{"reds", {0xFBD9CA, 0xF6A48A, 0xE5604A, 0xB51F2A, 0x5E0614}},
    ramp{"blues", {0xD4E4F4, 0x9CC3E3, 0x559ACB, 0x1F66A8, 0x082C5E}},
};

constexpr std::array names = [] {
  std::array<std::string_view, ramps.size()> list;
  for (std::size_t i = 0; i < ramps.size(); ++i) list[i] = ramps[i].name;
  return list;
}();

constexpr double faintest_alpha = 0.45, strongest_alpha = 0.85;

oklab colour_at(const ramp& along, double part) {
  const double position = part * static_cast<double>(along.colours.size() - 1);
  const std::size_t left = std::min(static_cast<std::size_t>(position), along.colours.size() - 2);
  const oklab a = to_oklab(along.colours[left]), b = to_oklab(along.colours[left + 1]);
  const double share = position - static_cast<double>(left);
  return {std::lerp(a.lightness, b.lightness, share), std::lerp(a.green_red, b.green_red, share),
          std::lerp(a.blue_yellow, b.blue_yellow, share)};
}
}  // namespace

std::span<const std::string_view> ramp_names() { return names; }

std::vector<rgba> ramp_colours(std::string_view name, int classes) {
  const auto found = std::ranges::find(ramps, name, &ramp::name);
  if (found == ramps.end())
    throw invalid_input("there is no colour ramp '" + std::string(name) + "'", "ramp");

  std::vector<rgba> colours;
  for (int i = 0; i < classes; ++i) {
    const double part = classes > 1 ? static_cast<double>(i) / (classes - 1) : 1;
    rgba colour = to_rgb(colour_at(*found, part));
    colour.alpha =
        static_cast<std::uint8_t>(std::lround(255 * std::lerp(faintest_alpha, strongest_alpha, part)));
    colours.push_back(colour);
  }
  return colours;
}

}  // namespace uramost::tiles
